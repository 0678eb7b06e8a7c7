"""Sheets in nobody's layout in: what they probably mean, and the same rows by a confirmed mapping."""
