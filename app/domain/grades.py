"""The grades of 《长期护理失能等级评估标准（试行）》 (医保办发〔2021〕37号) by their names.

Which points and which combination of dimensions give which grade is decision-table data.
"""

from enum import IntEnum


class Grade(IntEnum):
    """The six grades of disability, 0 to 5."""

    NONE = 0
    MILD = 1
    MODERATE = 2
    SEVERE_I = 3
    SEVERE_II = 4
    SEVERE_III = 5

    @property
    def label(self) -> str:
        return _GRADES[self]


_GRADES = {
    Grade.NONE: "基本正常",
    Grade.MILD: "轻度失能",
    Grade.MODERATE: "中度失能",
    Grade.SEVERE_I: "重度失能Ⅰ级",
    Grade.SEVERE_II: "重度失能Ⅱ级",
    Grade.SEVERE_III: "重度失能Ⅲ级",
}
