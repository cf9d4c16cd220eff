"""Invented sites before, behind and above the plants: mine, refinery, recycler, offices, public sources.

Views and truths are in quarters; `realistic` makes answers of them.
"""

from __future__ import annotations

from typing import Final

from tests.independent.realistic import LAWFUL_BASIS, REFUSED, UNKNOWN, Site, voice

MINE: Final = Site(
    "a nickel mine whose contractors and neighbours are worse off",
    "method 4: mining leans harder on the weakest pillar",
    "mine-and-refinery",
    {
        "segments": ["MIN"],
        "country": "ID",
        "workforce": "1450",
        "groups": {"dispatched": "600", "dormitory": "800"},
    },
    {"LAB": 2, "OSH": 2, "ENV": 1, "GOV": 2},
    (
        voice("claim", "E0", "2026-08-20", 2, 40),
        voice("records", "E2", "2026-07-31", 1, 80),
        voice("visit", "O", "2026-08-22", 0, 85),
        voice("miners", "W2", "2026-08-25", 0, 70, people="14"),
        voice("contractors", "W1", "2026-08-23", -1, 60, people="9", group="dispatched"),
        voice("inspectorate", "P", "2024-12-01", 0, 40),
        voice("villages", "N", "2025-11-05", -1, 50, pillars="ENV"),
        voice("article", "N", "2026-01-15", origin="villages"),
        voice("geologist", "T2", "2026-03-03", 0, 70, pillars="OSH ENV"),
    ),
    (
        {"question": "OSH-MIN-01.1", "row": "first", "said": {"visit": "3", "miners": "2", "records": "3"}},
        {"question": "OSH-MIN-01.1", "row": "second", "said": {"visit": "1", "contractors": "1=5 0=4"}},
        {"question": "OSH-MIN-01.3", "said": {"records": "1", "contractors": "2"}},
        {"question": "ENV-MAT-04.2", "said": {"records": REFUSED, "villages": "40", "article": "30"}},
        {"question": "ENV-MAT-04.3", "said": {"claim": "none", "villages": "cut_off", "article": "sacred"}},
        {"question": "LAB-CHI-05.2", "said": {"records": "no", "visit": "no", "villages": "yes"}},
        {"question": "OSH-MIN-02.1", "said": {"records": "480"}},
        {"question": "ENV-MAT-02.1", "said": {"visit": "no", "records": "no"}},
        {"question": "LAB-FOA-08.1", "said": {"records": UNKNOWN}},
    ),
    watched=("OSH-MIN-01.4", "OSH-MIN-02.2", "ENV-MAT-02.2", "LAB-FOA-08.2"),
)

REFINERY: Final = Site(
    "a refinery that nobody visited at night",
    "method 4: a gate that is not answered leaves its questions waiting",
    "mine-and-refinery",
    {
        "segments": ["REF"],
        "country": "CN",
        "workforce": "900",
        "groups": {"dispatched": "140", "women": "200", "dormitory": "300", "young": "0"},
    },
    {"LAB": 3, "OSH": 3, "ENV": 2, "GOV": 3},
    (
        voice("claim", "E0", "2026-09-01", 1, 30),
        voice("policy", "E1", "2025-07-02", 1, 40),
        voice("records", "E2", "2026-08-31", 0, 80),
        voice("visit", "O", "2026-09-02", 0, 75),
        voice("own", "W2", "2026-09-05", 0, 65, people="12"),
        voice("agency", "W2", "2026-09-05", -1, 35, people="4", group="dispatched"),
        voice("bureau", "P", "2026-01-20", 0, 60, pillars="ENV OSH"),
        voice("monitor", "P", "2026-07-01", -1, 60, pillars="ENV"),
        voice("certificate", "T1", "2026-03-01", 1, 40, origin="policy"),
    ),
    (
        LAWFUL_BASIS,
        {
            "question": "OSH-REF-01.1",
            "said": {"claim": "hot_acid", "visit": "hot_acid, soluble_nickel, hydrogen_fluoride"},
        },
        {"question": "OSH-REF-02.1", "said": {"records": "0.4", "bureau": "0.3"}},
        {"question": "OSH-REF-03.2", "said": {"records": REFUSED}},
        {"question": "ENV-EMI-04.1", "said": {"bureau": "yes"}},
        {"question": "ENV-EIA-03.1", "row": "discharge", "said": {"records": "all", "bureau": "part"}},
        {"question": "ENV-EIA-03.1", "row": "completion", "said": {"records": UNKNOWN}},
        {"question": "LAB-DSP-01.5", "said": {"records": REFUSED}},
        {
            "question": "ENV-EMI-01.4",
            "said": {"policy": "interlock, readings", "own": "off", "visit": "interlock"},
        },
    ),
    watched=("LAB-DSP-02.1", "OSH-REF-02.3", "ENV-EIA-03.2", "LAB-DSP-05.2"),
)

