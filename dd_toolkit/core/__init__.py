"""The pure core: what is asked, what was said, what it means, what is told to whom.

Nothing here reads a file, a clock or a database, and nothing here knows a language of presentation.
"""
