"""Kinds of the columns of a table, told by their heads: "Antibody", "Intensity (0-3)", "Referring laboratory"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from ihc_engine.reports.text.folding import folded
from ihc_engine.vocabulary.language import Language, TableWords

#: Columns that say nothing of this tumour, and those whose word tells more than another in the same head.
ASIDE = ("earlier", "lent", "control", "sustentacular", "other", "expected", "ignored")
_STRONGEST = (
    "earlier", "lent", "control", "sustentacular", "other", "h_score", "allred", "percent", "intensity", "ignored", "share",
    "pattern", "score", "compared", "tumour", "expected", "comment", "result",
)  # fmt: skip
#: Columns that may be one in a head with a slash: "intensity/extent".
_MIXED = frozenset(("result", "percent", "share", "intensity", "score", "pattern"))
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]?")
#: The range of a score: "H-score 0-300", "Allred, 0-8".
_RANGE = re.compile(r"[,;: ]+\d{1,3} ?- ?\d{1,3} *$")
_NUMBERED = re.compile(r"(.*?[^\d\s])\s*#?(?:\d{1,2}[a-h]?|(?<=\s)[a-h]\d{0,2}|(?<=[^\x00-\x7f])[a-h]\d{1,2})")
_LETTER = re.compile(r"[a-h]\d{0,2}|[12]|\d{1,2}[a-h]|i{1,3}|iv")
_LONGEST_HEAD = 45
#: What stands right before a head.
_BEFORE_HEAD = ("\n", "\n ", "\t", "\u3000", "|", "| ", "｜", "│", "│ ", ",", ", ", ";", "; ", "  ", '"', "*")
#: What stands before a result that heads the first column.
_BEFORE_SIGN = ("\n", "\n ", "\n  ", "\n   ", "\n    ", "\n\t", "\n|", "\n| ", "\n*", "\n**")
#: Results of which one heads a column of names.
_SIDES = frozenset(("positive", "negative", "retained", "lost"))
_AROUND = " \t|*\"'"
#: Sections that end a table.
_ENDING = frozenset(("diagnosis", "comment", "addendum", "molecular", "literature", "microscopy", "gross"))
#: Letters and numbers of lesions that parts of a report may have.
_LABELS = frozenset("abcd123456")
#: The letter of a specimen, with its block, or a Roman number.
_SPECIMEN = re.compile(r"([a-d])\d{0,2}|(i{1,3}|iv)")
_ROMANS = ("i", "ii", "iii", "iv")
#: A year or date beside the word of a specimen.
_DATE = re.compile(r"[\s#,]*\b\d[\d./-]*\b[\s,]*")
#: Kinds of words for columns of a kind that is told apart further.
_LIKE = {"now": "tumour", "own": "result", "sampled": "compared", "removed": "compared"}
#: Fields below the name of a stain.
_OF_FIELDS = ("result", "percent", "share", "intensity", "score", "pattern", "h_score", "allred", "ignored", "tumour")


class Columns:
    """The heads of columns in some languages. ``diagnoses``: names of entities, whose columns tell what would be usual.

    ``polarities``: words of results and what they state; ``initials``: letters and answers that do. ``above``: what repeats
    the cell above. ``marks``: signs that tick a cell.
    """

    def __init__(self, languages: Iterable[Language], diagnoses: Iterable[str]) -> None:
        known: dict[str, str] = {}
        self.polarities: dict[str, str] = {}
        self._none: set[str] = set()
        self.above: set[str] = set()
        self._states: set[str] = set()
        self.initials: dict[str, str] = {}
        self.marks: set[str] = {"✓", "✔", "☒", "☑"}
        self.unmarked: set[str] = set()
        self._graded: set[str] = set()
        languages = tuple(languages)
        for language in languages:
            for kind in TableWords.model_fields:
                words = getattr(language.tables, kind)
                if kind in ("mark", "unmarked"):
                    (self.marks if kind == "mark" else self.unmarked).update(map(folded, words))
                elif kind == "status":
                    self._states |= set(map(_plain, words))
                    known |= {_plain(word): "result" for word in words if _plain(word) not in known}
                elif kind == "none":
                    self._none |= {word.lower() for word in words}
                elif kind in _LIKE:
                    known |= {_plain(word): _LIKE[kind] for word in words if _plain(word) not in known}
                elif kind == "above":
                    self.above |= {word.lower() for word in words}
                elif kind in ("ticked", "unticked"):
                    continue  # words of a key, no heads
                else:
                    known |= {_plain(word): kind for word in words if _plain(word) not in known}
        for language in languages:
            cells = language.result.cells
            kinds: list[tuple[str, Iterable[str]]] = [
                *(("tumour" if c == "tumour" else c if c in ASIDE else "other", words) for c, words in cells.items()),
                ("tumour", language.grammar.present),
                ("h_score", language.measures.h_score),
                ("allred", language.measures.allred),
                ("earlier", language.context.earlier),
                ("marker", language.sections.get("immunohistochemistry", ())),
                *(("tick", words) for words in (*language.result.polarity.values(), *language.result.extent.values())),
            ]
            for kind, words in kinds:
                for word in words:
                    known.setdefault(_plain(word), kind)
            for told in (language.result.extent, language.result.intensity, language.result.pattern):
                self._graded |= {folded(word) for words in told.values() for word in words}
            for polarity, words in language.result.polarity.items():
                for word in words:
                    self.polarities.setdefault(folded(word), polarity)
            for polarity, words in (*language.result.initials.items(), *language.result.answers.items()):
                self.initials |= {folded(word): polarity for word in words if folded(word) not in self.initials}
        for name in diagnoses:
            known.setdefault(_plain(name), "expected")
        self._known = known
        self._now = {_plain(word) for language in languages for word in (*language.grammar.present, *language.tables.now)}
        self._lesions = {folded(word) for language in languages for word in language.specimens.lesions}
        self._own = {_plain(word) for language in languages for word in language.tables.own}
        self._sampled = {_plain(word) for language in languages for word in language.tables.sampled}
        self._removed = {_plain(word) for language in languages for word in language.tables.removed}
        self._unrepeated = tuple({folded(word) for language in languages for word in language.grammar.unrepeated})
        self._sections = {folded(w) for language in languages for w in language.sections.get("immunohistochemistry", ())}
        self._ends = {
            folded(w) for language in languages for kind, words in language.sections.items() if kind in _ENDING for w in words
        }
        self._blocks = {folded(word) for language in languages for word in language.specimens.blocks}
        parts = {word for language in languages for word in (*language.specimens.lesions, *language.specimens.parts)}
        self._of_specimens = "|".join(map(re.escape, sorted(parts, key=lambda word: (-len(word), word))))
        self._stated: WholeWords | None = None
        self._inside: _Inside | None = None
        self.markers = frozenset(word for word, kind in known.items() if kind == "marker")
        self._begins = tuple(self.markers)
        self._find = _automaton(f"{before}{word}" for word in _shortest(self.markers) for before in _BEFORE_HEAD)
        self._tells = (*(word for word, said in self.polarities.items() if said in _SIDES), "+", "(+)", "-", "(-)")
        signs = _shortest((*self._tells, *self._graded))
        self._find_signs = _automaton(f"{before}{word}" for word in signs for before in _BEFORE_SIGN)
        self._find_fields: Callable[[str], list[tuple[int, int, int]]] | None = None
        self.kind = lru_cache(maxsize=4_000)(self._kind)
        self.polarity = lru_cache(maxsize=4_000)(self._polarity)
        self.denies = lru_cache(maxsize=4_000)(self._denies)

    def heads_of_markers(self, text: str) -> list[int]:
        """Places in a folded text where a column of markers may be headed; quick, because all reports are searched."""
        found = [0] if text.lstrip(_AROUND).startswith(self._begins) else []
        return [*found, *(end - 1 for _, _, end in self._find(text))]

    def heads_of_signs(self, text: str) -> list[int]:
        """Places in a folded text where a line begins with a result, which may head a column."""
        first = self._find_signs("\n" + text[:_LONGEST_HEAD].lstrip(_AROUND))
        found = [0] if first and not first[0][1] else []
        return [*found, *(end - 1 for _, _, end in self._find_signs(text))]

    def heads_of_fields(self, text: str) -> list[int]:
        """Places in a folded text where the head of a field ends, with a colon: "Clone: ...", "% positive: ...", "<result>"."""
        if self._find_fields is None:
            kinds = ("marker", *_OF_FIELDS)
            self._find_fields = _automaton(
                f"{before}{word}{behind}"
                for word, kind in self._known.items()
                if kind in kinds
                for before, behind in (("", ":"), ("", '":'), ("<", ">"))
            )
        return [end - 1 for _, _, end in self._find_fields(text)]

    def field(self, head: str) -> str | None:
        """What a field with this head holds; None if the head is none of the words."""
        known = self.knows(head)
        if not known and "/" not in head:
            return None
        kind = self.kind(head)
        return kind if known or kind == "marker" else None

    def sign(self, head: str) -> str | None:
        """The result that a head states and nothing else, but for a word such as "markers"; None if it states none."""
        plain = _plain(head)
        if plain in ("+", "(+)", "-", "(-)"):
            return "positive" if "+" in plain else "negative"
        words = [word for word in plain.split() if word not in self.markers]
        return self.polarities.get(" ".join(words)) or self.polarities.get(plain)

    def answers(self, heads: list[str]) -> list[str | None] | None:
        """What heads such as "yes" and "no" say beside each other, each once; None if they are not both there."""
        plain = [_plain(head) if any(c.isalpha() for c in head) else "" for head in heads]
        yes = [word in self.marks and word not in ("x", "v", "y") for word in plain]
        no = [word in self.unmarked and word != "n" for word in plain]
        if sum(yes) != 1 or sum(no) != 1:
            return None
        return ["positive" if a else "negative" if b else None for a, b in zip(yes, no, strict=True)]

    def begins_section(self, head: str) -> bool:
        """Whether a head is that of a section of reports as well."""
        return folded(head).strip(" .:*#") in self._sections

    def ends_table(self, line: str) -> bool:
        """Whether a line begins with the head of a section that holds no table of stains: "ADDENDUM", "Diagnosis: ..."."""
        head = folded(line).partition(":")[0]
        words = head.strip(" .*#=_-\t|")
        return words in self._ends

    def knows(self, head: str) -> bool:
        """Whether a head is one of the words, just so, or with a remark in brackets: "Outside (2/11)"."""
        plain = _plain(head)
        return plain in self._known or _plain(_BRACKETS.sub(" ", plain)) in self._known

    def of_now(self, head: str) -> bool:
        """Whether a head names the specimen that is reported, beside others: "This resection", "This resection (ileum)",
        "A (current)"."""
        plain = _plain(head)
        named = (plain, _plain(_BRACKETS.sub(" ", plain)), *(_plain(inner) for inner in _BRACKETS.findall(plain)))
        return not self._now.isdisjoint(named)

    def own(self, head: str) -> bool:
        """Whether a head says that a column is one's own, or the repeat, beside another: "Our repeat", "In-house (2024)"."""
        plain = _plain(head)
        inner = (_plain(words) for words in _BRACKETS.findall(plain))
        return not self._own.isdisjoint((plain, _plain(_BRACKETS.sub(" ", plain)), *inner))

    def lesion(self, head: str) -> str | None:
        """The letter or number of the lesion that a head names: "Tumour 1 (upper pole)", "Lesion A"; None if it names none."""
        numbered = _NUMBERED.fullmatch(bare := _plain(_BRACKETS.sub(" ", _plain(head))))
        if numbered is None or _plain(numbered[1]) not in self._lesions:
            return None
        label = bare[len(numbered[1]) :].strip(" #")
        return label if label in _LABELS else None

    def bare(self, head: str) -> str | None:
        """The letter or number of the specimen that a head is, with its block: "A", "B2", "II"; None if it is anything else."""
        match = _SPECIMEN.fullmatch(_plain(_BRACKETS.sub(" ", _plain(head))))
        if match is None:
            return None
        return str(_ROMANS.index(match[2]) + 1) if match[2] else match[1]

    def specimen(self, head: str, text: str) -> str | None:
        """Its letter or number, where a text names the specimen or lesion so: "A) Uterus", "Lesion A", "II. Liver"."""
        label = self.bare(head)
        if label is None:
            return None
        sign = label.upper() if label.isalpha() else _ROMANS[int(label) - 1].upper()
        before = rf"(?:^|[\n;:.,/|(]|{self._of_specimens})[ \t]{{0,3}}"
        named = re.compile(rf"{before}{sign}(?: ?[).:]| - )(?=\s*[^\W_])", re.IGNORECASE)
        return label if any(match[0].rstrip(" ).:-").endswith(sign) for match in named.finditer(text)) else None

    def of_resection(self, heads: list[str]) -> list[bool]:
        """Which of some heads are those of what was resected after a biopsy, and the others those of the biopsy; none if not."""
        removed = [self._is_of(head, self._removed) for head in heads]
        sampled = [self._is_of(head, self._sampled) and not cut for head, cut in zip(heads, removed, strict=True)]
        told = sum(removed) == 1 and removed[-1] and sum(sampled) == len(heads) - 1
        years = [int(year) for head in heads for year in re.findall(r"(?:19|20)\d\d", head)]
        return removed if told and years == sorted(years) else [False] * len(heads)

    def _is_of(self, head: str, words: set[str]) -> bool:
        """Whether a head is one of some words, with nothing but a date beside it."""
        return _plain(_DATE.sub(" ", _plain(head).replace("(", " ").replace(")", " "))) in words

    def unrepeated(self, cell: str) -> bool:
        """Whether a cell says that a stain was not done again."""
        return folded(cell).strip(" .*()").startswith(self._unrepeated)

    def side(self, cell: str) -> str | None:
        """What a cell says of staining; words of how much and where say that it stains if nothing else stands there."""
        said = self.polarity_behind(cell)
        if said is None and all(word in self._graded for word in re.findall(r"[\w-]+", folded(cell)) or ("",)):
            return "positive"  # and not "scattered mast cells"
        return said

    def of_others(self, head: str) -> bool:
        """Whether brackets say of a specimen that is compared what it is, and name no tumour: "B (lymph node)"."""
        plain = _plain(head)
        inner = [_plain(words) for words in _BRACKETS.findall(plain)]
        told = any(any(c.isalpha() for c in words) for words in inner)
        return (
            told and self.kind(head) == "compared" and not any(self._of_words(words) in ("compared", "tumour") for words in inner)
        )

    def tells_status(self, head: str) -> bool:
        """Whether a head may be that of how far stains have got, where another column tells the results."""
        return _plain(head) in self._states

    def _kind(self, head: str) -> str | None:
        """What stands in the column below a head; None if it is not known."""
        plain = _plain(head)
        if len(plain) > _LONGEST_HEAD:  # "Block 9 (separate nodule below the serosa, usual leiomyoma)" is at least another block
            bare = _plain(_BRACKETS.sub(" ", plain)) if len(plain) <= 2 * _LONGEST_HEAD else plain
            return "compared" if len(bare) <= _LONGEST_HEAD and self._kind(bare) == "compared" else None
        kind = self._known.get(plain)
        if kind is not None:
            return kind
        inner = " ".join(_BRACKETS.findall(plain))
        bare = _plain(_BRACKETS.sub(" ", plain))
        kind = self._known.get(bare)
        if kind == "marker":
            return kind
        beside = self._known.get(_plain(inner)) or self._known.get(_plain(_RANGE.sub("", inner)))
        if kind is None and self.own(head):
            return "result"  # "Lab B (ours)"
        if beside in ("earlier", "lent", "control", "other", "h_score", "allred"):
            return beside
        if kind is not None and kind not in ("tick", "result", "share", "tumour", "score"):
            return kind
        if kind == "tumour" and beside == "result":
            return kind
        numbered = _NUMBERED.fullmatch(bare)
        if numbered and self._known.get(_plain(numbered[1])) in ("result", "tumour", "compared", "ignored", "score"):
            word = _plain(numbered[1])  # "Block A2" is one of several specimens
            if beside == "tumour":
                return beside  # "Block 4 (tumour)"
            return "compared" if self._known[word] != "ignored" or word in self._blocks else "ignored"
        found = self._of_words(plain)
        if found in ASIDE:
            return found
        if "%" in plain or beside == "percent":
            return "percent"
        if kind is not None:
            return kind
        parts = {self._known.get(_plain(part)) for part in re.split(r"[/&+,]", bare)}
        if "marker" in parts and (len(parts) > 1 or "/" in bare):
            return "marker"
        if len(parts) > 1 and parts <= _MIXED:
            return "result"
        if _LETTER.fullmatch(bare):
            return "tumour" if beside == "tumour" else "compared"
        return found

    def _of_words(self, plain: str) -> str | None:
        """What the words inside of a head tell."""
        if self._inside is None:  # made when the first head needs it
            self._inside = _Inside({word: kind for word, kind in self._known.items() if len(word) > 2 and kind in _STRONGEST})
        found = self._inside.kinds(plain)
        return next((kind for kind in _STRONGEST if kind in found), None) if found else None

    def _denies(self, cell: str) -> bool:
        """Whether a cell holds nothing but a sign of no staining."""
        plain = folded(cell).strip(" .*")
        return bool(plain) and (not plain.strip("-") or cell.strip().lower() in self._none)

    def states(self, cell: str) -> bool:
        """Whether a cell says anywhere that something stains or does not."""
        return "+" in cell or "-" in folded(cell) or any(True for _ in self._results(cell))

    def stated(self, cell: str) -> set[str]:
        """All results that a cell names."""
        return {self.polarities[word] for word in self._results(cell)}

    def _results(self, cell: str) -> Iterator[str]:
        """The words of results in a cell, in order."""
        if self._stated is None:  # made when the first cell needs it
            self._stated = WholeWords(self.polarities)
        return self._stated.words(folded(cell))

    def grades(self, cell: str) -> bool:
        """Whether a cell begins with a result or tells how much: with a number, a sign, or words of results."""
        plain = folded(cell).strip(" .*()")
        words = re.split(r"[\s,;:(/]+", plain, maxsplit=3)[:3]
        told = any(" ".join(words[:length]) in self._graded for length in range(len(words), 0, -1))
        return told or plain[:1] in "+-0123456789<>≤≥~" or self.polarity(cell) is not None

    def polarity_behind(self, cell: str) -> str | None:
        """What a cell says of staining, in its first words or behind words of how much and where: "nuclear positive"."""
        said = self.polarity(cell)
        words = cell.split()
        while said is None and len(words) > 1 and folded(words[0]).strip(",") in self._graded:
            words = words[1:]
            said = self.polarity(" ".join(words))
        return said

    def _polarity(self, cell: str) -> str | None:
        """What a cell says of staining; None if it does not say it in its first words."""
        if self.denies(cell):
            return "negative"
        plain = folded(cell).strip(" .*")
        if (whole := self.polarities.get(plain) or self.initials.get(plain) or self.polarities.get(f"{plain}.")) is not None:
            return whole
        if plain.startswith(("-ve", "(-ve")):
            return "negative"
        if re.match(r"\(?(?:\+\s?/\s?-|-\s?/\s?\+|±)", plain):
            return "equivocal"
        if re.match(r"\(?(?:\+|[1-4]\s?\+)", plain):
            return "positive"
        number = re.fullmatch(r"[<>≤≥~]?=?\s?(\d+(?:[.,]\d+)?)(?:\s?-\s?\d+)?\s?%?\+?", plain)
        if number:
            return "positive" if float(number[1].replace(",", ".")) else "negative"
        words = re.split(r"[\s,;:(/]+", plain, maxsplit=4)[:4]
        for length in range(len(words), 0, -1):
            if (said := self.polarities.get(" ".join(words[:length]).strip(".)"))) is not None:
                return said
        return None


