"""What the catalogue is made of: frozen records, no behaviour beyond looking things up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

PROVINCE_LEVEL = "province"
COMMUNE_LEVEL = "commune"


EVERY_COMMUNE = "communes"


@dataclass(frozen=True)
class Aggregation:
    """How values add up over areas, entities and time: sum, last, mean, max, rate or none."""

    area: str = "none"
    entity: str = "none"
    time: str = "last"


@dataclass(frozen=True)
class Rate:
    """factor x sum of numerators / sum of denominators."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    factor: Decimal


@dataclass(frozen=True)
class Balance:
    """What a closing stock is made of: opening + received - resolved.

    opening: the indicator that says the opening stock; '' where that is the closing stock of the period before.
    """

    received: tuple[str, ...]
    resolved: tuple[str, ...]
    opening: str = ""


@dataclass(frozen=True)
class Judgement:
    """How an assigned target becomes a status.

    trajectory: cumulative (from 0 at the year's start), level (from last December) or none (the full target at once);
    compare: ratio (attained / required), points (difference in percentage points) or band (distance to a range);
    attention and risk: attained / required below which a value needs attention, is at risk (points: the shortfall).
    """

    trajectory: str = "none"
    compare: str = "ratio"
    attention: Decimal = Decimal("1")
    risk: Decimal = Decimal("0.9")
    source: str = ""


@dataclass(frozen=True)
class Limit:
    """A legal limit that holds for every entity; one's own permit comes before it."""

    minimum: Decimal | None
    maximum: Decimal | None
    source: str
    effective_from: date | None
    confirmed: bool


@dataclass(frozen=True)
class Break:
    """From this day on a series means something else; `reason` says why, to the reader, and `source` by which document.

    merger: the territory is another one, so that what ended before it is never compared with what ends after it.
    """

    start: date
    reason: str
    source: str = ""
    merger: bool = False


@dataclass(frozen=True)
class Indicator:
    """One monitored quantity. `scheme` is the period scheme: hour, day, week, month, quarter or year.

    basis: flow (in the period), stock (at a moment), cumulative (year to date), growth (against the same period
    last year), plan or ratio. province_value: reported, computed (from areas or entities) or both.
    """

    code: str
    sector: str
    name: str
    short_name: str
    unit: str
    decimals: int
    direction: str
    scheme: str
    basis: str
    owner: str
    province_value: str
    aggregate: Aggregation
    levels: tuple[str, ...]
    entity: str = ""
    breakdown: str = ""
    rate: Rate | None = None
    balance: Balance | None = None
    cumulative_of: str = ""
    plausible: tuple[Decimal | None, Decimal | None] = (None, None)
    max_jump: Decimal | None = None
    judgement: Judgement = field(default_factory=Judgement)
    limit: Limit | None = None
    permit_limits: bool = False
    small_cell: int = 0
    source: str = "submission"
    definition: str = ""
    formula: str = ""
    legal: str = ""
    source_url: str = ""
    origin: str = "proposed"
    replaces: str = ""
    breaks: tuple[Break, ...] = ()
    note: str = ""

    @property
    def is_percentage(self) -> bool:
        """Changes of a percentage are told in percentage points."""
        return self.unit == "%"

    @property
    def submitted(self) -> bool:
        """Whether a form may carry it; a rate that is only computed never is."""
        return self.source == "submission" and not (self.rate and self.province_value == "computed")


@dataclass(frozen=True)
class Sector:
    """One monitored sector; `page` is a file in pages/ ('sector_extra' for a sector without code, '' for none yet)."""

    code: str
    number: int
    name: str
    short_name: str
    url: str
    page: str
    leading_post: str
    scheme: str
    entity: str
    headline: tuple[str, ...]
    trend: str
    ranking: str
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Due:
    """When a form is owed: days after the end of the period, at an hour of that day; for hourly forms hours after."""

    days: int
    hour: int
    grace_days: int = 0


