"""A composed report becomes HTML, charts and PDF; only `Report` comes in."""
