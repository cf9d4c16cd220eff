"""What was said: events and their fold, sites, sources, answers and relevance."""
