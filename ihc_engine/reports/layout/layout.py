"""The shape of a report: section heads, specimens A and B, wrapped lines."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache, partial

from ihc_engine.reports.layout.counted import without_counts
from ihc_engine.reports.layout.headed_components import set_benign_components_apart
from ihc_engine.reports.layout.headed_lesions import parts_of_headed_lesions
from ihc_engine.reports.layout.keys import with_keys
from ihc_engine.reports.layout.lettered import without_letters
from ihc_engine.reports.layout.listed import SHARED
from ihc_engine.reports.layout.numbered import parts_of_numbers
from ihc_engine.reports.layout.quotations import set_quoted_apart
from ihc_engine.reports.layout.signs_in_columns import with_signs_in_columns
from ihc_engine.reports.layout.specimens import parts_of_lesions
from ihc_engine.reports.layout.still import StillLines, joined
from ihc_engine.reports.text.form_fields import ends_in_field
from ihc_engine.reports.text.tags import without_tags
from ihc_engine.reports.words.asks import BENIGN, BLOCK, GRAVER, LABELLED, LESION, NUMBERED, PLACED
from ihc_engine.reports.words.choices import with_choices
from ihc_engine.reports.words.flags import MARKER
from ihc_engine.reports.words.labels import FIRST, NO_LABELS, Named
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.marks import with_marks
from ihc_engine.reports.words.sentences import Sentence, Wording
from ihc_engine.reports.words.symbol_keys import with_symbols

_LONGEST_HEAD = 48
#: Characters of a head with brackets.
_LONGEST_BRACKETS = 120
_CONTROL = ("cells", "control")
#: Ends of lines behind which none goes on; a line without an end is empty.
_ENDED = ("", ".", ":", ";", "。")
#: Characters that a full line may be narrower than the widest.
_NARROWER = 24
#: Pairs of lines that are remembered.
_MOST_REMEMBERED = 8_000
#: Characters of a line in a list of stains, and lines without a known one in a row.
_LONGEST_LINE = 60
_MOST_BETWEEN = 4
_BEFORE_HEAD = " \t*#-_=>|.0123456789)([]"
#: What leads from a name to its result: "Ki-67 >> 3 %" is no bound.
_ARROW = re.compile(r"(?<![<>])>>>?(?![<>=])")


_NUMBERED = re.compile(r"\(?[1-9][).、](?!\d)")
#: A line of results begins with a grade: "3+  0  0".
_GRADED = re.compile(r"[0-4]\+")
#: Sections that end with their line where their text stands right behind the head.
_OF_ONE_LINE = frozenset(("molecular", "earlier", "literature", "clinical"))


#: Columns of numbers behind a name, which tell together what they count.
_NUMBERS = re.compile(
    r"^([ |]*[^\n|\t\d ][^\n|\t]*[|\t])((?:[ ]*\d{1,3}[ ]*[|\t]){1,2}[ ]*\d{1,3}[ ]*)(?=[|\t]?[ ]*$)", re.MULTILINE
)
#: The block that the head of a section names.
_BLOCK_OF_HEAD = re.compile(r"^[^:(]{3,40}\((?:[^\W\d]{2,12} )?(?:([a-h])\d{0,2}|([1-6])[a-z]\d?)(?: [^)]{0,40})?\)[ \t]*(?::|$)")
_PARTING = str.maketrans("|\t", "  ")
_CARETS = str.maketrans("^~", ":;")
_ENDS_IN_MINUS = re.compile(r"-[ \t]*$", re.MULTILINE)
#: A dash that ends its line behind what parts it from a name.
_MINUS_LAST = re.compile(r"(?<=[a-z0-9)])(?:[;=] ?| - )-{1,2}(?=[ \t]*$)", re.MULTILINE)
#: A leader with blanks between its points.
_LEADER = re.compile(r"(?:[. ] ?\.){2,}")
#: A leader of which a scanner left one point: "Cytokeratin AE1/AE3 . Negative".
_LAST_POINT = re.compile(r"^(\S[^.\n]{1,40}) \.(?= ([^\W\d]+)(?: ([^\W\d]+))?[^.\n]{0,25}$)", re.MULTILINE)
#: A point between a name and its result, on lines of their own: "S100. negative". One such line may end a list of names.
_GLUED_POINT = re.compile(r"^([^\W_][^.:,;\n]{1,30})\.(?= ?([^\W\d_]+(?: [^\W\d_]+){0,2}|[+-]{1,3})([^\n]*)$)", re.MULTILINE)

_FEWEST_GLUED = 2
#: A dash of two hyphens between a result and what comes next in a telegram: "DES(+) -- MIB1 35% -- DX LEIOMYOSARCOMA".
_DASHED_ON = re.compile(r"(?<=[)%+]) --(?= ([a-z]+))")

#: A name, what parts it from its result without a blank, and the result.
_ROW = re.compile(r"([^ ,;=/:|]{2,24})([,;=/:])(?! )([^,;=/:|]{1,20})")
#: Words of a line that is a name and its result.
_OF_ROW = 3
#: What parts the last word of a line from those before: "SMA,pos".
_LAST_WORD = re.compile(r"[ ,;:=]")
#: Letters by which a sentence is known to open with the name of a section: "Microscopically", "Immunohistochemically".
_OPENING = 9
_OF_FINDINGS = frozenset(("microscopy", "immunohistochemistry"))
_OF_BEFORE = frozenset(("earlier", "past", "another", "over", "lent"))


class Lines:
    """Joins lines that one sentence goes over, with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._boxes, self._results, self._keyed = lexicon.boxes, lexicon.results, lexicon.keyed_results
        self._sections, self._polarity = lexicon.sections, lexicon.polarity
        self._offers, self._names, self._several = lexicon.offers, lexicon.names, lexicon.labels.names_several
        self._still = StillLines(lexicon.names, _may_be_glued)
        self._wraps = lru_cache(maxsize=_MOST_REMEMBERED)(partial(_wraps, lexicon))

    def plain(self, text: str, original: str) -> str:
        """The folded text without unticked boxes and without line ends inside sentences; every character stays in its place."""
        lines = text.split("\n")
        if not self._still.all(lines, original):
            text = self._changed(text, original)
            lines = text.split("\n")
        if len(lines) == 1:
            return text
        wraps = self._wrapped(lines, original)
        return joined(lines, wraps) if wraps else text

    def _changed(self, text: str, original: str) -> str:
        """The text with each step that changes lines. What a step looks for is told in ``still`` too."""
        text = with_symbols(without_tags(text), original, self._polarity)
        text = self._boxes.plain(with_choices(text, self._offers), original)
        text = with_marks(text, self._results)
        text = without_counts(text, self._names)
        text = without_letters(text, self._names, self._several, self._sections)
        text = with_signs_in_columns(with_keys(text, self._keyed))
        if text.count("^") > 1 and "~" in text:  # "CD34^neg~SMA^pos"
            text = text.translate(_CARETS)
        if (";-" in text or "; -" in text or "=-" in text or " - -" in text) and _ENDS_IN_MINUS.search(text) is not None:
            text = _MINUS_LAST.sub(lambda sign: ":".ljust(len(sign[0]) - 1) + "-", text)
        if " . . " in text:
            text = _LEADER.sub(lambda points: "." * len(points[0]), text)
        if " . " in text:
            text = _LAST_POINT.sub(self._without_leader, text)
        if "\n" in text and _GLUED_POINT.search(text) is not None:
            text = self._without_points(text)
        if ") -- " in text or "% -- " in text or "+ -- " in text:
            text = _DASHED_ON.sub(lambda dash: dash[0] if dash[1] in self._results else " ; ", text)
        if "\\x0" in text or "\\.br" in text:  # line ends as messages write them
            for escape in ("\\x0a\\", "\\x0d\\", "\\.br\\"):
                text = text.replace(escape, "\n    ")
        if '."' in text:  # the point of a quotation ends its sentence
            text = text.replace('." ', '". ')
        if "\\t\\" in text:
            text = text.replace("\\t\\", " & ")
        if "[" in text:
            text = text.replace("[", "(").replace("]", ")")
        if "|" in text or "\t" in text:
            text = _NUMBERS.sub(lambda row: row[1] + row[2].translate(_PARTING), text)
        if ">" in text:
            text = text.replace("->", " :").replace("=>", " :")
            text = _ARROW.sub(lambda arrow: arrow[0].replace(">", " ", len(arrow[0]) - 1).replace(">", ":"), text)
        return text

    def _without_leader(self, line: re.Match[str]) -> str:
        return f"{line[1]} :" if {line[2], line[3]} & self._results or self._names(line[1]) else line[0]

    def _without_points(self, text: str) -> str:
        """A text with colons for points between names and results, where two lines or more are no more than that."""
        lines = list(_GLUED_POINT.finditer(text))
        if sum(not line[3].strip(" .") for line in lines) < _FEWEST_GLUED:  # quick: short sentences begin many lines
            return text
        lines = [line for line in lines if self._names(line[1].strip())]
        if sum(not line[3].strip(" .") and (line[2][0] in "+-" or self._offers(line[2])) for line in lines) < _FEWEST_GLUED:
            return text
        pieces = list(text)
        for line in lines:
            if line[2][0] in "+-" or {line[2].partition(" ")[0], line[2][-2:]} & self._results or self._offers(line[2]):
                pieces[line.end(1)] = ":"
        return "".join(pieces)

    def _wrapped(self, lines: list[str], original: str) -> set[int]:
        """The numbers of lines whose sentence goes on in the next one."""
        wide = max(map(len, lines)) - _NARROWER
        wrapped: set[int] = set()
        at = 0
        listed = False  # whether the line before ends with a comma
        for index, (line, following) in enumerate(itertools.pairwise(lines)):
            at += len(line) + 1
            if line[-1:] in _ENDED:
                if listed and not line and following.strip():
                    wrapped.add(index)
                listed = False
            else:
                ends_listed = line[-1] in ", \t" and line.rstrip().endswith(",")
                if ends_listed and line.strip(", ") and index + 2 < len(lines) and not following.strip():
                    wraps = True  # a list goes on behind an empty line
                elif listed and line.isspace() and following.strip():
                    wraps = True
                else:
                    wraps = self._wraps(line, following, original[at : at + 60], len(line) >= wide)
                listed = ends_listed
                if wraps:
                    wrapped.add(index)
        return wrapped


