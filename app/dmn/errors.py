"""What is wrong with a decision model or with a decision, as sentences with the element's id."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person has to put right: in the model, or in the data of one decision."""

    element_id: str
    sentence_zh: str
    sentence_en: str


class DmnError(Exception):
    """A decision model that cannot be read, or a decision that cannot be asked."""

    def __init__(self, element_id: str, sentence_zh: str, sentence_en: str) -> None:
        super().__init__(f"{element_id}: {sentence_en}" if element_id else sentence_en)
        self.element_id = element_id
        self.sentence_zh = sentence_zh
        self.sentence_en = sentence_en
