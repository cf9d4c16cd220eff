"""A production regime as a report shows it, with every kind of line."""

from __future__ import annotations

from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.production_view import IndicatorView, ProductionView, RangeView, RegimeView
from dd_toolkit.core.report.said import Said

FITS, DIFFERS, UNKNOWN = "production.fit.fits", "production.fit.differs", "production.fit.unknown"
NOTE = Text("A convention.", "本工具的约定。")


def ranges(*fits: str) -> tuple[RangeView, ...]:
    """Return two ranges, of which the first is a figure of the report."""
    return tuple(
        RangeView(
            Text(f"under {position}0", f"不到{position}0"),
            Said(fit),
            fit == FITS,
            NOTE if position > 1 else None,
            ("R§4.1",),
        )
        for position, fit in enumerate(fits, start=1)
    )


def sample_production() -> ProductionView:
    """Return two regimes by three indicators: one disputed, one not known."""
    name, management = Text("<Base> pay", "<底薪>"), Text("Management", "企业管理方")
    workers = Text("Worker voice", "工人反映")
    regimes = tuple(
        RegimeView(
            id_, Text(id_, id_), Text(f"{id_} maker", f"{id_}型"), Text("A", "甲"), 1, 2, closest, ("R§4.1",)
        )
        for id_, closest in (("first", True), ("second", False))
    )
    indicators = (
        IndicatorView("LAB-AAA-01.1", name, True, "45 %", (management,), False, ranges(FITS, DIFFERS)),
        IndicatorView(
            "LAB-AAA-01.2",
            Text("Union", "工会"),
            True,
            Text("A <union> on paper", "有名无实的<工会>"),
            (management, workers),
            True,
            ranges(DIFFERS, FITS),
        ),
        IndicatorView(
            "LAB-AAA-01.3",
            Text("Ladder", "等级"),
            False,
            Said("terms.state.refused"),
            (),
            False,
            ranges(UNKNOWN, UNKNOWN),
        ),
    )
    sentence = Said("production.resembles", {"regimes": (regimes[0].title,), "fitting": 1, "known": 2})
    return ProductionView("resembles", sentence, indicators, regimes)
