"""The people of the centre: who may sign in and how, what keeps them in, by which rules."""
