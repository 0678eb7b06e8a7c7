"""Benchmarks: python -m tests.bench. They inform; no test depends on them."""
