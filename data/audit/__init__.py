"""The log of who did what: a chain of hashes, its head kept outside the store; nothing in the program shortens it."""
