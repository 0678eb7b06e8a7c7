"""Sheets of our own layouts in, rows out, each with its cell."""
