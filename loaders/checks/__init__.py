"""Rules that the rows of a file are held against, together and with what the store knows."""
