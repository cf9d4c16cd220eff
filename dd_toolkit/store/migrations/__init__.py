"""Scripts that bring older tables to the present form, run by `dd_toolkit.store.migrate` alone."""
