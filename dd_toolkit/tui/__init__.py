"""The terminal app: an adapter that shows a session and reports what a person did."""
