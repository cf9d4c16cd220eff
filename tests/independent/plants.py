"""Invented plants that make electrodes, cells, packs, electronics, casings and cars.

Views and truths are in quarters; `realistic` makes answers of them.
"""

from __future__ import annotations

from typing import Final

from tests.independent.realistic import (
    LAWFUL_BASIS,
    NO_SUCH_PEOPLE,
    NO_SUCH_PROCESS,
    REFUSED,
    UNKNOWN,
    Site,
    voice,
)

ELECTRODES: Final = Site(
    "an electrode plant abroad that opens all its books but one",
    "method 5: any crucial question refused, at most B",
    "plant-assessment",
    {
        "segments": ["ELE"],
        "country": "HU",
        "workforce": "640",
        "groups": {"dispatched": "60", "women": "210", "night": "240", "migrants": "130"},
    },
    {"LAB": 4, "OSH": 4, "ENV": 4, "GOV": 4},
    (
        voice("records", "E2", "2026-09-15", 0, 100),
        voice("visit", "O", "2026-10-06", 0, 100),
        voice("own", "W2", "2026-10-10", 0, 95, people="22"),
        voice("temporary", "W2", "2026-10-10", -1, 40, people="5", group="temporary"),
        voice("council", "W3", "2026-10-09", 0, 60),
        voice("inspectorate", "P", "2026-02-20", 0, 45),
        voice("institute", "T2", "2026-05-11", 0, 90, pillars="OSH ENV"),
        voice("auditor", "T1", "2025-07-02", 0, 30),
        voice("press", "N", "2026-04-01"),
    ),
    (
        {"question": "LAB-TIM-07.1", "said": {"records": REFUSED, "auditor": "4"}},
        {"question": "LAB-DOR-01.1", "said": {"visit": "no", "own": "no"}},
        {"question": "LAB-FOA-05.1", "said": {"council": "no", "own": "no", "visit": "no", "press": "yes"}},
        {"question": "OSH-ELE-01.2", "said": {"institute": "16", "records": "12"}},
        {"question": "LAB-CHI-04.1", "said": {"records": UNKNOWN}},
        {
            "question": "OSH-ELE-04.1",
            "said": {"visit": NO_SUCH_PROCESS},
            "accepted": "no furnace on the site",
        },
        {"question": "LAB-DSP-03.3", "row": "largest", "said": {"records": "2024-03-01..2027-02-28"}},
        {"question": "LAB-DSP-03.3", "row": "first", "said": {"records": "2022-07-01..2025-07-02"}},
        {"question": "LAB-WAG-03.1", "said": {"records": "68", "own": "66", "temporary": "55"}},
    ),
    watched=("LAB-TIM-02.1", "OSH-ELE-02.2"),
)

