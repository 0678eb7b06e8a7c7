"""Bytes in, sheets of cells out: what a file is, and whether it is safe to open."""
