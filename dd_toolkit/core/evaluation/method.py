"""The method as data: every number and table of docs/method-file.md, as frozen dataclasses.

A `Method` is parsed from `questionnaires/method.yaml` or from a pin (`method_file.parse_method`) and handed
to every step of the arithmetic; no step holds a number of its own. Look-ups by id are built once, when a
method is made. Nothing here is computed from answers and no file is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from dd_toolkit.core.evaluation.method_rules import CapRule, Clock, GroupRule, NotRatedRule, SeverityTable
from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text


class Role(StrEnum):
    """What a class of evidence does beyond lending its credibility."""

    TALK = "talk"
    """Pooled with the other talks of its class, each person weighing its freshness."""
    CLAIM = "claim"
    """Held against records for the claim gap."""
    BARE_CLAIM = "bare_claim"
    """Where nothing else speaks there is an evidence gap, whatever it says."""
    RECORD = "record"
    """What claims are held against."""
    UNDOES_REFUSAL = "undoes_refusal"
    """A live item of this class answers a question although another source refused."""
    SURVEY = "survey"
    """Counts as another class unless enough people answered."""


@dataclass(frozen=True, slots=True)
class Credibility:
    """Credibility that grows with the number of people: `base + gain * min(1, n / n*)`."""

    __pydantic_config__: ClassVar[Any] = STRICT

    base: float
    gain: float


@dataclass(frozen=True, slots=True)
class EvidenceClass:
    """One kind of source (method 1)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    family: str
    name: Text
    credibility: float | Credibility
    """Between 0 (excluded) and 1; a class of talks may let it grow with the people heard."""
    roles: frozenset[Role] = frozenset()
    adequate_from: float | None = None
    """Least strength at which a live item is adequate although its family declares; None means never."""
    base: float = field(init=False, repr=False, compare=False)
    gain: float = field(init=False, repr=False, compare=False)
    """Zero where the credibility is a constant."""
    talk: bool = field(init=False, repr=False, compare=False)
    claim: bool = field(init=False, repr=False, compare=False)
    bare_claim: bool = field(init=False, repr=False, compare=False)
    record: bool = field(init=False, repr=False, compare=False)
    undoes_refusal: bool = field(init=False, repr=False, compare=False)
    survey: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        written = self.credibility
        base, gain = (written.base, written.gain) if isinstance(written, Credibility) else (written, 0.0)
        object.__setattr__(self, "base", base)
        object.__setattr__(self, "gain", gain)
        # Each role is a flag of its own name: flags are read for every answer, and sets would cost.
        for role in Role:
            object.__setattr__(self, role.value, role in self.roles)


@dataclass(frozen=True, slots=True)
class Family:
    """Sources that share an interest; their agreement with each other corroborates nothing."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    name: Text
    declares: bool = False
    """The assessed party's own: its highest value is the declared one, and it is not adequate by itself."""
    confidential: bool = False
    """Sources of this family are confidential unless recorded otherwise (method 10)."""
    public: bool = False
    """Its sources speak from what is public, and may answer what is withheld from others (design 7)."""


@dataclass(frozen=True, slots=True)
class Survey:
    """When a survey counts as one (method 1)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    people: int
    response: float
    """Least share of the invited who answered."""
    else_off_site: str
    else_on_site: str


@dataclass(frozen=True, slots=True)
class NotHeard:
    """Which status groups are printed as not heard (method 8)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    share: float
    """Least share of the workforce from which a group counts."""
    people: int
    """Fewer heard than this, or than the group's size, is not heard."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample that meets a problem of a given share with a given confidence (method 1)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    share: float
    confidence: float
    unknown_group: int
    """Target where the size of the group is not known."""
    not_heard: NotHeard


@dataclass(frozen=True, slots=True)
class Freshness:
    """Months until an answer starts to age and until it is worthless (method 3)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    months: tuple[float, float]
    """t0 and t1 of questions that name none."""
    days_per_month: float