RECYCLER: Final = Site(
    "a recycler with small workshops behind it, followed up too late",
    "method 5: conflicts without follow-up in 60 days",
    "recycler",
    {
        "segments": ["REC"],
        "country": "CN",
        "workforce": "180",
        "groups": {"dispatched": "20", "women": "50", "dormitory": "60"},
    },
    {"LAB": 3, "OSH": 2, "ENV": 3, "GOV": 3},
    (
        voice("claim", "E0", "2026-09-10", 2, 40),
        voice("records", "E2", "2026-08-31", 1, 85),
        voice("visit", "O", "2026-09-12", -1, 90),
        voice("own", "W2", "2026-09-14", -1, 70, people="9"),
        voice("day-rate", "W2", "2026-09-14", -2, 50, people="4", group="temporary"),
        voice("bureau", "P", "2026-05-05", 0, 40, pillars="ENV GOV"),
        voice("institute", "T2", "2025-07-02", 0, 80, pillars="OSH ENV"),
    ),
    (
        LAWFUL_BASIS,
        {"question": "OSH-REC-02.1", "said": {"visit": "shredding, leaching", "records": "leaching"}},
        {
            "question": "OSH-REC-03.1",
            "row": "first",
            "said": {"claim": "contract, discharged, gear", "visit": "contract, burning"},
        },
        {"question": "OSH-REC-03.1", "row": "second", "said": {"visit": REFUSED}},
        {"question": "ENV-REC-04.2", "said": {"records": "1200", "bureau": "1200"}},
        {"question": "ENV-REC-04.3", "said": {"records": "1188", "bureau": "1056"}},
        {"question": "OSH-REC-01.3", "said": {"institute": "1.6", "records": "1.2"}},
        {"question": "LAB-DSP-01.5", "said": {"visit": "no", "records": "no"}},
    ),
    as_of="2027-01-15",
    watched=("ENV-REC-04.4", "OSH-REC-02.2", "LAB-DSP-01.3"),
)

OFFICE: Final = Site(
    "the head office of a battery group",
    "method 4: a group office has only the topics that name it",
    "group-office",
    {"segments": ["GRP"], "country": "CN", "workforce": "2100"},
    {"LAB": 2, "OSH": 2, "ENV": 3, "GOV": 3},
    (
        voice("claim", "E0", "2026-09-01", 1, 50),
        voice("policy", "E1", "2026-02-01", 1, 60),
        voice("records", "E2", "2026-08-31", 0, 75),
        voice("visit", "O", "2026-09-03", 0, 60),
        voice("verifier", "T1", "2026-04-20", 0, 50),
        voice("registry", "P", "2026-08-15", 0, 40),
        voice("study", "N", "2025-12-10", -1, 30),
    ),
    (
        LAWFUL_BASIS,
        {"question": "GOV-DDM-02.2", "row": "lithium", "said": {"records": "80", "verifier": "75"}},
        {"question": "GOV-DDM-02.2", "row": "nickel", "said": {"claim": "90", "study": "30"}},
        {"question": "GOV-JVS-03.2", "row": "first", "said": {"records": "visit", "verifier": "visit"}},
        {"question": "GOV-JVS-03.2", "row": "second", "said": {"claim": "papers", "registry": "out"}},
        {"question": "LAB-FOR-10.2", "said": {"claim": "none", "study": "passport, deposit"}},
        {"question": "GOV-EXP-02.2", "said": {"records": REFUSED, "claim": "no_hit"}},
    ),
)

CARMAKER: Final = Site(
    "a carmaker that looks at its own buying",
    "method 4: what a buyer declares, held against the same questions",
    "carmaker-mirror",
    {"segments": ["GRP"], "country": "DE", "workforce": "8800"},
    {"LAB": 3, "OSH": 3, "ENV": 3, "GOV": 2},
    (
        voice("claim", "E0", "2026-10-01", 1, 90),
        voice("records", "E2", "2026-09-30", 0, 80),
        voice("visit", "O", "2026-10-02", 0, 50),
        voice("suppliers", "N", "2026-10-05", -1, 60),
        voice("ledger", "E2", "2025-07-02", 1, 50),
        voice("council", "W3", "2026-10-03", 0, 60),
    ),
    (
        {"question": "GOV-DDM-04.3", "said": {"claim": "0", "records": "6", "suppliers": "9"}},
        {"question": "GOV-DDM-04.4", "said": {"records": "60", "suppliers": "150"}},
        {"question": "LAB-FOR-05.2", "said": {"records": "12"}},
        {"question": "LAB-FOR-05.3", "said": {"records": "9"}},
        {"question": "LAB-FOR-11.1", "said": {"records": UNKNOWN}},
    ),
    watched=("LAB-FOR-05.4",),
)

PUBLIC_SOURCES: Final = Site(
    "a cell plant as public sources show it",
    "method 5: NR where there is no evidence by observation or workers",
    "desk-review",
    {"segments": ["CEL", "FIN"], "country": "CN"},
    {"LAB": 2, "OSH": 2, "ENV": 2, "GOV": 2},
    (
        voice("annual-report", "E0", "2026-04-28", 1, 60),
        voice("permit-platform", "P", "2026-07-01", 0, 60, pillars="ENV"),
        voice("court", "P", "2025-09-15", -1, 25, pillars="LAB GOV"),
        voice("registry", "P", "2026-08-01", 0, 30, pillars="GOV"),
        voice("study", "N", "2025-06-01", -1, 30, pillars="LAB OSH"),
        voice("press", "N", "2026-02-02", -1, 15),
        voice("rating", "T1", "2026-05-01", 1, 30, origin="annual-report"),
        voice("reprint", "N", "2026-02-03", origin="court"),
    ),
    (
        {"question": "GOV-INT-03.1", "said": {"annual-report": UNKNOWN}},
        {"question": "LAB-FOR-05.1", "said": {"study": "region", "press": "entity_listed"}},
        {"question": "GOV-ENF-04.5", "said": {"court": "yes", "reprint": "yes", "annual-report": "no"}},
        {"question": "ENV-EIA-01.1", "row": "first", "said": {"permit-platform": "before"}},
        {"question": "ENV-EIA-01.1", "row": "second", "said": {"permit-platform": "late", "press": "none"}},
        {"question": "ENV-EIA-01.2", "row": "first", "said": {"permit-platform": "2024-02-01"}},
    ),
    open=False,
)
