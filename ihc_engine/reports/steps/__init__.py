"""Steps by which the tokens of a sentence are changed before it is read for stains; their order stands in ``rewriting``."""