def _may_be_glued(line: str) -> bool:
    """Whether a line may be a name and its result with a point between, and nothing else."""
    match = _GLUED_POINT.match(line)
    return match is not None and not match[3].strip(" .")


def _wraps(lexicon: Lexicon, line: str, following: str, following_original: str, wide: bool) -> bool:
    """Whether a line goes on in the next one. ``wide``: it is about as wide as the widest."""
    end, start = line.strip(), following.lstrip()
    sections = lexicon.sections
    if not end or not start or "|" in line or "\t" in line or end in sections or end[-1] in ".:;。" or _NUMBERED.match(start):
        return False
    if ("; " in end and ends_in_field(end)) or _are_rows(end, start, lexicon):
        return False
    if end[-1] == "-" and _goes_on(end, start, lexicon):
        return True
    if start[0] in "-|*+±✗" or _GRADED.match(start) or lexicon.labels.begins(following) or start.rstrip(" :") in sections:
        return False
    if line.rstrip().endswith(lexicon.wraps_after):
        return True
    head = start[:_LONGEST_HEAD]
    listed = ":" in head or ".." in head or "\t" in head
    if _LAST_WORD.split(end)[-1] in lexicon.results and start.partition(" ")[0].strip(",") not in lexicon.joints:
        return False  # "... positive" and a name in the next line
    if end[-1].isdigit() and not wide and lexicon.names(start.partition(" ")[0]):
        return False  # "H-score 100" and a name in small letters
    if following_original.lstrip()[:1].islower():
        parted = end[-1] == "-" and end[-2:-1].isalpha()  # "h-" and "caldesmon" in the next line
        return not listed and (parted or end[-1] not in "+-%)") and not (" - " in head and " - " in end)
    return (
        len(line) >= (50 if any(c.islower() for c in following_original) else 36)
        and wide
        and not listed
        and "  " not in head
        and end[-1] != ")"
        and not _begins_sentence(following_original, start, lexicon)
    )


