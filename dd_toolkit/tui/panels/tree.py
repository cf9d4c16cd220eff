"""The tree of sections, topics, questions and rows, each with its mark.

A topic of one question is one line. After an answer only labels that differ are written anew; after a new
row only the branch of that question grows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text as Line
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from dd_toolkit.core.assessment.fold import Cell
from dd_toolkit.core.evaluation.evaluate import Evaluation, QuestionState
from dd_toolkit.core.questionnaire.questions import Question, Topic
from dd_toolkit.core.report.said import speak
from dd_toolkit.tui.flow import shorten
from dd_toolkit.tui.order import Mark, mark_of_cell, mark_of_question, progress
from dd_toolkit.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Branch:
    """What a node stands for: a section or topic by its questions, or a cell."""

    questions: tuple[str, ...] = ()
    cell: Cell | None = None


Node = TreeNode[Branch]


class QuestionTree(Tree[Branch]):
    """Every question of a questionnaire with how far it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "open_branch", show=False),
        Binding("left", "close_branch", show=False),
    ]

    @dataclass
    class Pointed(Message):
        """The person moved to a cell."""

        cell: Cell

    @dataclass
    class Picked(Message):
        """The person chose a cell and wants to answer it."""

        cell: Cell

    def __init__(self) -> None:
        self.labels: dict[Node, str] = {}
        super().__init__("", id="tree")
        self.show_root = False
        self.guide_depth = 2
        self.auto_expand = True
        self.node_of: dict[Cell, Node] = {}
        self.words = Words("en")
        self.current: Cell | None = None
        self.marks: dict[str, Mark] = {}
        """Mark of every question, as of the last refresh."""
        self._seen: Mapping[str, QuestionState] = {}

    def grow(self, evaluation: Evaluation) -> None:
        """Build every node for a questionnaire, without labels yet."""
        for section in evaluation.case.form.questionnaire.sections:
            questions = tuple(question.id for topic in section.topics for question in topic.questions)
            branch = self.root.add("", Branch(questions))
            for topic in section.topics:
                self._grow_topic(branch, topic)
        self.root.expand()

    def relabel(self, words: Words) -> None:
        """Say every label in another language from the next refresh on."""
        self.words = words
        self._seen = {}

    def refresh_marks(self, evaluation: Evaluation) -> None:
        """Bring labels and rows to what the evaluation says; what stays the same is not touched."""
        changed = {id_ for id_, state in evaluation.states.items() if self._seen.get(id_) is not state}
        self._seen = evaluation.states
        self.marks.update({id_: mark_of_question(evaluation.states[id_]) for id_ in changed})
        form = evaluation.case.form
        for section_node, section in zip(self.root.children, form.questionnaire.sections, strict=True):
            if _holds(section_node, changed):
                asked, whole = self._progress(section_node)
                self._write(section_node, f"{asked}/{whole} {section.title[self.words.language]}")
                for topic_node, topic in zip(section_node.children, section.topics, strict=True):
                    if _holds(topic_node, changed):
                        self._refresh_topic(topic_node, topic, evaluation)

    def point_at(self, cell: Cell) -> None:
        """Open the branch of a cell and put the cursor on it."""
        node = self.node_of.get(cell) or self.node_of.get(Cell(cell.question))
        self.current = cell
        if node is None:
            return
        above, is_opening = node.parent, False
        while above is not None and above is not self.root:
            if not above.is_expanded:
                above.expand()
                is_opening = True
            above = above.parent
        if is_opening:
            self.call_after_refresh(self.move_cursor, node)
        else:
            self.move_cursor(node)

    def render_label(self, node: Node, base_style: Style, style: Style) -> Line:
        """Draw a label, shortened to the room that is left beside its guides."""
        depth = 0
        above = node.parent
        while above is not None and above is not self.root:
            depth, above = depth + 1, above.parent
        room = self.size.width - depth * self.guide_depth - (2 if node.allow_expand else 0)
        text = shorten(self.labels.get(node, ""), max(room, 4))
        arrow = ""
        if node.allow_expand:
            arrow = "▾ " if node.is_expanded else "▸ "
        if text.startswith(Mark.OUT.value):
            style += Style(dim=True)
        return Line.assemble((arrow, base_style), (text, style))

    def get_label_width(self, node: Node) -> int:  # noqa: ARG002 -- Textual's signature
        """Take no more width than there is: labels are shortened, never scrolled."""
        return 1

    def _refresh_node(self, node: Node) -> None:
        """Draw one line anew; a label says nothing of the lines below it, which Textual would draw too."""
        if node.line >= 0:
            self._refresh_line(node.line)

    def action_open_branch(self) -> None:
        """Open the branch at the cursor, or go to its first line."""
        node = self.cursor_node
        if node is not None and node.allow_expand:
            if node.is_expanded:
                self.action_cursor_down()
            else:
                node.expand()

    def action_close_branch(self) -> None:
        """Close the branch at the cursor, or go to the branch that holds it."""
        node = self.cursor_node
        if node is None:
            return
        if node.allow_expand and node.is_expanded:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Branch]) -> None:
        """Report where the cursor went; moves of our own change nothing."""
        event.stop()
        cell = event.node.data.cell if event.node.data else None
        if self.has_focus and cell is not None and cell != self.current:
            self.current = cell
            self.post_message(self.Pointed(cell))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Branch]) -> None:
        """Report that a cell was chosen."""
        event.stop()
        if event.node.data and event.node.data.cell is not None:
            self.current = event.node.data.cell
            self.post_message(self.Picked(event.node.data.cell))

    def _grow_topic(self, branch: Node, topic: Topic) -> None:
        if len(topic.questions) == 1:
            self._grow_question(branch, topic.questions[0])
            return
        node = branch.add("", Branch(tuple(question.id for question in topic.questions)))
        for question in topic.questions:
            self._grow_question(node, question)

    def _grow_question(self, branch: Node, question: Question) -> None:
        cell = Cell(question.id)
        node = branch.add("", Branch((question.id,), cell), allow_expand=question.roster is not None)
        self.node_of[cell] = node

    def _refresh_topic(self, node: Node, topic: Topic, evaluation: Evaluation) -> None:
        if len(topic.questions) == 1:
            title = topic.title[self.words.language]
            self._refresh_question(node, topic.questions[0], title, evaluation)
            return
        asked, whole = self._progress(node)
        self._write(node, f"{asked}/{whole} {topic.title[self.words.language]}")
        for child, question in zip(node.children, topic.questions, strict=True):
            self._refresh_question(child, question, question.ask[self.words.language], evaluation)

    def _refresh_question(self, node: Node, question: Question, title: str, evaluation: Evaluation) -> None:
        state = evaluation.states[question.id]
        number = question.id.rpartition("-")[2]
        self._write(node, f"{self.marks[question.id].value} {number} {title}")
        if question.roster is None:
            return
        rows = [each.cell for each in state.cells]
        known = {child.data.cell: child for child in node.children if child.data}
        if list(known) != rows:
            node.remove_children()
            for gone in known.values():
                self.labels.pop(gone, None)
            for cell in rows:
                self.node_of[cell] = node.add_leaf("", Branch((question.id,), cell))
        for child, each in zip(node.children, state.cells, strict=True):
            row = speak(evaluation.case.row_title(question.roster, each.cell.row), self.words)
            self._write(child, f"{mark_of_cell(each).value} {row}")

    def _progress(self, node: Node) -> tuple[int, int]:
        assert node.data is not None
        return progress([self.marks[id_] for id_ in node.data.questions])

    def _write(self, node: Node, label: str) -> None:
        if self.labels.get(node) != label:
            self.labels[node] = label
            node.set_label(Line(label))


def _holds(node: Node, changed: set[str]) -> bool:
    return node.data is not None and not changed.isdisjoint(node.data.questions)
