"""Bad input in any file of the registry is a problem with file and line, and then there is no registry.

1. A fault gives one problem of its kind at its line; several faults are told at once.
2. Whatever is named exists: companies, columns, years, lists.
3. Nothing stands twice.
4. No text makes the reader raise.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.assessment.registry.joined import Registry
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.files.registry import SHAPES, read_registry
from dd_toolkit.files.yaml_document import read_document
from tests.files.small_registry import SMALL, read_small

FOLLOWING = (ProblemCode.COMPANY_UNKNOWN, ProblemCode.CITATION_MISSING)
"""What an id that is not in order leads to in files that name it."""


def problems_of(file: str, text: str) -> tuple[Problem, ...]:
    """Return the problems of the small registry with one file replaced."""
    read = read_small(**{file: text})
    assert not isinstance(read, Registry)
    return read


def changed(file: str, old: str, new: str) -> str:
    """Return the text of a file with one part replaced, which must stand there once."""
    assert SMALL[file].count(old) == 1, old
    return SMALL[file].replace(old, new)


def test_the_small_registry_is_sound() -> None:
    """1: without a fault there is no problem."""
    assert isinstance(read_small(), Registry)
    assert SMALL.keys() == SHAPES.keys()


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line"),
    [
        ("companies", "format: 1", "format: 2", ProblemCode.FORMAT_UNKNOWN, 1),
        ("table-1", "format: 1\n", "", ProblemCode.FORMAT_UNKNOWN, 1),
        ("table-2", "ranks:\n", "ranks: [{\n", ProblemCode.YAML_SYNTAX, 8),
        ("companies", "- id: cells-a\n", "- id: Cells A\n", ProblemCode.ID_FORM, 5),
        ("other-companies", "id: cars-c", "id: Cars_C", ProblemCode.ID_FORM, 3),
        ("companies", ", zh: 甲电池", "", ProblemCode.TRANSLATION_MISSING, 6),
        ("companies", "value: 2001,", 'value: "2001",', ProblemCode.VALUE_SHAPE, 10),
        ("companies", "value: 2001,", "value: 0,", ProblemCode.VALUE_SHAPE, 10),
        ("companies", "{value: 2001, cite: R§App.1}", "{value: 2001}", ProblemCode.KEY_MISSING, 10),
        ("companies", "segments: [CEL, PAK]", "segments: [CELL]", ProblemCode.VALUE_SHAPE, 3),
        ("companies", "id: cells,", "id: materials,", ProblemCode.KEY_MISSING, 2),
        (
            "companies",
            "南省某市}, country: CN",
            "南省某市}, country: China",
            ProblemCode.VALUE_SHAPE,
            12,
        ),
        ("table-1", "segments: [CEL]", "segments: [CELLS]", ProblemCode.VALUE_SHAPE, 5),
        ("table-1", "way: stake", "way: theft", ProblemCode.VALUE_SHAPE, 15),
        ("table-1", "[cells-a], cite: R§Tab.1", "[cells-a]", ProblemCode.KEY_MISSING, 19),
        ("table-1", "[cells-a], cite: R§Tab.1", "[cells-a], cite: R§Tab.4", ProblemCode.CITATION_FORM, 19),
        ("table-1", "zh: 2017年起", "zh: ''", ProblemCode.TRANSLATION_MISSING, 18),
        ("table-2", "value: 1.5, cite: R§Tab.2", "value: 1.5", ProblemCode.KEY_MISSING, 8),
        ("table-2", "value: 1.5,", "value: -1,", ProblemCode.VALUE_SHAPE, 8),
        ("table-2", "rank: 1,", "rank: 0,", ProblemCode.VALUE_SHAPE, 8),
        ("table-2", "china: 3,", "china: 0,", ProblemCode.VALUE_SHAPE, 10),
        ("table-2", "cite: R§Tab.2}\ntotals", "cite: ''}\ntotals", ProblemCode.CITATION_FORM, 8),
        ("table-3", "软包}, cite: R§Tab.3", "软包}, cite: Table 3", ProblemCode.CITATION_FORM, 11),
        ("table-3", "软包}, cite: R§Tab.3", "软包}", ProblemCode.KEY_MISSING, 11),
        ("appendix-2", ", zh: 软包", "", ProblemCode.TRANSLATION_MISSING, 11),
        ("appendix-2", "rows:\n", "remarks: x\nrows:\n", ProblemCode.KEY_UNKNOWN, 8),
    ],
)
def test_a_fault_is_told_at_its_line(file: str, old: str, new: str, code: ProblemCode, line: int) -> None:
    """1: one problem of its kind, with file and line."""
    found = [(each.code, str(each.place)) for each in problems_of(file, changed(file, old, new))]
    assert (code, f"{file}.yaml:{line}") in found
    assert {each for each, _ in found} <= {code, *FOLLOWING}


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "told"),
    [
        ("table-1", "[cars-c]", "[cars-x]", ProblemCode.COMPANY_UNKNOWN, 13, ("cars-x", "cars-c")),
        ("table-1", "partner: cells-b", "partner: nobody", ProblemCode.COMPANY_UNKNOWN, 16, ("nobody", "")),
        (
            "table-1",
            "{company: cars-c, note",
            "{company: cells-a, note",
            ProblemCode.COMPANY_UNKNOWN,
            18,
            ("cells-a", ""),
        ),
        ("table-2", "ranked-d", "ranked-e", ProblemCode.COMPANY_UNKNOWN, 8, ("ranked-e", "ranked-d")),
        ("table-3", "local-e", "locale", ProblemCode.COMPANY_UNKNOWN, 12, ("locale", "local-e")),
        (
            "table-1",
            "column: storage",
            "column: stores",
            ProblemCode.COLUMN_UNKNOWN,
            19,
            ("stores", "cells, storage"),
        ),
        ("table-3", "column: packs", "column: cells", ProblemCode.COLUMN_UNKNOWN, 11, ("cells", "packs")),
        ("table-2", "{year: 2019, rank", "{year: 2017, rank", ProblemCode.YEAR_UNKNOWN, 8, ("2017", "2019")),
        ("table-2", "{year: 2019, top", "{year: 2020, top", ProblemCode.YEAR_UNKNOWN, 10, ("2020", "2019")),
    ],
)
def test_what_is_named_must_exist(
    file: str, old: str, new: str, code: ProblemCode, line: int, told: tuple[str, str]
) -> None:
    """2: the problem names what is unknown, and what there is or looks like it."""
    found = [each for each in problems_of(file, changed(file, old, new)) if each.code is code]
    problem = found[0]
    assert str(problem.place) == f"{file}.yaml:{line}"
    named = {key: value for key, value in problem.details.items() if key in {"company", "column", "year"}}
    offered = problem.details.get("near", problem.details.get("known"))
    assert (*named.values(), offered) == told


def test_a_company_that_stands_in_no_table_rests_on_nothing() -> None:
    """2: the name of a company outside Appendix 1 comes from a table, or it is not in the report."""
    text = SMALL["other-companies"] + "- {id: nowhere, name: Nowhere}\n"
    (problem,) = problems_of("other-companies", text)
    assert (problem.code, problem.place.line) == (ProblemCode.CITATION_MISSING, 6)


@pytest.mark.parametrize(
    ("file", "row", "line"),
    [
        ("companies", '  - {place: {en: "Town, South", zh: 南省某市}, country: CN, cite: R§App.1}\n', 13),
        (
            "companies",
            "- {id: cells, title: {en: Cell makers, zh: 电芯企业}, segments: [CEL, PAK], cite: R§App.1}\n",
            4,
        ),
        ("other-companies", "- {id: cars-c, name: Cars C}\n", 4),
        ("table-1", "- {id: storage, title: {en: Storage, zh: 储能}}\n", 7),
        ("table-1", "  - {column: storage, companies: [cells-a], cite: R§Tab.1}\n", 20),
        ("table-2", "- {year: 2019, top_ten: 1.5, china: 3, share: 50, cite: R§Tab.2}\n", 11),
        ("table-3", "  - {id: packs, title: {en: Packs, zh: 电池包}, segments: [PAK]}\n", 8),
        ("table-3", "- company: local-e\n", 13),
    ],
)
def test_what_stands_twice_is_told_at_its_second_line(file: str, row: str, line: int) -> None:
    """3: ids, places, columns, cells, years and rows are there once."""
    (problem,) = problems_of(file, changed(file, row, row + row))
    assert (problem.code, problem.place.line) == (ProblemCode.ID_DUPLICATE, line)


@pytest.mark.parametrize(("old", "new"), [("company: ranked-d", "company: cells-a"), ("rank: 1", "rank: 2")])
def test_no_rank_and_no_company_twice_in_a_year(old: str, new: str) -> None:
    """3: a year has each place and each company once."""
    row = "- {year: 2019, rank: 1, company: ranked-d, value: 1.5, cite: R§Tab.2}\n"
    (problem,) = problems_of("table-2", changed("table-2", row, row + row.replace(old, new)))
    assert (problem.code, problem.place.line) == (ProblemCode.ID_DUPLICATE, 9)


def test_an_id_of_the_appendix_is_taken() -> None:
    """3: one company, one id, across files."""
    text = SMALL["other-companies"].replace("cars-c", "cells-a")
    found = {each.code: each for each in problems_of("other-companies", text)}
    assert found[ProblemCode.ID_DUPLICATE].place.line == 3
    assert found[ProblemCode.ID_DUPLICATE].details["id"] == "cells-a"


def test_all_problems_come_at_once() -> None:
    """1: faults of several files are told together, so that one reading suffices to repair them."""
    read = read_small(
        table_1=changed("table-1", "[cars-c]", "[cars-x]"),
        table_2=changed("table-2", "{year: 2019, rank", "{year: 2017, rank"),
    )
    assert not isinstance(read, Registry)
    assert {each.place.file for each in read} >= {"table-1.yaml", "table-2.yaml"}


def test_a_file_that_cannot_be_read_is_told() -> None:
    """1: the problem of the file is that of the registry."""
    gone = (Problem(ProblemCode.FILE_UNREADABLE, Place("table-3.yaml"), {"reason": "gone"}),)
    documents = {name: read_document(text, name) for name, text in SMALL.items()}
    assert read_registry({**documents, "table-3": gone}) == gone


@given(
    st.sampled_from(sorted(SMALL)),
    st.integers(0, 1200),
    st.integers(0, 40),
    st.text(alphabet=st.sampled_from(list("a1 :\n-[]{},'\"§?|>国")), max_size=12),
)
def test_damaged_text_never_raises(file: str, start: int, cut: int, put: str) -> None:
    """4: a registry damaged anywhere is a registry or problems that name their file, never an exception."""
    text = SMALL[file][:start] + put + SMALL[file][start + cut :]
    read = read_small(**{file: text})
    problems = () if isinstance(read, Registry) else read
    assert {problem.place.file for problem in problems} <= {f"{name}.yaml" for name in SMALL}
