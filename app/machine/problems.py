"""What can be wrong with a machine, each with its remedy."""


class MachineProblem(Exception):
    """One sentence that says what is missing and what to do about it."""
