"""The shape of a report: section heads, specimens, numbered lines, keys, quotations."""
