"""The parameters of an area as a page shows them: by group, in words, with source, and what is lacking."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext
from markupsafe import Markup

from app.casework.parameters.parameter_names import parameter_groups, parameter_name, value_name
from app.casework.parameters.parameter_needs import Need
from app.casework.releases.articles import Article, article_of
from app.web.saying import listed, phrased, said
from app.workcalendar.lengths import Length
from app.workcalendar.parameter_entry import COUNTED, UNIT_NAMES, in_words
from app.workcalendar.parameters import Parameter, ParameterState, RegionParameters

LONG_VALUE = 24
LONGEST_LEAD = 6
_GUIDE_ITEM = "service_guide.items."


@dataclass(frozen=True)
class ParameterRow:
    """One value of one parameter. `holds` is false for a draft, and outside the value's days."""

    parameter: Parameter
    name: str
    holds: bool
    used_by: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.parameter.key

    @property
    def is_draft(self) -> bool:
        return self.parameter.state is ParameterState.DRAFT

    @property
    def is_own(self) -> bool:
        """Whether the area set it itself."""
        return self.parameter.setting is not None

    @property
    def leaves_choice(self) -> bool:
        """Whether the source leaves the area to choose on one side of it."""
        return self.parameter.bound is not None and not self.is_own

    @property
    def words(self) -> Markup:
        """The value in words, with a short qualifier before it: 不少于 2 名评估人员."""
        words = _in_words(self.parameter.value, self.parameter.unit)
        return Markup("{} {}").format(said(self.parameter.qualifier), words) if self._leads else words

    @property
    def is_long(self) -> bool:
        """Whether the value is prose or a list rather than a quantity."""
        return len(self.words.striptags()) > LONG_VALUE

    @property
    def remarks(self) -> tuple[Markup | str, ...]:
        """What else the source says about the value."""
        parameter = self.parameter
        event = parameter.counted_from
        counted = phrased("自%(event)s起算", event=said(event)) if event else None
        qualifier = None if self._leads else parameter.qualifier
        remarks = (qualifier, counted, parameter.clock_stop, parameter.extra_condition, parameter.note)
        return tuple(filter(None, remarks))

    @property
    def _leads(self) -> bool:
        """Whether the qualifier is a word such as 至少, and not a sentence of its own."""
        return bool(self.parameter.qualifier) and len(self.parameter.qualifier or "") <= LONGEST_LEAD

    @property
    def table(self) -> list[tuple[Markup, Markup]]:
        """A table's rows: when, and what then."""
        value = self.parameter.value
        return [_table_row(row) for row in value] if isinstance(value, list) else []

    @property
    def articles(self) -> list[Article]:
        """The articles that state it."""
        return [article for each in self.parameter.source if (article := article_of(each))]


@dataclass(frozen=True)
class Group:
    """Parameters that belong together, under the names of the groups in which they stand."""

    names: tuple[str, ...]
    rows: tuple[ParameterRow, ...]

    @property
    def anchor(self) -> str:
        """The place of the group on the page."""
        return f"group-{self.rows[0].key.rpartition('.')[0] or 'top'}"


@dataclass(frozen=True)
class Question:
    """A parameter that an area has to decide on, under the names of its groups."""

    need: Need
    name: str
    groups: tuple[str, ...]


def rows_of(parameters: RegionParameters, needs: Iterable[Need], today: date) -> list[ParameterRow]:
    """All values of all parameters, sorted by group and day."""
    used = {need.key: need.used_by for need in needs}
    return [
        ParameterRow(
            parameter,
            gettext(parameter_name(key)),
            _holds(parameter, parameters, today),
            used.get(key, ()),
        )
        for key, versions in parameters.versions.items()
        for parameter in versions
    ]


def grouped(rows: Iterable[ParameterRow], region: RegionParameters) -> list[Group]:
    """The rows in groups, in the order of the region's file; the area's own come where they belong."""
    groups: dict[str, list[ParameterRow]] = {}
    for row in rows:
        groups.setdefault(row.key.rpartition(".")[0], []).append(row)
    found = [Group(_group_names(key, region), tuple(held)) for key, held in groups.items()]
    wide = {group.names[:1]: number for number, group in reversed(list(enumerate(found)))}
    return sorted(found, key=lambda group: wide[group.names[:1]])


def sections_of(groups: Iterable[Group]) -> dict[str, str]:
    """The widest groups in their order, each with the place where it begins on the page."""
    sections: dict[str, str] = {}
    for group in groups:
        sections.setdefault(group.names[0], group.anchor)
    return sections


def question_about(need: Need) -> Question:
    """The need in words."""
    return Question(need, gettext(parameter_name(need.key)), _names_of_groups(need.key))


def suggested_units(key: str, regions: Mapping[str, RegionParameters]) -> tuple[str, ...]:
    """The units in which regions state the key. Nothing but the unit is taken over from another region."""
    units = (each.unit for region in regions.values() for each in region.versions.get(key, ()))
    return tuple(dict.fromkeys(unit for unit in units if unit != "table"))


def _group_names(key: str, region: RegionParameters) -> tuple[str, ...]:
    names = _names_of_groups(f"{key}.x") if key else (gettext("文件"),)
    item = region.versions.get(f"{key}.name") if key.startswith(_GUIDE_ITEM) else None
    return (
        (*names[:-1], phrased("%(group)s %(item)s", group=names[-1], item=item[0].value)) if item else names
    )


def _names_of_groups(key: str) -> tuple[str, ...]:
    return tuple(map(gettext, parameter_groups(key)))


def _holds(parameter: Parameter, region: RegionParameters, today: date) -> bool:
    all_draft = region.state is ParameterState.DRAFT
    return parameter.covers(today) and (all_draft or parameter.state is ParameterState.IN_FORCE)


def _in_words(value: object, unit: str) -> Markup:
    """The value as `in_words` says it in Chinese: 5 个工作日, 70%, 是."""
    if unit == "immediate":
        return said(UNIT_NAMES[unit])
    if isinstance(value, list):
        return listed(_in_words(each, unit) for each in value)
    if unit in COUNTED and unit != "percent":
        return Markup("{} {}").format(str(value), said(UNIT_NAMES[unit]))
    return said(in_words(value_name(value) if isinstance(value, str) else value, unit))


def _table_row(row: object) -> tuple[Markup, Markup]:
    if not isinstance(row, Mapping):
        return Markup(), said(str(row))
    shown = {name: value for name, value in row.items() if name not in ("value", "unit") and value}
    if "label" in shown:
        shown.pop("case", None)
    when = Markup(gettext("，")).join(said(value_name(str(value))) for value in shown.values())
    return when, _cell(row["value"], str(row["unit"]))


def _cell(value: object, unit: str) -> Markup:
    if isinstance(value, Mapping) and unit != "immediate":
        return said(Length.parse(value).said)
    return _in_words(value, unit)
