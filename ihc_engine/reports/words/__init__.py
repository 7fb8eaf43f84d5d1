"""The words that a report may hold, and a text in sentences and tokens by them."""
