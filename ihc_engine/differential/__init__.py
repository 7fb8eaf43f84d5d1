"""How likely each diagnosis is."""
