"""Tests of data/briefings."""
