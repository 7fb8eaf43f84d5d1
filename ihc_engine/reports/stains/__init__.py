"""From the sentences of a report to what it says of each stain, and the one result that stands."""
