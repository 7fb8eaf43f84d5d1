"""Small documents, made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx import Document
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*blocks: str | list[list[str]]) -> bytes:
    """A Word document: a string is a paragraph, a list of rows a table, a string that begins with ``<`` is its XML."""
    made = Document()
    for block in blocks:
        if isinstance(block, list):
            table = made.add_table(rows=0, cols=len(block[0]))
            for row in block:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
        elif block.startswith("<"):
            end = block.index(">") if "/>" not in block.split(">", 1)[0] + ">" else block.index("/>")
            made.element.body.insert_element_before(parse_xml(f"{block[:end]} {W}{block[end:]}"), "w:sectPr")
        else:
            made.add_paragraph(block)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts:
            made.writestr(name, data)
    return file.getvalue()


def pdf(*pages: Iterable[str], trailer: str = "") -> bytes:
    """A PDF with one page for each list of lines; a page without lines is blank."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET" if shown else ""
        kids.append(len(objects) + 1)
        box = "/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {len(objects) + 2} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(places) + 1} /Root 1 0 R {trailer}>>\n"
    return (out + f"startxref\n{start}\n%%EOF\n").encode("latin-1")


def message(*segments: str, signs: str = "|^~\\&") -> bytes:
    """An HL7 message with a header and these segments."""
    head = f"MSH{signs}LAB{signs[0]}HOSPITAL"
    return "\r".join([head, *segments]).encode()
