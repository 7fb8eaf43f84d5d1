"""The answer in words and pictures."""
