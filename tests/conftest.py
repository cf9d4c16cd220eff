"""What every test shares: calm property tests, and an environment that is not the developer's own."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")
