"""Parts of a screen that show something and never change an assessment."""