def _are_rows(end: str, start: str, lexicon: Lexicon) -> bool:
    """Whether two lines are rows of one shape, each a name and its result: "SMA,2+" and "desmin,0", "sma strong"."""
    words, others = end.split(), start.split()
    if 2 <= len(words) <= _OF_ROW and 2 <= len(others) <= _OF_ROW and lexicon.names(words[0]) and lexicon.names(others[0]):
        joint = words[-1] in lexicon.joints and words[-1] not in lexicon.closers
        joint = joint and not (words[-1] in lexicon.denials and len(words) == len(others) == 2)  # "none"
        return not (joint or lexicon.names(words[-1]) or end[-1] in ",/&" or lexicon.names(others[1]))
    row, following = _ROW.match(end), _ROW.match(start)
    if row is None or following is None or row[2] != following[2]:
        return False
    told = row[3].strip() in lexicon.results or not row[3].strip("0123+-% ")
    return told and bool(lexicon.names(row[1]) and lexicon.names(following[1]))


def _begins_sentence(original: str, start: str, lexicon: Lexicon) -> bool:
    """Whether a line begins with a small word or a result that has a capital: "*Negative* for S100", "*The* desmin"."""
    word = start.partition(" ")[0]
    small = word in lexicon.results or word in lexicon.joints
    return len(word) > 1 and small and original.lstrip()[: len(word)].istitle()


