"""One case: what was written, and what was found."""
