"""A second implementation of the method, sections 1 to 5, that shares no line with dd_toolkit.

Written from the text of the method and from docs/question-types.md, docs/expressions.md and docs/law.md, in
exact fractions. It works out what the worked cases of the questionnaires expect:

    python -m tests.independent --write

Nothing here imports dd_toolkit, and nothing in dd_toolkit may import this; a test sees to both.
"""
