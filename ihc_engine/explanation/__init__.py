"""The answer and the report in words and pictures: terminal text, Markdown, self-contained pages; sheets of the knowledge."""

from ihc_engine.explanation.html import to_html
from ihc_engine.explanation.markdown import to_markdown
from ihc_engine.explanation.report_html import report_to_html
from ihc_engine.explanation.report_text import panel_to_text, report_to_text
from ihc_engine.explanation.text import to_text

__all__ = ["panel_to_text", "report_to_html", "report_to_text", "to_html", "to_markdown", "to_text"]
