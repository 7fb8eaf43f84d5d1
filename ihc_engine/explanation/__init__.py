"""The answer in words and pictures: text for a terminal, Markdown, a self-contained HTML page, and sheets of the knowledge."""

from ihc_engine.explanation.html import to_html
from ihc_engine.explanation.markdown import to_markdown
from ihc_engine.explanation.text import to_text

__all__ = ["to_html", "to_markdown", "to_text"]
