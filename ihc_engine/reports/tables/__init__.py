"""Tables whose columns have heads, written out as lines of text."""
