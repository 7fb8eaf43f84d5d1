"""Documents to plain text: .txt, .rtf, .docx, .pdf with a text layer, HL7 v2 messages and their formatted text."""

from ihc_engine.documents.folder import DocumentRow, rows_of_folder
from ihc_engine.documents.formatted_text import ft_text
from ihc_engine.documents.model import DocumentError, DocumentText, Kind
from ihc_engine.documents.read import text_of

__all__ = ["DocumentError", "DocumentRow", "DocumentText", "Kind", "ft_text", "rows_of_folder", "text_of"]
