"""The tasks that wait for people: offered, claimed, filled in, completed, handed on."""
