"""The weighing over many cases at once: look-ups in tables of integers."""
