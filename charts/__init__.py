"""Frames and catalogue entries in, chart specifications and HTML out. No Streamlit, no DuckDB."""
