"""Lines that head the columns of a table: "Antibody | Clone | Result", "Stain  % cells  Intensity"."""

from __future__ import annotations

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import Head, cells_of, framed, parted_by
from ihc_engine.reports.tables.table_kinds import Column

LONGEST_LINE, _LONGEST_CELL, _MOST_CELLS = 300, 60, 16


class Heads:
    """Reads lines of heads."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def headed(self, line: str) -> Head | None:
        """The columns that a line heads; None for any other line."""
        if len(line) > LONGEST_LINE:
            return None
        by = "/" if " / " in line and parted_by(line) in ("", ",", ";") else parted_by(line)
        if not by:
            return None
        if by in ",;" and (line.rstrip().endswith(".") or max(map(len, line.split(by))) > _LONGEST_CELL):
            return None
        frame = framed(line)
        cells = cells_of(line, by, frame=frame)
        if by == "|" and cells and cells[-1][0] == cells[-1][1]:
            cells = cells[:-1]
        if not 2 <= len(cells) <= _MOST_CELLS:
            return None
        words = [line[a:b] for a, b in cells]
        names = any(word and self._columns.kind(word) == "marker" for word in words)
        if not names:
            known = sum(map(self._columns.knows, words)) > 1
            several = self._this_and_another(words) or self._tumour_and_others(words) or self._several(words)
            if by == "  " and line[:2].isspace() and (known or several):
                cells, words = [(0, 0), *cells], ["", *words]
            elif words[0] or by in ",;" or sum(map(self._columns.knows, words)) < 2:
                return None
        kinds = [self._columns.kind(word) if word else None for word in words]
        ticks = [self._columns.sign(word) for kind, word in zip(kinds, words, strict=True) if kind == "tick"]
        if "negative" in ticks:  # "pos | neg": no column of positions
            behind = kinds.index("marker") if "marker" in kinds else 0
            positives = [at for at, word in enumerate(words) if at > behind and self._columns.sign(word) == "positive"]
            kinds = ["tick" if at in positives and kind == "ignored" else kind for at, kind in enumerate(kinds)]
        if self._this_and_another(words) or self._tumour_and_other_tissue(words, kinds):
            now = [kind == "compared" and self._columns.of_now(word) for kind, word in zip(kinds, words, strict=True)]
            kinds = [
                "tumour" if here else "earlier" if kind == "compared" else kind for kind, here in zip(kinds, now, strict=True)
            ]
        subjects = [at for at, kind in enumerate(kinds) if kind == "compared"]
        resected = self._columns.of_resection([words[at] for at in subjects])
        for at, standing in zip(subjects, resected, strict=True):
            if any(resected):
                kinds[at] = "tumour" if standing else "earlier"
        if (answers := self._columns.answers(words)) is not None:
            kinds = ["tick" if answer else kind for kind, answer in zip(kinds, answers, strict=True)]
            words = [answer or word for answer, word in zip(answers, words, strict=True)]
        if not names:
            kinds[0] = "marker"
        if kinds.count(None) > len(kinds) / 2 or all(kind in (None, "marker") for kind in kinds):
            return None
        if by == "  " and None in kinds and kinds.count("compared") < 2 and not {*kinds} - {None, "marker", "compared"}:
            return None  # "IHC PANEL  BLK B3  Run 11/04": a title, with nothing below that it heads
        if kinds.count("result") > 1:  # "STATUS | RESULT": "complete", "pending"
            states = ["status" if self._columns.tells_status(word) else kind for kind, word in zip(kinds, words, strict=True)]
            kinds = states if "result" in states else kinds  # and not "Marker | Status | Marker | Status"
        columns = [Column(kind or "unknown", word) for kind, word in zip(kinds, words, strict=True)]
        return Head(by, cells, columns, frame)

    def _several(self, heads: list[str]) -> bool:
        """Whether all columns are those of specimens or lesions: "A1    A2", "I    II"."""
        return all(self._columns.kind(head) == "compared" for head in heads)

    def _tumour_and_others(self, heads: list[str]) -> bool:
        """Whether one column is that of the tumour, and all others are known: "Block 4 (tumour)    Block 9 (normal tissue)"."""
        kinds = [self._columns.kind(head) for head in heads]
        return kinds.count("tumour") == 1 and None not in kinds

    def _tumour_and_other_tissue(self, heads: list[str], kinds: list[str | None]) -> bool:
        """Whether brackets say of one specimen that it is the tumour, and of the others what else: "A (tumour) | B (node)"."""
        told = [(head, kind) for head, kind in zip(heads, kinds, strict=True) if kind in ("tumour", "compared")]
        tumours = [head for head, kind in told if kind == "tumour"]
        return (
            len(tumours) == 1 and "(" in tumours[0] and all(self._columns.of_others(h) for h, kind in told if kind == "compared")
        )

    def _this_and_another(self, heads: list[str]) -> bool:
        """Whether one column is that of this specimen, and another that of one beside it: "This resection | Biopsy of 2022"."""
        told = [self._columns.kind(head) for head in heads if not self._columns.of_now(head)]
        return len(told) == len(heads) - 1 and any(kind in ("compared", "earlier", "lent") for kind in told)
