"""Appendix 1 and Tables 1 to 3 typed a second time from the report, by company id, to hold the files against.

Nothing here is read from the registry. Within a cell names stand in the order of the alphabet.
"""

from __future__ import annotations

from typing import Final

# Table 1: row → column → ids. Ways of entry of row 4 follow below.
TABLE_1: Final = {
    1: {
        "raw": "huayou jinchuan minmetals",
        "materials": "huayou jinchuan minmetals",
        "cells": "minmetals",
        "recycling": "huayou jinchuan",
    },
    2: {
        "materials": "corun ghtech shanshan tinci",
        "cells": "corun shanshan tinci",
        "recycling": "corun ghtech shanshan tinci",
    },
    3: {
        "raw": "byd catl sunwoda",
        "materials": "byd catl sunwoda",
        "cells": "bak byd catl eve farasis gotion lishen sunwoda",
        "powertrain": "byd sunwoda",
        "vehicles": "byd sunwoda",
        "charging": "byd sunwoda",
        "recycling": "bak byd catl gotion lishen sunwoda",
        "storage": "bak byd catl eve farasis gotion lishen sunwoda",
    },
    4: {
        "cells": "baic byd changan daimler dongfeng faw gac geely great-wall national-new-energy saic"
        " volkswagen wanxiang weltmeister",
        "vehicles": "bmw tesla volkswagen",
        "recycling": "baic bjev byd changan daimler dongfeng geely saic volkswagen",
    },
    5: {"raw": "gem", "materials": "gem", "recycling": "brunp gem haopeng miracle", "storage": "gem"},
    6: {
        "cells": "baoneng envision evergrande gree zhongli",
        "vehicles": "baoneng",
        "recycling": "baoneng china-tower weltmeister",
        "storage": "baoneng china-tower weltmeister zte",
    },
}
# Row 4 of Table 1, column of cells: letter → ids, with the partner in brackets after a slash.
WAYS: Final = {
    "own": "byd faw geely great-wall national-new-energy volkswagen weltmeister",
    "joint_venture": "baic changan daimler dongfeng faw gac geely saic",
    "stake": "daimler/farasis geely/lg volkswagen/gotion wanxiang/a123",
}
# Table 2: year → ids in their rank with GWh.
TABLE_2: Final = {
    2018: {
        "catl": 23.52,
        "byd": 11.44,
        "gotion": 3.09,
        "lishen": 2.07,
        "farasis": 1.9,
        "bak": 1.74,
        "eve": 1.27,
        "national-power": 0.82,
        "calb": 0.72,
        "cenat": 0.64,
    },
    2019: {
        "catl": 32.31,
        "byd": 10.78,
        "gotion": 3.22,
        "lishen": 1.95,
        "eve": 1.84,
        "calb": 1.49,
        "farasis": 1.21,
        "catl-saic": 0.74,
        "bak": 0.69,
        "sunwoda": 0.65,
    },
    2020: {
        "catl": 31.48,
        "byd": 9,
        "lg": 6.54,
        "calb": 3.77,
        "gotion": 3.24,
        "eve": 1.02,
        "lishen": 0.9,
        "farasis": 0.87,
        "ruipu": 0.64,
        "jeve": 0.57,
    },
}
# Table 2: year → the ten together, China, share in percent.
SUMS: Final = {2018: (47.21, 56.98, 82.85), 2019: (54.88, 62.38, 87.98), 2020: (58.03, 62.85, 92.44)}
# Table 3: id → columns that are not empty.
TABLE_3: Final = {
    "haopeng-technology": "cells",
    "desay-blue-micro": "bms",
    "yinghe": "equipment",
    "kedali": "structure",
    "yineng": "bms packs",
    "battery-nm": "",
    "byd": "cells bms packs structure vehicles",
    "eve": "cells bms packs",
    "sunwoda": "cells bms packs",
    "e-power": "cells bms packs",
}
# Appendix 2: id → number of points in the columns production, research, market, intent.
APPENDIX_2: Final = {
    "battery-nm": (2, 3, 3, 1),
    "byd": (3, 3, 5, 3),
    "eve": (0, 1, 0, 1),
    "sunwoda": (0, 2, 0, 1),
    "e-power": (0, 1, 0, 1),
    "haopeng-technology": (0, 1, 0, 0),
    "yineng": (0, 0, 0, 0),
    "desay-blue-micro": (0, 0, 0, 0),
    "yinghe": (4, 3, 3, 1),
    "kedali": (4, 2, 3, 1),
}
# Appendix 1: founded, headcount where given, number of places with factories or mines.
APPENDIX_1: Final = {
    "catl": (2011, 19732, 9),
    "byd": (1998, None, 5),
    "gotion": (2006, 2608, 7),
    "lishen": (1997, 2631, 4),
    "eve": (2001, None, 2),
    "farasis": (2009, None, 3),
    "bak": (2001, None, 3),
    "sunwoda": (2014, None, 1),
    "lg": (1947, None, 1),
    "panasonic": (1918, None, 1),
    "sk": (1953, None, 3),
    "samsung": (1938, None, 1),
    "minmetals": (1982, None, 1),
    "jinchuan": (2001, 27102, 1),
    "huayou": (2002, None, 4),
    "byd-salt-lake": (2017, None, 1),
    "corun": (1998, None, 2),
    "ghtech": (1980, 716, 1),
    "tinci": (2000, 529, 2),
    "shanshan": (1999, None, 4),
}
CELLS: Final = tuple(APPENDIX_1)[:12]
"""The first list of Appendix 1; the second follows it."""

# What columns and headings stand for (docs/registry.md).
SEGMENTS_OF_TABLE_1: Final = {
    "raw": "MIN REF",
    "materials": "REF",
    "cells": "CEL PAK BMS",
    "vehicles": "FIN",
    "recycling": "REC",
}
SEGMENTS_OF_ROWS: Final = {1: "MIN REF", 2: "REF", 3: "CEL PAK BMS", 4: "FIN", 5: "REC", 6: ""}
SEGMENTS_OF_TABLE_3: Final = {
    "cells": "CEL",
    "bms": "BMS",
    "packs": "PAK",
    "structure": "CAS",
    "vehicles": "FIN",
}


def cites_of(company: str) -> dict[str, set[str]]:
    """Return each segment of a company with the tables that give it, worked out from what is typed here."""
    found = _of_tables(company)
    heading = ""
    if company in APPENDIX_1:
        heading = "CEL PAK BMS" if company in CELLS else "MIN REF"
    if found:
        _add(found, " ".join(code for code in heading.split() if code in found), "R§App.1")
    elif heading:
        _add(found, heading, "R§App.1")
    elif any(company in ids for ids in TABLE_2.values()):
        _add(found, "CEL PAK", "R§Tab.2")
    return found


def _of_tables(company: str) -> dict[str, set[str]]:
    """Return what Tables 1 and 3 give."""
    found: dict[str, set[str]] = {}
    for row, columns in TABLE_1.items():
        for column, ids in columns.items():
            if company in ids.split():
                codes = f"{SEGMENTS_OF_TABLE_1.get(column, '')} {SEGMENTS_OF_ROWS[row]}"
                _add(found, codes, "R§Tab.1")
    for column in TABLE_3.get(company, "").split():
        _add(found, SEGMENTS_OF_TABLE_3.get(column, ""), "R§Tab.3")
    return found


def _add(found: dict[str, set[str]], segments: str, cite: str) -> None:
    for segment in segments.split():
        found.setdefault(segment, set()).add(cite)
