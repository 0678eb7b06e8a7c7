"""What the words of a file name: things that the catalogue knows, places, periods, units of measure."""
