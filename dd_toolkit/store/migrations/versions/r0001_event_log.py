"""The event log, pinned texts, drafts, and the view of the answers that stand."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KINDS = (
    "'assessment', 'site', 'source', 'row', 'answer', 'set_aside', 'not_applicable_accepted', "
    "'follow_up', 'cleared', 'erase'"
)
STATES = "'answered', 'unknown', 'refused', 'not_applicable'"

STANDS = """NOT EXISTS (
    SELECT 1 FROM event_replaces r WHERE r.assessment = {event}.assessment AND r.replaced_id = {event}.id
  )"""

CURRENT_ANSWER = f"""
CREATE VIEW current_answer AS
SELECT
  e.assessment, e.question, e.row, e.source, e.state, e.value, e.reason, e.note, e.cite, e.author, e.at,
  CASE WHEN EXISTS (
    SELECT 1 FROM event a
    WHERE a.assessment = e.assessment AND a.question = e.question AND a.row = e.row AND a.source = e.source
    AND a.subject_kind = 'set_aside' AND a.kind = 'set_aside' AND {STANDS.format(event="a")}
  ) THEN 1 ELSE 0 END AS set_aside,
  CASE WHEN EXISTS (
    SELECT 1 FROM event o
    WHERE o.assessment = e.assessment AND o.question = e.question AND o.row = e.row AND o.source = e.source
    AND o.subject_kind = 'answer' AND o.id <> e.id AND {STANDS.format(event="o")}
  ) THEN 1 ELSE 0 END AS clash,
  e.id AS event
FROM event e
WHERE e.subject_kind = 'answer' AND e.kind = 'answer' AND e.state IS NOT NULL AND {STANDS.format(event="e")}
"""


def text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "assessment",
        text("id"),
        sa.Column("sequence", sa.Integer(), nullable=False),
        text("created"),
        text("changed"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.CheckConstraint("sequence >= 0", name=op.f("ck_assessment_sequence")),
    )
    op.create_table(
        "event",
        text("id"),
        text("assessment"),
        sa.Column("sequence", sa.Integer(), nullable=False),
        *(text(name) for name in ("kind", "subject_kind", "question", "row", "source", "body", "author", "at")),
        *(text(name, nullable=True) for name in ("state", "value", "reason", "note", "cite")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.ForeignKeyConstraint(["assessment"], ["assessment.id"], name=op.f("fk_event_assessment_assessment")),
        sa.UniqueConstraint("assessment", "sequence", name=op.f("uq_event_assessment_sequence")),
        sa.CheckConstraint("sequence >= 1", name=op.f("ck_event_sequence")),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_event_kind")),
        sa.CheckConstraint(f"subject_kind IN ({KINDS})", name=op.f("ck_event_subject_kind")),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_event_state")),
    )
    op.create_index(op.f("ix_event_assessment_kind"), "event", ["assessment", "kind"])
    op.create_index(
        op.f("ix_event_assessment_question_row_source"), "event", ["assessment", "question", "row", "source"]
    )
    op.create_table(
        "event_replaces",
        text("event_id"),
        text("replaced_id"),
        text("assessment"),
        sa.PrimaryKeyConstraint("event_id", "replaced_id", name=op.f("pk_event_replaces")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_replaces_event_id_event")),
    )
    op.create_index(
        op.f("ix_event_replaces_assessment_replaced_id"), "event_replaces", ["assessment", "replaced_id"]
    )
    op.create_table(
        "pinned_text",
        text("sha256"),
        text("text"),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_pinned_text")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_pinned_text_sha256")),
    )
    op.create_table(
        "draft",
        text("assessment"),
        text("key"),
        text("text"),
        text("at"),
        sa.PrimaryKeyConstraint("assessment", "key", name=op.f("pk_draft")),
    )
    op.execute(CURRENT_ANSWER)
