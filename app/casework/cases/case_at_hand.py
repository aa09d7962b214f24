"""A case that is being worked on: locked, with its law, its release and its clocks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.casework.cases.case_facts import CaseFacts
from app.casework.clocks.case_clocks import CaseClocks
from app.casework.parameters.jurisdiction import Jurisdiction, jurisdiction_of
from app.casework.releases.pinned_release import PinnedRelease
from app.documents import front_matter
from app.identity.actor import Actor
from app.storage.clock_ledgers import Ledger
from app.storage.journal import Line
from app.storage.numbers import next_number
from app.storage.records import Account, CaseFile, Instance
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass
class CaseAtHand:
    """What a step and the functions that it calls need of a case. `actor` is None where the machine acts.

    `absent` is the colleague in whose place the actor acts, None where the actor acts for nobody else.
    `data` is the process data of the task that is being completed, empty otherwise.
    """

    unit: UnitOfWork
    case: CaseFile
    instance_id: str
    release: PinnedRelease
    law: Jurisdiction
    clocks: CaseClocks
    actor: Actor | None = None
    post: str | None = None
    absent: Account | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)
    _later: list[Callable[[], None]] = field(default_factory=list)

    @cached_property
    def facts(self) -> CaseFacts:
        """The case as forms, tables and letters see it."""
        return CaseFacts(self.unit, self.case, self.law, self.clocks)

    def renew_facts(self) -> None:
        """Forgets all facts, because the party of the case has changed."""
        self.__dict__.pop("facts", None)

    @property
    def area_id(self) -> str:
        return self.case.area_id

    @property
    def actor_id(self) -> str | None:
        return self.actor.account_id if self.actor else None

    @property
    def in_whose_place(self) -> dict[str, object]:
        """What a journal line says besides where the actor stands in for a colleague."""
        if self.absent is None:
            return {}
        return {"for": {"account": self.absent.id, "name": self.absent.name}}

    def after_clocks(self, act: Callable[[], None]) -> None:
        """Lets a service do what needs the clocks that its own node starts."""
        self._later.append(act)

    def clocks_moved(self) -> None:
        """Does what services have left for now."""
        while self._later:
            self._later.pop(0)()

    def note(self, kind: str, **columns: object) -> None:
        """Adds a line to the case's journal, by the actor at hand unless another is named."""
        line = {"actor_id": self.actor_id, "post": self.post, "instance_id": self.instance_id, **columns}
        self.unit.journal.append(self.area_id, self.case.id, Line(kind, **line))  # type: ignore[arg-type]

    def number(self, process_id: str, code: str) -> str:
        """The number of this step's letter of that code, as GS评结〔2026〕00017号, once a letter."""
        if code not in self._numbers:
            year = day_of(self.unit.moment).year
            mark = front_matter(self.release.letter(process_id, code)).number_prefix
            count = next_number(self.unit, self.area_id, f"{code}-{year}")
            self._numbers[code] = f"{self.law.area.number_prefix}{mark}〔{year}〕{count:05d}号"
        return self._numbers[code]

    def used_number(self, code: str) -> None:
        """Forgets a number after its letter was written, so that the next letter gets its own."""
        self._numbers.pop(code, None)


def take_in_hand(
    unit: UnitOfWork,
    case: CaseFile,
    instance: Instance,
    actor: Actor | None = None,
    clocks: Iterable[Ledger] | None = None,
) -> CaseAtHand:
    """A loaded and locked case with all that belongs to it."""
    law = jurisdiction_of(unit, case.area_id, case.region)
    return CaseAtHand(
        unit=unit,
        case=case,
        instance_id=instance.id,
        release=unit.tools.catalogue.release(unit, instance.release_id, instance.process_id),
        law=law,
        clocks=CaseClocks(unit, case.area_id, case.id, lambda: law.calendar, clocks),
        actor=actor,
    )
