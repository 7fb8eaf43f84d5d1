"""Which result belongs to which marker: a sentence is read once, from left to right."""
