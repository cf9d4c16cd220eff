"""The event log in SQLModel tables, on SQLite or PostgreSQL with the same code."""