def _shortest(words: Iterable[str]) -> list[str]:
    """Words without those that begin with another: where one of these stands, the other is found."""
    found: list[str] = []
    for word in sorted(words):
        if not found or not word.startswith(found[-1]):
            found.append(word)
    return found


def _automaton(words: Iterable[str]) -> Callable[[str], list[tuple[int, int, int]]]:
    """A function that finds words in a text."""
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(sorted(set(words))).find_matches_as_indexes


class _Inside:
    """Words inside of a head, whole where they are Latin, and their kinds."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._words = list(kinds)
        self._kinds = list(kinds.values())
        self._find = AhoCorasick(self._words).find_matches_as_indexes

    def kinds(self, plain: str) -> set[str]:
        """The kinds of all words that stand in a head."""
        return {self._kinds[number] for number, a, b in self._find(plain, overlapping=True) if self._whole(number, plain, a, b)}

    def _whole(self, number: int, plain: str, start: int, end: int) -> bool:
        if self._words[number] >= "\u0500":
            return True
        return not (plain[start - 1 : start].isalpha() or plain[end : end + 1].isalpha())


class WholeWords:
    """Finds words in a text, in order and none inside of another: of those that begin together the longest that is whole.

    Latin words are whole where no letter stands beside them. A pattern of all these words would take seconds to be made ready.
    """

    def __init__(self, words: Iterable[str]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._words = list(words)
        self._find = AhoCorasick(self._words).find_matches_as_indexes

    def words(self, text: str) -> Iterator[str]:
        """The words that stand in a folded text."""
        done = 0
        for number, start, end in sorted(self._find(text, overlapping=True), key=lambda found: (found[1], -found[2])):
            if start >= done and self._whole(number, text, start, end):
                done = end
                yield self._words[number]

    def _whole(self, number: int, text: str, start: int, end: int) -> bool:
        return self._words[number] >= "\u0500" or not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1]))


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()


def _plain(head: str) -> str:
    return " ".join(folded(head).replace("_", " ").split()).strip(" .:;*\"'#") or folded(head).strip()
