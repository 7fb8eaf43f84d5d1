"""Free-text reports: from words to the case they state, every statement with its place in the text."""

from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading

__all__ = ["DiagnosisMention", "Mention", "NotRead", "Part", "ReportReading"]