CELLS: Final = Site(
    "a cell plant where dispatched workers tell another story",
    "method 5: the lowest of band and caps, each cap with its reason",
    "plant-assessment",
    {
        "segments": ["CEL"],
        "country": "CN",
        "workforce": "3200",
        "groups": {
            "dispatched": "420",
            "students": "120",
            "women": "1100",
            "dormitory": "1500",
            "night": "900",
        },
    },
    {"LAB": 2, "OSH": 3, "ENV": 3, "GOV": 3, "LAB-DSP": 1, "LAB-TIM": 1, "LAB-CHI": 3},
    (
        voice("claim", "E0", "2026-10-12", 2, 30),
        voice("policy", "E1", "2026-05-20", 1, 40),
        voice("certificate", "E1", "2025-12-01"),
        voice("records", "E2", "2026-09-30", 1, 85),
        voice("old-records", "E2", "2024-03-02"),
        voice("visit", "O", "2026-10-14", 0, 80),
        voice("own", "W2", "2026-10-18", 0, 75, people="20"),
        voice("agency", "W2", "2026-10-19", -1, 60, people="8", group="dispatched"),
        voice("interns", "W1", "2026-10-14", 0, 10, people="3", group="student"),
        voice("survey", "W4", "2026-09-08", 0, 15, people="60", invited="150", off_site="true"),
        voice("delegate", "W3", "2026-10-16", 0, 20),
        voice("bureau", "P", "2026-03-10", 0, 30, pillars="ENV GOV"),
        voice("audit", "T1", "2026-02-15", 1, 15, origin="records"),
        voice("institute", "T2", "2026-06-01", 0, 90, pillars="OSH ENV"),
        voice("press", "N", "2025-08-01"),
        voice("lead", "W3", "2026-10-20", confidentiality="sealed"),
    ),
    (
        LAWFUL_BASIS,
        {"question": "LAB-TIM-07.1", "said": {"records": REFUSED, "claim": "4", "audit": "3", "lead": "0"}},
        {"question": "LAB-SOC-05.2", "said": {"claim": UNKNOWN, "own": UNKNOWN}},
        {"question": "ENV-EMI-01.1", "said": {"old-records": "20"}},
        {"question": "LAB-WAG-05.1", "said": {"old-records": "45"}},
        {
            "question": "OSH-GEN-06.1",
            "said": {"records": "yes", "audit": "yes", "visit": "no", "own": "yes=12 no=8"},
            "followed_up": "2026-10-28",
        },
        {"question": "LAB-FOR-02.1", "said": {"policy": "no", "own": "no", "agency": "no=7 yes=1"}},
        {"question": "LAB-FOA-05.1", "said": {"claim": "no", "own": "no", "press": "yes"}},
        {
            "question": "LAB-WAG-06.2",
            "said": {"records": "0", "audit": "0", "agency": "15"},
            "set_aside": {"records": "two payrolls were found"},
        },
        {"question": "LAB-FOR-04.1", "said": {"claim": NO_SUCH_PEOPLE}, "accepted": "as the plant says"},
        {
            "question": "OSH-CEL-05.2",
            "said": {"visit": NO_SUCH_PROCESS, "claim": NO_SUCH_PROCESS},
            "accepted": "nothing is plated here",
        },
        {"question": "LAB-DSP-01.1", "said": {"records": "420", "claim": "260"}},
        {"question": "LAB-DSP-01.2", "said": {"records": "2780", "claim": "2780"}},
        {"question": "LAB-WAG-01.1", "said": {"records": "2100", "agency": "2100"}},
        {"question": "LAB-WAG-01.2", "said": {"records": "2260", "agency": "2050"}},
        {"question": "OSH-GEN-04.2", "said": {"records": "31"}},
        {"question": "OSH-GEN-04.3", "said": {"records": "7400000"}},
        {"question": "GOV-DDM-07.1", "said": {"certificate": "2025-11-20..2028-11-19"}},
        {"question": "LAB-DOR-04.2", "row": "largest", "said": {"visit": "registered", "own": "free"}},
        {
            "question": "LAB-DOR-04.2",
            "row": "first",
            "said": {"visit": "opened_on_request", "agency": "locked_in"},
        },
        {"question": "OSH-GEN-02.3", "row": "manganese", "said": {"institute": "0.09", "records": "0.07"}},
        {"question": "OSH-GEN-02.3", "row": "nickel_insoluble", "said": {"institute": "0.4"}},
    ),
    watched=("LAB-TIM-01.1", "LAB-DSP-01.3", "LAB-WAG-01.3", "OSH-GEN-04.4"),
)

PACKS: Final = Site(
    "one day at a pack plant, without a lawful basis for sensitive questions",
    "method 2: what is withheld for lawful reasons counts as unknown",
    "rapid-visit",
    {"segments": ["PAK"], "country": "CN", "workforce": "410", "groups": {"dispatched": "150"}},
    {"LAB": 3, "OSH": 2, "ENV": 3, "GOV": 3},
    (
        voice("claim", "E0", "2026-10-29", 1, 25),
        voice("records", "E2", "2026-10-29", 0, 75),
        voice("visit", "O", "2026-10-29", 0, 90),
        voice("own", "W1", "2026-10-29", 0, 70, people="8"),
        voice("agency", "W1", "2026-10-29", -1, 70, people="4", group="dispatched"),
        voice("audit", "T1", "2026-04-01", 1, 40, origin="claim"),
    ),
    (
        {"question": "GOV-INT-03.1", "said": {"visit": "none"}},
        {
            "questions": ["ENV-REC-04.2", "ENV-REC-04.3"],
            "said": {"visit": {"state": "unknown", "reason": "withheld"}},
        },
        {"question": "OSH-PAK-01.1", "said": {"records": "100", "visit": "60", "own": "70", "agency": "20"}},
        {"question": "OSH-GEN-06.1", "said": {"visit": "yes", "own": "yes"}},
        {"question": "LAB-DSP-03.2", "row": "largest", "said": {"records": "yes"}},
        {"question": "LAB-DSP-03.2", "row": "first", "said": {"claim": "yes", "visit": "no"}},
        {"question": "LAB-WAG-10.2", "said": {"agency": "82", "records": "95"}},
    ),
    open=False,
)

