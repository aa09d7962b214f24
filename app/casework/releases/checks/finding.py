"""What is wrong with materials that are to be published: a file, a place in it, one sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.errors import ReleaseRefused
from app.feel.judging import Complaint


@dataclass(frozen=True)
class Finding:
    """`element` is the id of what is drawn, of a row, field or clock; `place` says where on it.

    `sentence` is a Chinese template for `params`.
    """

    file: str
    element: str | None
    sentence: str
    place: str = ""
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.sentence.format(**self.params)

    @property
    def line(self) -> str:
        """The whole finding in one line: the file, the place, the sentence."""
        where = " ".join(filter(None, (self.element, self.place)))
        return f"{self.file}：{where}：{self}" if where else f"{self.file}：{self}"


class MaterialsRefused(ReleaseRefused):
    """Materials that may not be published; `findings` says why, all of them."""

    def __init__(self, process_id: str, findings: Iterable[Finding]) -> None:
        self.findings = tuple(dict.fromkeys(findings))
        lines = "；\n".join(finding.line for finding in self.findings)
        super().__init__(process=process_id, count=len(self.findings), findings=lines)


def about_text(
    file: str, element: str | None, place: str, text: str, complaints: Iterable[Complaint]
) -> Iterable[Finding]:
    """Findings about an expression, with the text and the column."""
    for complaint in complaints:
        params = {"text": text.strip(), "column": complaint.column, "reason": str(complaint)}
        yield Finding(file, element, "“{text}”第{column}列：{reason}", place, params)
