"""The one pane that every question is answered in: it shows the editor of the question's type.

Editors are made once and filled anew for each question; a new type of question is one line of `EDITORS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import ContentSwitcher

from dd_toolkit.core.questionnaire.questions import QuestionType
from dd_toolkit.tui.editors.base import Asked, Editor
from dd_toolkit.tui.editors.calculated import CalculatedEditor
from dd_toolkit.tui.editors.chosen import ChosenEditor
from dd_toolkit.tui.editors.typed import DocumentEditor, LineEditor, TextEditor

EDITORS: Final[Mapping[QuestionType, type[Editor]]] = MappingProxyType(
    {
        QuestionType.YES_NO: ChosenEditor,
        QuestionType.MATURITY: ChosenEditor,
        QuestionType.CHOICE: ChosenEditor,
        QuestionType.CHECKLIST: ChosenEditor,
        QuestionType.NUMBER: LineEditor,
        QuestionType.PERCENT: LineEditor,
        QuestionType.MONEY: LineEditor,
        QuestionType.DATE: LineEditor,
        QuestionType.DOCUMENT: DocumentEditor,
        QuestionType.TEXT: TextEditor,
        QuestionType.CALCULATED: CalculatedEditor,
    }
)
"""The editor of each type of question."""


class EditorPane(ContentSwitcher):
    """Holds one editor of each kind and shows the one that fits."""

    DEFAULT_CSS = "EditorPane { height: auto; width: 1fr; }"

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)
    """Follows from the editor; a change of it asks for no second layout, as it does elsewhere."""

    def __init__(self) -> None:
        super().__init__(id="editors", initial=ChosenEditor.__name__)

    def compose(self) -> ComposeResult:
        """Make every editor once."""
        for kind in dict.fromkeys(EDITORS.values()):
            yield kind(id=kind.__name__)

    @property
    def editor(self) -> Editor:
        """Return the editor that is shown."""
        return self.query_one(f"#{self.current}", Editor)

    def load(self, asked: Asked) -> None:
        """Show a question and its answer."""
        self.current = EDITORS[asked.question.type].__name__
        self.editor.load(asked)
