"""The folder of questionnaires, method, law, regimes, local values and registry, read into core objects.

A `Library` reads each file when it is asked for, and gives problems with file and line. It never writes,
and it never looks outside its folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from dd_toolkit.core.assessment.registry.joined import Registry
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.method_file import parse_method
from dd_toolkit.core.problems import Place, Problem, ProblemCode, has_errors
from dd_toolkit.core.questionnaire.authored import QuestionnaireFile, QuestionnaireHead
from dd_toolkit.core.questionnaire.checks.catalogue import check_questionnaire
from dd_toolkit.core.questionnaire.crosswalk import RegimeTable, carry_regimes
from dd_toolkit.core.questionnaire.document import Document, parse_as
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.local import LocalTables
from dd_toolkit.core.questionnaire.local_values import carry_local
from dd_toolkit.core.questionnaire.questionnaire import Parsed, parse_questionnaire
from dd_toolkit.files.law_files import COLUMNS, LAW, join_law
from dd_toolkit.files.local_csv import COLUMNS as LOCAL_FILES
from dd_toolkit.files.local_csv import read_local
from dd_toolkit.files.production_regimes import carried_by, read_production_regimes
from dd_toolkit.files.regimes import read_crosswalk, read_regimes
from dd_toolkit.files.registry import SHAPES, read_registry
from dd_toolkit.files.yaml_document import read_document, read_file

OTHER_FILES: Final = frozenset({"method", "production-regimes", "wording"})
"""Names of files beside the questionnaires that are none."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A questionnaire that was read and checked; None with the problems that refuse it."""

    parsed: Parsed | None
    problems: tuple[Problem, ...]
    """Warnings too."""


