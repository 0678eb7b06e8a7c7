"""Backups: an encrypted copy of all that a centre knows, its way back, and the proof that the way back works."""
