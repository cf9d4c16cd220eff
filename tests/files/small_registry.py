"""The smallest registry with every kind of entry, as texts that tests change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dd_toolkit.core.assessment.registry.joined import Registry
from dd_toolkit.core.problems import Problem
from dd_toolkit.files.registry import read_registry
from dd_toolkit.files.yaml_document import read_document

COMPANIES: Final = """\
format: 1
lists:
- {id: cells, title: {en: Cell makers, zh: 电芯企业}, segments: [CEL, PAK], cite: R§App.1}
companies:
- id: cells-a
  name: {en: Cells A, zh: 甲电池}
  name_zh_source: common
  listed_under: cells
  headquarters: {place: {en: "Head Town, West", zh: 西省首镇}, country: CN, cite: R§App.1}
  founded: {value: 2001, cite: R§App.1}
  plants:
  - {place: {en: "Town, South", zh: 南省某市}, country: CN, cite: R§App.1}
- id: cells-b
  name: {en: Cells B, zh: 乙电池}
  name_zh_source: common
  listed_under: cells
  headquarters: {place: {en: "Head Town, West", zh: 西省首镇}, country: CN, cite: R§App.1}
  founded: {value: 2002, cite: R§App.1}
  plants: []
"""
OTHERS: Final = """\
format: 1
companies:
- {id: cars-c, name: Cars C}
- {id: ranked-d, name: Ranked D}
- {id: local-e, name: Local E, also_named: [Elocal]}
"""
TABLE_1: Final = """\
format: 1
title: {en: Chain, zh: 价值链}
origin: {en: News, zh: 新闻}
columns:
- {id: cells, title: {en: Cells, zh: 电芯}, segments: [CEL]}
- {id: storage, title: {en: Storage, zh: 储能}}
categories:
- number: 1
  title: {en: Carmakers, zh: 车企}
  segments: [FIN]
  cells:
  - column: cells
    companies: [cars-c]
    cite: R§Tab.1
    way: stake
    partner: cells-b
    notes:
    - {company: cars-c, note: {en: Since 2017, zh: 2017年起}}
  - {column: storage, companies: [cells-a], cite: R§Tab.1}
"""
TABLE_2: Final = """\
format: 1
title: {en: Installed, zh: 装机量}
origin: {en: Institute, zh: 研究院}
segments: [PAK]
unit: GWh
years: [2019]
ranks:
- {year: 2019, rank: 1, company: ranked-d, value: 1.5, cite: R§Tab.2}
totals:
- {year: 2019, top_ten: 1.5, china: 3, share: 50, cite: R§Tab.2}
"""
TABLE_3: Final = """\
format: 1
title: {en: Cluster, zh: 集群}
place: {place: {en: "Town, South", zh: 南省某市}, country: CN, cite: R§Tab.3}
groups:
- title: {en: Making, zh: 制造}
  columns:
  - {id: packs, title: {en: Packs, zh: 电池包}, segments: [PAK]}
rows:
- company: cells-a
  statements:
  - {column: packs, says: {en: Pouch packs, zh: 软包}, cite: R§Tab.3}
- company: local-e
"""
APPENDIX_2: Final = TABLE_3.replace("Tab.3", "App.2").replace(", segments: [PAK]", "")
SMALL: Final[Mapping[str, str]] = {
    "companies": COMPANIES,
    "other-companies": OTHERS,
    "table-1": TABLE_1,
    "table-2": TABLE_2,
    "table-3": TABLE_3,
    "appendix-2": APPENDIX_2,
}


def read_small(**changed: str) -> Registry | tuple[Problem, ...]:
    """Read the small registry with some files replaced; a name has underscores for its dashes."""
    texts = {**SMALL, **{name.replace("_", "-"): text for name, text in changed.items()}}
    return read_registry({name: read_document(text, f"{name}.yaml") for name, text in texts.items()})


def small() -> Registry:
    """Return the small registry."""
    read = read_small()
    assert isinstance(read, Registry), read
    return read
