"""The phases in which the tokens of a sentence are rewritten, each with its steps in their order.

Where the order of two steps is known to matter, the line of the first says for which; of the others no sentence is known that
asks.
"""
