"""The forms that we hand out: workbooks written from the catalogue."""
