"""Giao ban: the page on which meetings are prepared, frozen, presented, handed out and concluded."""
