"""What a new assessment begins with where its company is in the registry: segments, and where they are from.

A proposal is a suggestion; the form decides whether the person has chosen otherwise.
"""

from __future__ import annotations

from dd_toolkit.core.assessment.registry.choosing import propose
from dd_toolkit.core.assessment.registry.joined import Company
from dd_toolkit.core.assessment.registry.parts import Location
from dd_toolkit.words.catalogue import Words
from dd_toolkit.words.listing import together


def proposed_segments(company: Company | None, place: Location | None) -> frozenset[str]:
    """Return the segments to begin with; none for a company that the registry does not have."""
    return frozenset(propose(company, place).segments) if company else frozenset()


def reason_for(company: Company | None, place: Location | None, words: Words) -> str:
    """Return where the proposed segments are from, in words; empty for a company of no registry."""
    if company is None:
        return ""
    proposal = propose(company, place)
    if not proposal.segments:
        return words("app.new.proposed_none")
    tables = together(words, [words(f"terms.table.{table.value}") for table in proposal.tables])
    code = "app.new.proposed_here" if proposal.is_local else "app.new.proposed"
    return words(code, segments=" ".join(proposal.segments), tables=tables)