def _goes_on(end: str, start: str, lexicon: Lexicon) -> bool:
    """Whether the end of one line and the beginning of the next make a name: "HMB-" and "45, Melan-A"."""
    number = re.match(r"\d{1,3}(?![\d.])", start)
    word = re.search(r"[a-z]+$", end[:-1])
    return number is not None and word is not None and f"{word[0]}{number[0]}" in lexicon.numbered


def place_sentences(sentences: list[Sentence], text: str, lexicon: Lexicon, asks: int) -> list[str]:
    """Give every sentence its section and specimen; the labels of the specimens, in order. ``asks``: what any sentence asks."""
    lesions = bool(asks & LABELLED)  # the text may label its lesions, which are parts where it has no specimens
    section: str | None = None
    part: str | None = None
    labels: list[str] = []
    heads: list[tuple[str, int]] = []
    below: list[str | None] = []
    last: str | None = None
    inline = False
    listed = {sentence.specimen for sentence in sentences if sentence.specimen}
    for index, sentence in enumerate(sentences):
        wording = sentence.wording
        placed = wording.asks & PLACED
        if sentence.specimen == SHARED:
            part = None
        head = begins_section(wording, sentence.begins_line, lexicon) if placed else None
        if inline and head is None and (sentence.begins_line or section == "earlier"):
            section, inline = None, False
        if head is not None:
            behind = text[sentence.start : sentence.end].partition(":")[2].strip()
            alone = sentence.end - sentence.start <= _LONGEST_HEAD or text[sentence.start : sentence.end].rstrip().endswith("):")
            inline = head in _OF_ONE_LINE and (bool(behind) or not alone)
            section, part = head, _of_block(text[sentence.start : sentence.end], labels)
            heads.append((head, index))
            below.append(last)
        label = sentence.specimen or None
        if label is None and placed and wording.labels is not NO_LABELS:
            label = _label(sentence, lexicon, labels)
        if label == SHARED:
            part = None
        elif label is not None and (not listed or label in listed):
            part = last = label
            if label not in labels:
                labels.append(label)
        sentence.section, sentence.part = section, part
    if len(heads) == 1 and heads[0][0] in ("clinical", "specimen"):
        for sentence in sentences[heads[0][1] + 1 :]:  # the only head, written before its sentence, heads no more than that
            if not sentence.begins_line or text[sentences[heads[0][1]].end - 1] != "\n":
                sentence.section = None
    elif "clinical" in (found := [head for head, _ in heads if head != "diagnosis"]) and len(found) == 1:
        _findings_behind(sentences, next(index for head, index in heads if head == "clinical"), text, lexicon)
    _lines_of_earlier(sentences, [index for _, index in heads])
    _lines_among_stains(sentences)
    set_quoted_apart(sentences, text)
    if asks & BENIGN and asks & (GRAVER | BLOCK):
        set_benign_components_apart(sentences)
    if len(labels) >= 2 and min(labels) in FIRST:
        _below_labels(sentences, heads, below)
        return labels
    lesions_named = parts_of_lesions(sentences, lexicon.labels, {index for _, index in heads}) if lesions else []
    if lesions_named:
        return lesions_named
    if labels or lesions:
        for sentence in sentences:
            sentence.part = None
    numbered = parts_of_numbers(sentences) if asks & NUMBERED else []
    if numbered or not asks & LESION:
        return numbered
    return parts_of_headed_lesions(sentences, lexicon, {index for _, index in heads})


