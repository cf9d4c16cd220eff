"""Checks of a questionnaire, one room per kind of fault."""
