"""A running instance: its tokens, how branches meet, what is saved of it and what leaves it as plain data."""
