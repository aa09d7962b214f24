"""A process that is about somebody lets its start form name them; a business is one process's in a region."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.domain.subject import Role, SubjectKind
from app.engine.reading.elements import Element, Process
from app.forms import Form

_IDENTIFIED_BY = {SubjectKind.PERSON: "id_number", SubjectKind.ORGANISATION: "uscc"}


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Subjects that no start form names, and businesses that no region has this process serve."""
    process = checked.processes.get(checked.process_id)
    if process is None:
        return
    if process.subject != SubjectKind.NONE:
        kind = SubjectKind(process.subject)
        for start in _starts(process):
            form = checked.form(start)
            if form is not None and not _names(form, kind):
                sentence = "案件关于{kind}，但表单没有写明当事人的分组（role、kind，含“{key}”）"
                params = {"kind": kind.value, "key": _IDENTIFIED_BY[kind]}
                yield checked.finding(start, sentence, "当事人", **params)
    served = checked.house.served
    if process.business and process.id not in served.get(process.business, ()):
        sentence, params = "没有一个地区的文件写明业务“{name}”由本流程办理", {"name": process.business}
        yield Finding(process.path, process.id, sentence, "业务", params)


def _starts(process: Process) -> Iterator[Element]:
    return (
        element
        for element in process.elements.values()
        if element.kind == "startEvent" and element.parent is None and element.message is None
    )


def _names(form: Form, kind: SubjectKind) -> bool:
    places = {
        (*group.path, _IDENTIFIED_BY[kind]) for group in form.parties if group.party == (Role.SUBJECT, kind)
    }
    return any(field.path in places for field in form.fields)
