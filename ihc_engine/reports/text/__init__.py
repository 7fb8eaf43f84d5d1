"""The text itself: one form for its characters, tags, fields, its language, and where each stretch stands in the report."""