@dataclass(frozen=True)
class Form:
    """What a unit sends. kind: observations, targets, entities, limits, events, positions, items or tasks.

    rows: indicators (one row an indicator, one value column), entities (one row an entity, one column an indicator)
    or communes (the same with communes). entity: the kind of thing that its rows are about; breakdown: the list of
    fields that its items are of. `senders` are unit codes; 'communes' stands for every commune. It is owed from
    the period that ends on or after `since`; without one, from the day on which the centre received its first file.
    review: what a unit sends waits until the secretariat accepts it. owed: whether it falls due at all.
    """

    code: str
    name: str
    sector: str
    kind: str
    scheme: str
    senders: tuple[str, ...]
    rows: str
    indicators: tuple[str, ...]
    entity: str = ""
    breakdown: str = ""
    due: Due = Due(days=5, hour=17)
    since: date | None = None
    review: bool = False
    owed: bool = True


@dataclass(frozen=True)
class Unit:
    """A department, agency or centre that sends figures."""

    code: str
    name: str
    short_name: str
    kind: str


@dataclass(frozen=True)
class Area:
    """The province itself or one of its communes; official code, position of its centre."""

    code: str
    name: str
    short_name: str
    kind: str
    lon: float
    lat: float
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Breakdown:
    """A declared list of parts; `adds_up` says whether the parts sum to the total, `most` what each may reach."""

    code: str
    name: str
    adds_up: bool
    items: dict[str, str]
    most: dict[str, int] = field(default_factory=dict)
    most_source: str = ""


@dataclass(frozen=True)
class Band:
    """One band of an official scale: from `low` up to `high`, with the colour that its rule prescribes."""

    scale: str
    low: int
    high: int
    name: str
    colour: str
    ink: str
    source: str


@dataclass(frozen=True)
class AlarmLevels:
    """The levels I, II and III of one station, in the unit of its indicator, lowest first.

    made_up: levels of a made-up station, which are only held against made-up values.
    """

    station: str
    kind: str
    indicator: str
    levels: tuple[Decimal, Decimal, Decimal]
    document: str
    effective_from: date
    confirmed: bool
    made_up: bool


@dataclass(frozen=True)
class Group:
    """Communes that are looked at together; `confirmed` says whether the province has confirmed who belongs to it."""

    code: str
    name: str
    communes: frozenset[str]
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Rule:
    """A number that a rule outside this system sets; `confirmed` says whether it was checked against its text."""

    code: str
    name: str
    value: Decimal
    unit: str
    source: str
    effective_from: date
    confirmed: bool


@dataclass(frozen=True)
class Catalogue:
    """Everything the centre knows about what it monitors; loaded once, never changed in place.

    public: the indicators that anybody may see; none as shipped. held: this is what one viewer sees, not all.
    mergers: when the province took in another one, oldest first.
    source: the entries that it was made of, as JSON.
    """

    province: Area
    areas: dict[str, Area]
    units: dict[str, Unit]
    sectors: dict[str, Sector]
    indicators: dict[str, Indicator]
    forms: dict[str, Form]
    breakdowns: dict[str, Breakdown]
    bands: dict[str, tuple[Band, ...]]
    rules: dict[str, Rule]
    groups: dict[str, Group]
    version: str
    public: frozenset[str] = frozenset()
    held: bool = False
    source: str = field(default="", compare=False, repr=False)
    alarm_levels: dict[str, AlarmLevels] = field(default_factory=dict)
    mergers: tuple[Break, ...] = ()

    @cached_property
    def communes(self) -> dict[str, Area]:
        """Every area but the province."""
        return {code: area for code, area in self.areas.items() if code != self.province.code}

    @cached_property
    def cumulative_code(self) -> dict[str, str]:
        """In-period code -> its year-to-date code."""
        return {i.cumulative_of: i.code for i in self.indicators.values() if i.cumulative_of}

    @cached_property
    def form_of(self) -> dict[str, str]:
        """Indicator code -> the form that carries it."""
        return {
            code: form.code for form in self.forms.values() if form.kind == "observations" for code in form.indicators
        }

    def indicators_of(self, sector: str) -> tuple[Indicator, ...]:
        """The sector's indicators in catalogue order."""
        return tuple(i for i in self.indicators.values() if i.sector == sector)

    def sends(self, unit: str, form: Form) -> bool:
        """Whether the form is this unit's to send."""
        return unit in form.senders or (EVERY_COMMUNE in form.senders and unit in self.communes)

    def sender_name(self, code: str) -> str:
        """Name of a sending unit or commune; the code itself when unknown."""
        known = self.units.get(code) or self.areas.get(code)
        return known.name if known else code