def _findings_behind(sentences: list[Sentence], head: int, text: str, lexicon: Lexicon) -> None:
    """A paragraph of clinical data goes on with what is seen: "Clinical data: woman, 52 years. Microscopy shows ...".

    Not where the report names stains elsewhere too, or where such a sentence may tell of an earlier or outside finding.
    """
    end = next((at for at in range(head + 1, len(sentences)) if sentences[at].begins_line), len(sentences))
    if any(sentence.flags & MARKER for sentence in (*sentences[: head + 1], *sentences[end:])):
        return
    sections = lexicon.sections.items()
    openings = tuple(
        words[:_OPENING] for words, of in sections if of in _OF_FINDINGS and len(words) >= _OPENING and " " not in words
    )
    opened = False
    for sentence in sentences[head + 1 : end]:
        opened = opened or text[sentence.start : sentence.end].lstrip().startswith(openings)
        if opened:
            if any(entry.away or entry.context & _OF_BEFORE for entry, _, _ in sentence.wording.finds):
                return
            sentence.section = None


def _of_block(line: str, labels: list[str]) -> str | None:
    """The specimen whose block a head names in brackets: "Immunohistochemistry (A3): ..."."""
    block = _BLOCK_OF_HEAD.search(line[:_LONGEST_HEAD]) if len(labels) > 1 else None
    label = (block[1] or block[2]) if block is not None else None
    return label if label in labels else None


def _below_labels(sentences: list[Sentence], heads: list[tuple[str, int]], below: list[str | None]) -> None:
    """Sections that return below each specimen are told of it: "A. Stomach: ... Stains: ... B. Liver: ... Stains: ...".

    ``below``: for each head the specimen named last before it.
    """
    ends = [*(index for _, index in heads[1:]), len(sentences)]
    for head in {head for head, _ in heads}:
        runs = [at for at, (each, _) in enumerate(heads) if each == head]
        of = [below[at] for at in runs]
        if len(runs) < 2 or None in of or len(set(of)) < len(of):
            continue
        for at in runs:
            for sentence in sentences[heads[at][1] : ends[at]]:
                if sentence.part is not None:
                    break
                sentence.part = below[at]


def _lines_of_earlier(sentences: list[Sentence], heads: list[int]) -> None:
    """Where each line has its head, all of one of an earlier specimen tells of that: "Previous biopsy: Neurofibroma. S100 +."."""
    for at, index in enumerate(heads):
        if sentences[index].section != "earlier":
            continue
        line = list(itertools.takewhile(lambda s: not s.begins_line, sentences[index + 1 :]))
        headed = at + 1 < len(heads) and heads[at + 1] == index + 1 + len(line)
        if headed and not any(entry.grammar == "present" for s in line for entry, _, _ in s.wording.finds):
            for sentence in line:
                sentence.section = "earlier"


def _lines_among_stains(sentences: list[Sentence]) -> None:
    """Lines between lines of stains, in a list without a head, are lines of stains too: they may name one that is not known."""
    listed = [i for i, s in enumerate(sentences) if s.section is None and s.begins_line and s.end - s.start < _LONGEST_LINE]
    if len(listed) < 3:
        return
    stained = [i for i in listed if sentences[i].wording.flags & MARKER]
    short = set(listed)
    for before, after in itertools.pairwise(stained):
        between = range(before + 1, after)
        if len(between) <= _MOST_BETWEEN and set(between) <= short:
            for i in between:
                sentences[i].section = "immunohistochemistry"


