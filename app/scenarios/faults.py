"""What ends a scenario badly: the file, or what the product did."""


class NotWellFormed(Exception):
    """The file cannot be played; the sentence names the place."""


class ScenarioFailed(Exception):
    """The product did not do what the scenario says."""

    def __init__(self, step: int, title: str, expected: object, found: object) -> None:
        super().__init__(f"step {step} ({title}): expected {expected}; found {found}")
        self.step = step
