"""The rules of the knowledge in other rule engines, on the same cases: which rules fire, and how long that takes.

Only the rules are compared. Other engines neither weigh nor rank, so that what rules ask of the ranking (leader, suspected) is
told to them with the case.
"""
