"""Measurements against the budgets of the project; `make bench` prints the table."""
