"""What leaves the house: tables and charts as files, with title, notes, source, cut-off and the made-up mark."""