@dataclass(frozen=True, slots=True)
class Release:
    """The newer item that lets old adverse evidence age away (method 3)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    value: float
    strength: float


@dataclass(frozen=True, slots=True)
class Adverse:
    """Adverse evidence keeps a floor of freshness (method 3)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    at_most: float
    floor: float
    release: Release
    talk_credibility: float
    """Credibility of talks where single items are compared: in the release and in gates."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How families that diverge are treated (method 3)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    delta: float
    """Distance of the bounds from which agreement earns nothing."""
    strong: float
    """A dissenting family above this strength makes a conflict."""
    families: int
    """So do this many dissenting families."""


@dataclass(frozen=True, slots=True)
class MaterialityLevel:
    """What a materiality level weighs (method 4)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    level: int
    weight: float
    crucial: bool = False


@dataclass(frozen=True, slots=True)
class Pillar:
    """One pillar and its share in the total (method 4)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    name: Text
    weight: float


@dataclass(frozen=True, slots=True)
class Alpha:
    """Share of the weighted mean in the total; the rest is the weakest pillar's (method 4)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    default: float
    by_segment: Mapping[Segment, float] = field(default_factory=dict)

    def of(self, segments: Iterable[Segment]) -> float:
        """Return alpha of a site; of several segments with their own the lowest, else the default."""
        own = [self.by_segment[segment] for segment in segments if segment in self.by_segment]
        return min(own, default=self.default)


@dataclass(frozen=True, slots=True)
class Band:
    """One band and the proven score it takes (method 5)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    least: float


@dataclass(frozen=True, slots=True)
class Method:
    """One version of the method, complete: with it and the answers a result can be recomputed."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    id: str
    version: str
    date: str
    families: tuple[Family, ...]
    classes: tuple[EvidenceClass, ...]
    survey: Survey
    sample: Sample
    freshness: Freshness
    adverse: Adverse
    existence_credibility: float
    """Of a first-hand account of a grave harm that stands alone (method 3)."""
    minority_people: float
    """People of a status group, by freshness, from which its own mean counts in full (method 3)."""
    disagreement: Disagreement
    gap: float
    """Distance from which evidence, declaration and claim gaps are printed (method 3)."""
    materiality: tuple[MaterialityLevel, ...]
    pillars: tuple[Pillar, ...]
    alpha: Alpha
    bands: tuple[Band, ...]
    """Best first; the last one takes nothing."""
    not_rated: tuple[NotRatedRule, ...]
    caps: tuple[CapRule, ...]
    decimals: int
    """Thresholds compare values rounded to this many decimals (method 4)."""
    severity: SeverityTable
    clocks: tuple[Clock, ...]
    owed_days: int
    """Days to the first payment or return of wages, fees and papers owed (method 7)."""
    groups: GroupRule
    class_of: dict[str, EvidenceClass] = field(init=False, repr=False, compare=False)
    family_of: dict[str, Family] = field(init=False, repr=False, compare=False)
    declaring: frozenset[str] = field(init=False, repr=False, compare=False)
    """Ids of the families that declare."""
    pillar_of: dict[str, Pillar] = field(init=False, repr=False, compare=False)
    level_of: dict[int, MaterialityLevel] = field(init=False, repr=False, compare=False)
    slack: float = field(init=False, repr=False, compare=False)
    """Half a unit of the last decimal: `v >= limit - slack` compares a rounded v."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "class_of", {each.id: each for each in self.classes})
        object.__setattr__(self, "family_of", {each.id: each for each in self.families})
        declaring = frozenset(each.id for each in self.families if each.declares)
        object.__setattr__(self, "declaring", declaring)
        object.__setattr__(self, "pillar_of", {each.id: each for each in self.pillars})
        object.__setattr__(self, "level_of", {each.level: each for each in self.materiality})
        object.__setattr__(self, "slack", 0.5 * 10.0**-self.decimals)

    def rounded(self, number: float) -> float:
        """Return a number as thresholds see it."""
        return round(number, self.decimals)
