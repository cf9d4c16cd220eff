"""Registry files become one registry, or problems with file and line.

Only reads: the registry is edited by hand and reviewed, no part of the toolkit writes it. What a company or
a table is and what must hold for it is said in `dd_toolkit.core.assessment.registry`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from dd_toolkit.core.assessment.registry.checks import (
    check_chain,
    check_cluster,
    check_companies,
    check_installed,
    check_named,
)
from dd_toolkit.core.assessment.registry.companies import CompanyFile, NamedFile
from dd_toolkit.core.assessment.registry.joined import Registry, Sources, join_registry
from dd_toolkit.core.assessment.registry.parts import FORMAT
from dd_toolkit.core.assessment.registry.tables import ChainFile, ClusterFile, InstalledFile
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import Document, parse_as

SHAPES: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "companies": CompanyFile,
        "other-companies": NamedFile,
        "table-1": ChainFile,
        "table-2": InstalledFile,
        "table-3": ClusterFile,
        "appendix-2": ClusterFile,
    }
)
"""The files of the registry by name, each with what it holds."""


def read_registry(
    documents: Mapping[str, Document | tuple[Problem, ...]],
) -> Registry | tuple[Problem, ...]:
    """Read the documents of all files, by name, or give every problem found. Never raises.

    One problem anywhere gives no registry at all, so that nobody picks from a list with silent gaps.
    """
    problems: list[Problem] = []
    read: dict[str, Document] = {}
    parsed: list[Any] = []
    for name, shape in SHAPES.items():
        document = documents[name]
        file = document if isinstance(document, tuple) else _parse(document, shape)
        if isinstance(document, tuple) or isinstance(file, tuple):
            problems += file
        else:
            read[name] = document
            parsed.append(file)
    if problems:
        return tuple(problems)
    sources = Sources(*parsed)
    for name, found in _checks(sources).items():
        problems += (each.at(read[name].place(each.place.path)) for each in found)
    return tuple(problems) if problems else join_registry(sources)


def _checks(sources: Sources) -> dict[str, Iterable[Problem]]:
    """Return the problems of each file; companies of one file are known to all others."""
    listed = {company.id for company in sources.companies.companies}
    known = sorted(listed | {company.id for company in sources.named.companies})
    return {
        "companies": check_companies(sources.companies),
        "other-companies": check_named(sources.named, listed, _standing(sources)),
        "table-1": check_chain(sources.chain, known),
        "table-2": check_installed(sources.installed, known),
        "table-3": check_cluster(sources.cluster, known),
        "appendix-2": check_cluster(sources.capabilities, known),
    }


def _standing(sources: Sources) -> set[str]:
    """Return the ids of all companies that stand in a table, in brackets too."""
    cells = [cell for category in sources.chain.categories for cell in category.cells]
    rows = (*sources.cluster.rows, *sources.capabilities.rows)
    return {
        *(company for cell in cells for company in cell.companies),
        *(cell.partner for cell in cells if cell.partner is not None),
        *(line.company for line in sources.installed.ranks),
        *(row.company for row in rows),
    }


def _parse(document: Document, shape: Any) -> Any:
    found = document.node(("format",))
    if found != FORMAT:
        details = {"found": str(found), "known": str(FORMAT)}
        return (Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details),)
    return parse_as(document, shape)
