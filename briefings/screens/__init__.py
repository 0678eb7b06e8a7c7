"""The screens of a deck: one module for each kind of agenda item."""
