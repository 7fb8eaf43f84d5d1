"""Free-text reports: from words to the case they state, every statement with its place in the text.

``intake`` and ``read`` are the doors, ``model`` is what comes out. Behind them, each folder importing from those before it:
``text``, ``words`` and ``tables``, ``clauses``, ``grammar``, ``exceptions``, ``steps`` and ``layout``, ``stains`` and ``facts``.
"""

from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading

__all__ = ["DiagnosisMention", "Mention", "NotRead", "Part", "ReportReading"]