ELECTRONICS: Final = Site(
    "an electronics supplier that answers about itself",
    "method 5: claims alone and papers alone can never be rated",
    "supplier-self-assessment",
    {"segments": ["BMS"], "country": "CN", "workforce": "260", "groups": {"women": "170", "students": "30"}},
    {"LAB": 3, "OSH": 3, "ENV": 3, "GOV": 3},
    (
        voice("claim", "E0", "2026-09-20", 1, 90),
        voice("policy", "E1", "2026-01-10", 1, 60),
        voice("records", "E2", "2026-08-31", 0, 60),
        voice("certificate", "T1", "2025-10-01", 1, 30, origin="policy"),
        voice("old-certificate", "T1", "2022-11-01", origin="policy"),
    ),
    (
        {"question": "OSH-BMS-02.2", "said": {"claim": "0.05", "records": "0.4"}},
        {"question": "LAB-WAG-03.1", "said": {"claim": "65", "records": "45", "certificate": "60"}},
        {"question": "LAB-CHI-01.2", "said": {"claim": "original, second, own_check"}},
        {"question": "LAB-FOR-02.1", "said": {"old-certificate": "no"}},
        {"question": "LAB-SOC-01.1", "said": {"claim": UNKNOWN}},
    ),
    open=False,
)

CASINGS: Final = Site(
    "what two delegates of a casting plant tell",
    "method 1: an elected representative is worker voice of class W3",
    "union-representative",
    {"segments": ["CAS"], "country": "CN", "workforce": "780", "groups": {"dispatched": "90"}},
    {"LAB": 2, "OSH": 2, "ENV": 2, "GOV": 2},
    (
        voice("chair", "E0", "2026-10-02", 1, 50),
        voice("first-delegate", "W3", "2026-10-03", 0, 85),
        voice("second-delegate", "W3", "2025-07-02", 0, 50),
        voice("minutes", "E2", "2026-06-30", 1, 50),
        voice("own", "W2", "2026-10-04", -1, 40, people="6"),
        voice("notice", "N", "2026-10-05", origin="first-delegate"),
    ),
    (
        {"question": "LAB-FOA-02.1", "said": {"chair": "4", "first-delegate": "1", "second-delegate": "2"}},
        {"question": "LAB-FOA-05.1", "said": {"chair": "no", "first-delegate": "yes", "notice": "yes"}},
        {"question": "LAB-FOA-03.1", "said": {"minutes": "4", "own": "4=1 2=5"}},
        {"question": "LAB-FOA-08.1", "said": {"first-delegate": "0", "chair": "0"}},
        {"question": "LAB-TIM-06.1", "said": {"first-delegate": UNKNOWN}},
    ),
    watched=("LAB-FOA-08.2", "LAB-FOA-05.2"),
)

ASSEMBLY: Final = Site(
    "thirty talks with workers of a car plant",
    "method 3: talks are pooled, and a harmed minority is not averaged away",
    "worker-interview",
    {
        "segments": ["FIN"],
        "country": "CN",
        "workforce": "5200",
        "groups": {"dispatched": "1300", "students": "400", "women": "700", "dormitory": "2000"},
    },
    {"LAB": 2, "OSH": 3, "ENV": 3, "GOV": 3},
    (
        voice("own-01..own-14", "W2", "2026-10-20", 1, 85),
        voice("agency-01..agency-08", "W2", "2026-10-21", -1, 85, group="dispatched"),
        voice("intern-01..intern-02", "W2", "2026-10-21", -2, 60, group="student"),
        voice("gate-01..gate-04", "W1", "2026-10-19", 1, 40),
        voice("earlier-01..earlier-02", "W2", "2025-07-02", 0, 40),
    ),
    (
        {
            "question": "LAB-FOR-02.1",
            "said": {"own-01..own-14": "no", "agency-01..agency-07": "no", "agency-08": "yes"},
        },
        {
            "question": "LAB-TIM-06.1",
            "said": {"own-01..own-10": "3", "own-11..own-14": "2", "intern-01..intern-02": "0"},
        },
        {"question": "LAB-FOA-05.1", "said": {"own-01": REFUSED, "gate-01..gate-04": "no"}},
        {"question": "LAB-CHI-01.1", "said": {"own-01..own-03": UNKNOWN}},
        {"question": "LAB-WAG-06.2", "said": {"earlier-01..earlier-02": "30", "own-01..own-04": "0"}},
        {"question": "LAB-WAG-01.1", "said": {"own-01..own-02": "2100", "agency-01": "2100"}},
        {"question": "LAB-WAG-01.2", "said": {"own-01..own-02": "2300", "agency-01": "2050"}},
        {"question": "LAB-DOR-04.2", "row": "largest", "said": {"own-01..own-05": "registered"}},
        {"question": "LAB-DOR-04.2", "row": "first", "said": {"agency-01..agency-03": "permission"}},
    ),
    watched=("LAB-WAG-01.3",),
)
