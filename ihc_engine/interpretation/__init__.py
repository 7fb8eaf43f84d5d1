"""From a case to the answer."""
