"""Objections to what was published: raised, looked into, answered."""
