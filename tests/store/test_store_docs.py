"""docs/store.md says what the tables are: every one and every column, and its queries run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import Table, create_engine, text
from sqlalchemy.pool import NullPool

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.store.address import read_address
from dd_toolkit.store.event_store import SqlEventStore
from dd_toolkit.store.mapping import MAX_KEY
from dd_toolkit.store.rows import METADATA
from dd_toolkit.store.schema import REVISION_TABLE
from tests.store.logs import Log
from tests.store.test_current_answer import COLUMNS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def documented(name: str, page: str = PAGE) -> list[str]:
    """Return the columns that the first table after a name documents, in order."""
    after = page[page.index(f"`{name}`") :]
    table = after[after.index("| column |") :].split("\n\n")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    return [column for cell in first_cells for column in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize("table", METADATA.tables.values(), ids=lambda table: table.name)
def test_every_column_of_a_table_is_documented(table: Table) -> None:
    """In the order in which it stands in the table."""
    columns = [column.name for column in table.columns]
    assert documented(table.name, PAGE[PAGE.index("## Tables") :]) == columns


def test_every_column_of_the_view_is_documented() -> None:
    """In the order in which it stands in the view."""
    assert documented("current_answer", PAGE[PAGE.index("## The view") :]) == COLUMNS


def test_what_else_is_named_is_true() -> None:
    """The table of the revision, and the longest id."""
    assert f"`{REVISION_TABLE}`" in PAGE
    assert f"at most {MAX_KEY} characters" in PAGE


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.split()[1].strip(","))
def test_the_queries_run(query: str, sql_url: str, sql_store: SqlEventStore) -> None:
    """Each gives rows on a log that has something to show."""
    log, cell = Log(), Cell("LAB-TIM-02.1")
    first = log.answer("55", cell=cell)
    again, other = log.answer("48", first, cell=cell), log.answer("60", cell=cell, source="s2")
    sql_store.append("A", [first, again, other])
    with create_engine(read_address(sql_url).url, poolclass=NullPool).connect() as connection:
        assert connection.execute(text(query)).all()


def test_there_are_queries() -> None:
    """Three, as examples of what the view is for."""
    assert len(QUERIES) == 3
