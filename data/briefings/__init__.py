"""Briefings: the draft of a meeting, its frozen snapshots and editions, what the chair concluded."""