def begins_section(wording: Wording, begins_line: bool, lexicon: Lexicon) -> str | None:
    """The section that a wording begins; sought once. ``begins_line``: it stands at the beginning of a line."""
    head = wording.heads.get(begins_line, "unread")
    if head == "unread":
        head = wording.heads[begins_line] = _head(wording, begins_line, lexicon)
    return head


def may_place(wording: Wording, lexicon: Lexicon) -> bool:
    """Whether a wording begins a section, at the beginning of a line or inside of one, or names a specimen."""
    if _labels(wording, lexicon) is not NO_LABELS:
        return True
    return any(begins_section(wording, begins_line, lexicon) is not None for begins_line in (True, False))


def _head(wording: Wording, begins_line: bool, lexicon: Lexicon) -> str | None:
    """The section that a sentence begins."""
    text, end, start = wording.text, len(wording.text), 0
    while start < end and text[start] in _BEFORE_HEAD:
        start += 1
    opening = text.find("(", start, start + _LONGEST_HEAD)
    longest = _LONGEST_HEAD if opening < 0 else _LONGEST_BRACKETS
    colon = text.find(":", start, start + longest)
    if colon >= 0:
        return lexicon.sections.get(text[start:colon].strip()) or _with_brackets(wording, start, colon, lexicon)
    if not begins_line:
        return None
    tab = text.find("\t", start, start + _LONGEST_HEAD)
    if tab >= 0 and (section := lexicon.sections.get(text[start:tab].strip())):
        return section
    if end - start > _LONGEST_HEAD:
        return _with_brackets(wording, start, end, lexicon)
    line = text[start:].rstrip(" \n")
    if _BLOCK_OF_HEAD.fullmatch(line):
        return _with_brackets(wording, start, end, lexicon)
    return lexicon.sections.get(_set_close(line.strip(" \n.-=*_#)>[]")))


def _set_close(head: str) -> str:
    """A head without the blanks between its letters: "진 단", "診 断"."""
    letters = head.split()
    spread = len(letters) > 1 and all(len(letter) == 1 and not letter.isascii() for letter in letters)
    return "".join(letters) if spread else head


def _with_brackets(wording: Wording, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The section of a head with brackets behind it: that of another lesion where they tell of a control or an earlier specimen
    ("Immunostains (residual neurofibroma, for comparison only): ...")."""
    text = wording.text
    opening = text.find("(", start, end)
    head = lexicon.sections.get(text[start:opening].strip()) if opening >= 0 else None
    if head != "immunohistochemistry":
        return head if opening < start + _LONGEST_HEAD and end - start <= _LONGEST_HEAD else None
    if text[start:end].rstrip(" \n").rpartition(")")[2].strip(" .-"):
        return head if end - start <= _LONGEST_HEAD else None
    if lexicon.sound.search(text, opening, end):
        return head  # "(controls adequate)"
    inside = [entry for entry, a, b in wording.finds if a >= opening and b <= end]
    linked = False
    for entry in inside:
        if not linked and "lent" in entry.context:
            return head  # "(first report)": of this specimen
        if not linked and ({"control", "earlier"} & entry.context or entry.statement == _CONTROL):
            return "earlier"
        linked = entry.grammar in ("link", "filler")  # "(with controls)" tells of these
    return head


def _labels(wording: Wording, lexicon: Lexicon) -> Named:
    """The specimens that a wording names; sought once."""
    if wording.labels is None:
        wording.labels = lexicon.labels.named_in(wording.text)
    return wording.labels


def _label(sentence: Sentence, lexicon: Lexicon, labels: list[str]) -> str | None:
    """The specimen that a sentence tells of, if it names one. ``labels``: those named before it, in order."""
    wording, last = sentence.wording, labels[-1] if labels else ""
    if labels and lexicon.labels.of_several.fullmatch(wording.text):
        return SHARED
    begun, named, block = _labels(wording, lexicon)
    second = begun == "b" and wording.text.lstrip()[1:2] == ":"  # "A and B. B: reactive lymph node", and A in the next line
    if begun is not None and (sentence.begins_line or second or (last and abs(ord(begun) - ord(last)) == 1)):
        return begun
    return block if sentence.begins_line and block in labels and len(labels) > 1 else named