@dataclass(frozen=True, slots=True)
class Library:
    """One folder of questionnaires with what they need."""

    folder: Path
    kept: dict[Path, Document | tuple[Problem, ...]] | None = field(default=None, compare=False, repr=False)
    """What was read already; None where every file is read anew."""

    def remembering(self) -> Library:
        """Return the same library that reads each file once, for whoever asks much of it at one go."""
        return replace(self, kept={})

    def questionnaire_ids(self) -> tuple[str, ...]:
        """Return the ids of all questionnaires, sorted; the file's name is the id."""
        known = (path.stem for path in self.folder.glob("*.yaml"))
        return tuple(sorted(name for name in known if name not in OTHER_FILES))

    def heads(self) -> tuple[QuestionnaireHead, ...]:
        """Return what the questionnaires say of themselves; what they ask is not read, faulty ones leave."""
        read = (self.document(self.folder / f"{id_}.yaml") for id_ in self.questionnaire_ids())
        parsed = (parse_as(each, QuestionnaireFile) for each in read if isinstance(each, Document))
        return tuple(each.questionnaire for each in parsed if isinstance(each, QuestionnaireFile))

    def example_sheets(self) -> tuple[Path, ...]:
        """Return the answer sheets that ship with the questionnaires, sorted by name."""
        return tuple(sorted((self.folder / "examples").glob("*.yaml")))

    def questionnaire(self, id_: str) -> Loaded:
        """Read, resolve and check a questionnaire."""
        if id_ not in self.questionnaire_ids():
            known = ", ".join(self.questionnaire_ids())
            return Loaded(
                None, (Problem(ProblemCode.QUESTIONNAIRE_UNKNOWN, Place(), {"id": id_, "known": known}),)
            )
        return self.resolved(self.document(self.folder / f"{id_}.yaml"))

    def resolved(self, head: Document | tuple[Problem, ...]) -> Loaded:
        """Resolve and check a questionnaire from its head."""
        law, problems = self.law()
        table, regime_problems = self.regimes(law)
        problems += regime_problems
        sections, section_problems = self._sections(head)
        method = self.method()
        if isinstance(method, tuple):
            problems += method
        problems += section_problems
        if isinstance(head, tuple):
            return Loaded(None, head + problems)
        parsed = parse_questionnaire(head, sections, law)
        if isinstance(parsed, tuple):
            return Loaded(None, problems + parsed)
        parsed = replace(parsed, questionnaire=carry_regimes(parsed.questionnaire, table, law))
        parsed, production_problems = carried_by(parsed, read_production_regimes(self.folder, law), law)
        problems += production_problems
        tables, table_problems = self.local(law)
        problems += table_problems
        parsed = replace(parsed, questionnaire=carry_local(parsed.questionnaire, tables, law))
        pillars = () if isinstance(method, tuple) else tuple(method.pillar_of)
        problems += check_questionnaire(parsed, law, pillars)
        return Loaded(None if has_errors(problems) else parsed, problems)

    def method(self) -> Method | tuple[Problem, ...]:
        """Read the method."""
        document = self.document(self.folder / "method.yaml")
        return document if isinstance(document, tuple) else parse_method(document)

    def law(self) -> tuple[Mapping[str, Fact], tuple[Problem, ...]]:
        """Read every fact of law, with its dates, parts, changes and Chinese where those files are there."""
        texts: dict[str, str] = {}
        for name in (LAW, *COLUMNS):
            path = self.folder / name
            if name == LAW or path.exists():
                text = read_file(path)
                if isinstance(text, Problem):
                    return {}, (text,)
                texts[name] = text
        return join_law(texts, self.shown(self.folder / LAW).removesuffix(LAW))

    def regimes(self, law: Mapping[str, Fact]) -> tuple[RegimeTable, tuple[Problem, ...]]:
        """Read every regime and the crosswalk; a folder without regimes has neither."""
        documents: dict[str, Document] = {}
        problems: list[Problem] = []
        for path in sorted((self.folder / "regimes").glob("*.yaml")):
            document = self.document(path)
            if isinstance(document, tuple):
                problems += document
            else:
                documents[path.stem] = document
        regimes, found = read_regimes(documents, law)
        problems += found
        if problems or not documents:  # rows cannot be judged against regimes that were refused
            return RegimeTable(regimes), tuple(problems)
        crosswalk = self.folder / "crosswalk.csv"
        text = read_file(crosswalk)
        if isinstance(text, Problem):
            return RegimeTable(regimes), (text,)
        rows, row_problems = read_crosswalk(text, self.shown(crosswalk), regimes)
        return RegimeTable(regimes, rows), row_problems

    def local(self, law: Mapping[str, Fact]) -> tuple[LocalTables, tuple[Problem, ...]]:
        """Read the tables of values that differ by place and day; a folder without them has none."""
        texts: dict[str, str] = {}
        problems: list[Problem] = []
        for name in LOCAL_FILES:
            path = self.folder / "local" / name
            text = read_file(path) if path.exists() else ""
            if isinstance(text, Problem):
                problems.append(text)
            elif text:
                texts[name] = text
        tables, found = read_local(texts, self.shown(self.folder / "local") + "/", law)
        return tables, (*problems, *found)

    def registry(self) -> Registry | tuple[Problem, ...]:
        """Read the registry of companies and of the tables that name them."""
        folder = self.folder / "registry"
        return read_registry({name: self.document(folder / f"{name}.yaml") for name in SHAPES})

    def document(self, path: Path) -> Document | tuple[Problem, ...]:
        """Read one YAML file."""
        if self.kept is not None and path in self.kept:
            return self.kept[path]
        text = read_file(path)
        read = (text,) if isinstance(text, Problem) else read_document(text, self.shown(path))
        if self.kept is not None:
            self.kept[path] = read
        return read

    def shown(self, path: Path) -> str:
        """Return how a file of the folder is called in problems."""
        inside = path.is_relative_to(self.folder)
        return str(Path(self.folder.name) / path.relative_to(self.folder)) if inside else str(path)

    def section_files(self) -> dict[str, Path]:
        """Return the files of all sections by section id."""
        return {path.stem: path for path in sorted((self.folder / "sections").glob("*/*.yaml"))}

    def _sections(
        self, head: Document | tuple[Problem, ...]
    ) -> tuple[dict[str, Document], tuple[Problem, ...]]:
        """Read the section files that a questionnaire chooses; a missing one is found when resolving."""
        chosen = head.node(("sections",)) if isinstance(head, Document) else None
        listed = chosen if isinstance(chosen, list) else []
        names = {str(each.get("section") if isinstance(each, dict) else each) for each in listed}
        sections: dict[str, Document] = {}
        problems: list[Problem] = []
        for id_, path in self.section_files().items():
            if id_ in names:
                document = self.document(path)
                if isinstance(document, tuple):
                    problems += document
                else:
                    sections[id_] = document
        return sections, tuple(problems)
