"""The registry as plain values, for `--json`: everything that is recorded, with ids where pages have names.

Nothing is worded or rounded; what the report does not state is null or empty.
"""

from __future__ import annotations

from typing import Any

from dd_toolkit.cli.plain import plain
from dd_toolkit.core.assessment.registry.choosing import Wish, chosen_companies, chosen_entries
from dd_toolkit.core.assessment.registry.joined import Company, Registry
from dd_toolkit.core.assessment.registry.parts import ReportTable
from dd_toolkit.core.assessment.registry.tables import ChainFile, ClusterFile, InstalledFile
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.words.catalogue import Words


def company_tree(company: Company, words: Words) -> dict[str, Any]:
    """Return a company with its segments and tables in short, then everything that is recorded."""
    short = {"segments": list(company.segments), "tables": list(company.tables)}
    return {"id": company.id, "name": plain(company.name, words), **short, **plain(company, words)}


def tables_tree(registry: Registry) -> list[dict[str, Any]]:
    """Return every table with its title and how much is in it."""
    return [
        {
            "table": table.value,
            "cite": table.cite,
            "title": plain(title_of(registry, table), Words("en")),
            "companies": len(chosen_companies(registry, Wish(table=table))),
            "entries": len(chosen_entries(registry, Wish(table=table))),
        }
        for table in ReportTable
    ]


def table_tree(registry: Registry, table: ReportTable, wish: Wish, words: Words) -> dict[str, Any]:
    """Return one table: its heading, what is left of it by the wish, and the sums of whole years."""
    file = _file_of(registry, table)
    tree: dict[str, Any] = {
        "table": table.value,
        "cite": table.cite,
        "title": plain(title_of(registry, table), words),
    }
    if isinstance(file, ChainFile | InstalledFile):
        tree["origin"] = plain(file.origin, words)
    if table is ReportTable.APPENDIX_1:
        found = chosen_companies(registry, wish)
        return {**tree, "companies": [company_tree(each, words) for each in found]}
    tree["entries"] = plain(chosen_entries(registry, wish), words)
    if isinstance(file, InstalledFile):
        tree["totals"] = plain([each for each in file.totals if wish.year in {None, each.year}], words)
    return tree


def title_of(registry: Registry, table: ReportTable) -> Text:
    """Return the heading of a table; Appendix 1 is called by its two lists."""
    file = _file_of(registry, table)
    if file is not None:
        return file.title
    heads = registry.sources.companies.lists
    return Text("; ".join(head.title.en for head in heads), "；".join(head.title.zh for head in heads))


def _file_of(registry: Registry, table: ReportTable) -> ChainFile | InstalledFile | ClusterFile | None:
    sources = registry.sources
    files: dict[ReportTable, ChainFile | InstalledFile | ClusterFile] = {
        ReportTable.TABLE_1: sources.chain,
        ReportTable.TABLE_2: sources.installed,
        ReportTable.TABLE_3: sources.cluster,
        ReportTable.APPENDIX_2: sources.capabilities,
    }
    return files.get(table)
