"""What the public pages read: the area, its offices and notices, and where a case stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, or_, select

from app.business.public_notices.records import PublicNotice
from app.domain.errors import NotFound
from app.identity.actor import Actor
from app.identity.queries import visible
from app.storage.records import Area, CaseFile, Deployment, Document, Instance, Organisation, Wait, WorkItem
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class Place:
    """Somewhere a case waits: an element and the calls above it, the outermost first."""

    process_id: str
    element_id: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class RunningNotice:
    """A notice as it was published; `content` is masked by its author."""

    notice: PublicNotice
    publisher: str


def areas(unit: UnitOfWork) -> Sequence[Area]:
    """The pooling areas in which something can be applied for, by name; all where nothing is deployed yet."""
    in_use = exists().where(Deployment.area_id == Area.id, Deployment.withdrawn_at.is_(None))
    every = select(Area).order_by(Area.name)
    return unit.session.scalars(every.where(in_use)).all() or unit.session.scalars(every).all()


def offices(unit: UnitOfWork, area_id: str, kinds: Collection[str]) -> Sequence[Organisation]:
    """Organisations of these kinds whose agreement, where there is one, is in force today."""
    today = day_of(unit.moment)
    return unit.session.scalars(
        select(Organisation)
        .where(
            Organisation.area_id == area_id,
            Organisation.kind.in_(kinds),
            Organisation.state == "active",
            or_(Organisation.agreement_from.is_(None), Organisation.agreement_from <= today),
            or_(Organisation.agreement_until.is_(None), Organisation.agreement_until >= today),
        )
        .order_by(Organisation.kind, Organisation.name)
    ).all()


def notices_running(unit: UnitOfWork, area_id: str) -> list[RunningNotice]:
    """What is published now, the notice that ends first on top."""
    rows = unit.session.execute(
        select(PublicNotice, Organisation.name)
        .join(
            Organisation,
            (Organisation.area_id == PublicNotice.area_id) & (Organisation.id == PublicNotice.publisher_id),
        )
        .where(
            PublicNotice.area_id == area_id,
            PublicNotice.state == "running",
            PublicNotice.starts_on <= day_of(unit.moment),
            PublicNotice.ends_at > unit.moment,
        )
        .order_by(PublicNotice.ends_at, PublicNotice.id)
    )
    return [RunningNotice(*row) for row in rows]


def cases_of(unit: UnitOfWork, actor: Actor) -> Sequence[CaseFile]:
    """The cases of an applicant with an account, the latest first."""
    return unit.session.scalars(
        select(CaseFile).where(visible(actor)).order_by(CaseFile.submitted_at.desc(), CaseFile.id.desc())
    ).all()


def places_of(unit: UnitOfWork, case: CaseFile) -> list[Place]:
    """Where the case waits for somebody's work or for a day to come."""
    items = unit.session.execute(
        select(WorkItem.process_id, WorkItem.element_id, WorkItem.path)
        .where(WorkItem.area_id == case.area_id, WorkItem.case_id == case.id, WorkItem.state == "open")
        .order_by(WorkItem.id)
    )
    waits = unit.session.execute(
        select(Wait.process_id, Wait.element_id, Wait.path)
        .where(Wait.area_id == case.area_id, Wait.case_id == case.id, Wait.kind == "timer")
        .order_by(Wait.id)
    )
    rows = [*items, *waits]
    return [
        Place(process, element, tuple(path.split("/")) if path else ()) for process, element, path in rows
    ]


def release_of(unit: UnitOfWork, case: CaseFile) -> str:
    """The id of the release that the case follows."""
    return unit.session.scalars(
        select(Instance.release_id)
        .where(Instance.area_id == case.area_id, Instance.case_id == case.id)
        .order_by(Instance.id)
        .limit(1)
    ).one()


def letters_of(unit: UnitOfWork, case: CaseFile, codes: Collection[str]) -> Sequence[Document]:
    """The letters of these codes that were issued in the case, the latest first."""
    return unit.session.scalars(
        select(Document)
        .where(Document.area_id == case.area_id, Document.case_id == case.id, Document.code.in_(codes))
        .order_by(Document.issued_at.desc(), Document.id.desc())
    ).all()


def letter_of(unit: UnitOfWork, case: CaseFile, document_id: str, codes: Collection[str]) -> Document:
    """One of them. Raises NotFound for a letter of another case or to somebody else."""
    document = unit.session.get(Document, (case.area_id, document_id))
    if document is None or document.case_id != case.id or document.code not in codes:
        raise NotFound()
    return document
