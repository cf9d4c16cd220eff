"""Every realistic site, one for each segment at least, in the order of the value chain."""

from __future__ import annotations

from typing import Final

from tests.independent.chain import CARMAKER, MINE, OFFICE, PUBLIC_SOURCES, RECYCLER, REFINERY
from tests.independent.plants import ASSEMBLY, CASINGS, CELLS, ELECTRODES, ELECTRONICS, PACKS

SITES: Final = (
    MINE,
    REFINERY,
    ELECTRODES,
    CELLS,
    PACKS,
    ELECTRONICS,
    CASINGS,
    ASSEMBLY,
    RECYCLER,
    OFFICE,
    CARMAKER,
    PUBLIC_SOURCES,
)
