"""One editor per kind of answer; an editor shows and reports what a person did, and decides nothing."""
