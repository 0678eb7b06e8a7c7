"""A file in, checked records or a list of problems out."""
