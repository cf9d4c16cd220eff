"""The language of gates, constraints and calculations: XLSForm's expressions (docs/expressions.md)."""
