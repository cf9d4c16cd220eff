"""The one catalogue: what every code is called in English and in simplified Chinese."""
