"""Control words of RTF that matter for the text.

Source: Microsoft, Rich Text Format Specification 1.9.1. The character sets are those of its ``\\fcharset`` table.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Words that stand for a character.
CHARACTERS: Mapping[str, str] = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
#: Signs behind a backslash that stand for another character; an optional hyphen shows nothing.
SIGNS: Mapping[str, str] = {"~": " ", "_": "-", "-": ""}
PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "column"})
#: Groups that are no text of the report, without a remark.
NO_TEXT = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl",
    "fldinst", "objdata", "objclass", "objname", "xe", "tc", "tcn", "atnid", "atnauthor", "atntime", "atndate", "atnicn",
    "atnparent", "atnref", "generator", "themedata", "datastore", "latentstyles", "nonesttables", "upr", "sp", "shprslt",
    "mmathPict", "template", "private", "rxe", "bkmkstart", "bkmkend",
})  # fmt: skip
#: Groups that hold words or pictures and are left out, with what the remark calls them.
LEFT_OUT: Mapping[str, str] = {
    "pict": "a picture", "annotation": "a comment", "moMath": "a formula",
    **{f"{place}{pages}": "headers and footers" for place in ("header", "footer") for pages in ("", "l", "r", "f")},
}  # fmt: skip
#: Starred groups that are read nevertheless; any other starred group is for programs.
STARRED_TEXT = frozenset({"ud", "shpinst", "do", "nesttableprops"})
#: Formats under which words are no longer part of the report.
STRUCK: Mapping[str, str] = {"strike": "struck-through", "striked": "struck-through", "v": "hidden", "deleted": "deleted"}
PAGES: Mapping[str, str] = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
#: Symbol fonts have no code page.
SYMBOL = "symbol"
CHARSETS: Mapping[int, str] = {
    2: SYMBOL, 0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
