"""Many cases at once: one line in, one line out."""

from ihc_engine.batch.jsonl import BatchResult, interpret_lines

__all__ = ["BatchResult", "interpret_lines"]
