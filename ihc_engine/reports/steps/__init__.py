"""Steps by which the tokens of a sentence are changed before it is read for stains; ``phases`` tells their order."""
