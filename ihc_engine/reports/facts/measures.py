"""Numbers beside words: mitotic count with its area, size of the lesion, age."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from ihc_engine.reports.grammar.counts import fraction_of
from ihc_engine.reports.model import Statement
from ihc_engine.reports.steps.bounds import with_bounds
from ihc_engine.reports.steps.numerals import with_numbers
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.flags import DIAGNOSIS, MEASURE
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NUMBER, POINT, UNKNOWN, WORD, Token
from ihc_engine.reports.words.units import Lengths

#: Characters around a size in which it is told what was measured.
_AROUND = 70
#: Characters behind a length in which it is told that it is a distance, and where a clause ends before and behind it.
_BEHIND = 32
_ENDS = re.compile(r"[;()\n]|[.,](?!\d)")
_ONE_WORD = re.compile(r"[^\W\d_]*")
_ENDS_BEHIND = re.compile(r"[,;.()\d]")
#: Characters behind a size in which the lesion that it is of is named.
_BESIDE = 14
#: Centimetres that no core of a needle exceeds: what is longer and stands right behind a lesion is its size.
_LONGEST_CORE = 2.5
#: Characters between a size and the image in which it was seen.
_NEAR_IMAGE = 24
#: Characters before a number behind its unit in which it is told that something is measured.
_TOLD_BEFORE = 40
#: Characters before a unit in which the lesion stands that it measures.
_BESIDE_UNIT = 48
#: Characters before a size in which an organ stands that may be measured, and an organ that only names a complaint.
_NEAR_ORGAN = 45
_IN_A_COMPLAINT = re.compile(r" [^\W\d_]+, ?")
#: Characters from a lesion to the organ that it is in: "of the".
_OF_THE = 20
#: Tokens between mitoses and the fields that they are counted in.
_MOST_BETWEEN = 14
_OLDEST = 120
#: Characters before a number of years in which it is told since when something is so.
_BEFORE_YEARS = 24
#: Youngest age that counts in words: "two years" are seldom an age.
_YOUNGEST_IN_WORDS = 20
#: Features that tell how many mitoses there are.
_HOW_MANY = frozenset(("high_mitoses", "low_mitoses"))
#: Fields in which nothing but mitoses is counted.
_BARE_FIELDS = frozenset(("10", "50"))
_NOT_THIS = frozenset(("clinical", "earlier", "literature"))


def mitoses_in(section: str | None, tokens: list[Token], text: str, folded: str, lexicon: Lexicon) -> list[Statement]:
    """The mitotic count of a sentence: ``{"count": ..., "per": "10 HPF"}``."""
    if section in _NOT_THIS or not any(t.kind == WORD and t.value.measure == "fields" for t in tokens):
        return []
    tokens = with_bounds(with_numbers(list(_parted(_without_lengths(tokens, folded, lexicon))), lexicon.numerals))
    about = [at for at, t in enumerate(tokens) if t.kind == WORD and _of_mitoses(t.value)]
    fields = [at for at, t in enumerate(tokens) if t.kind == WORD and t.value.measure == "fields"]
    if not about:
        return [found] if (found := _bare_count(tokens, text, lexicon)) is not None else []
    if not fields:
        return []
    here = about[0]
    areas = {at: _area(tokens, at, lexicon.per) for at in fields}
    field = min(fields, key=lambda at: (areas[at][0] is None and len(fields) > 1, abs(at - here)))
    if abs(field - here) > _MOST_BETWEEN:
        return []
    area, used = areas[field]
    count = _count(tokens, here, field, used)
    if count is None and area is not None and _denied(tokens, here, field):
        count = here, "0", None  # "no mitoses in 10 HPF"
    if count is None:
        return []
    at, words, own_area = count
    unit = "mm2" if lexicon.lengths.is_area(tokens[field].value.phrase) else "HPF"
    per = own_area or area or "1"
    start, end = min(tokens[at].start, tokens[here].start), max(tokens[field].end, tokens[here].end, tokens[at].end)
    return [Statement("mitoses", {"count": _plain(words), "per": f"{per} {unit}"}, start, end, text[start:end])]


def _bare_count(tokens: list[Token], text: str, lexicon: Lexicon) -> Statement | None:
    """A count of ten or fifty fields by itself: "leiomyosarcoma, *13/10 HPF*"; what is counted so is mitoses, unless cells stand
    before it."""
    for at, (some, stroke, of, fields) in enumerate(zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False)):
        if stroke.value != "/" or some.kind != NUMBER or of.kind != NUMBER or of.value[1] not in _BARE_FIELDS:
            continue
        if fields.kind != WORD or fields.value.measure != "fields" or lexicon.lengths.is_area(fields.value.phrase):
            continue
        if _leads_to_count(tokens[max(0, at - 2) : at]) and some.value[1].isdigit():
            count = {"count": int(some.value[1]), "per": f"{of.value[1]} HPF"}
            return Statement("mitoses", count, some.start, fields.end, text[some.start : fields.end])
    return None


def _leads_to_count(before: list[Token]) -> bool:
    """Whether what stands before a count does not say what else was counted: "eosinophils, 20/10 HPF"."""
    if not before:
        return True
    if before[-1].kind == WORD:
        return bool(before[-1].value.grammar == "link")
    if before[-1].kind != POINT or len(before) < 2:
        return before[-1].kind == POINT
    told = before[0]
    if told.kind != WORD:
        return told.kind in (POINT, NUMBER)
    cells = told.value.statement and told.value.statement[0] == "cells" and told.value.statement[1] != "tumour"
    return not (told.value.morphology or cells)


def _without_lengths(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence without the numbers of lengths, which count nothing: "a *5.8* cm mass, mitoses per 10 HPF: 1"."""
    spans = [(m.start(), m.end()) for m in lexicon.lengths.in_text(text)]
    if not spans:
        return tokens
    inside = {at for start, end in spans for at in range(start, end)}
    return [token for token in tokens if token.kind != NUMBER or token.start not in inside]


def _denied(tokens: list[Token], here: int, field: int) -> bool:
    """Whether mitoses are denied: "no mitoses", "mitoses were not seen"."""
    near = tokens[max(0, here - 3) : max(here + 4, min(field + 2, here + _MOST_BETWEEN))]
    return tokens[here].value.denies or any(
        t.kind == WORD and (t.value.grammar == "denial" or t.value.statement == ("polarity", "negative")) for t in near
    )


def _plain(words: str) -> Any:
    return int(words) if words.isdigit() else words[0] + words[1:].replace("~", "-")


def _of_mitoses(entry: Entry) -> bool:
    """Whether a word names mitoses, alone or with how many there are: "frequent mitoses"."""
    return entry.measure == "mitoses" or (entry.morphology is not None and entry.morphology.id in _HOW_MANY)


def _parted(tokens: list[Token]) -> Iterator[Token]:
    """The tokens of a sentence, what is counted in fields and their number apart: "12/10 HPF", "1 to 3/50 HPF"."""
    for at, token in enumerate(tokens):
        fields = next((t for t in tokens[at + 1 : at + 3] if t.kind == WORD), None)
        if token.kind == NUMBER and token.value[0] == "fraction" and fields is not None and fields.value.measure == "fields":
            some, of = fraction_of(token.value[1])
            yield Token(NUMBER, ("number", some), token.start, token.start + len(some))
            yield Token(POINT, "/", token.start + len(some), token.end - len(of))
            yield Token(NUMBER, ("number", of), token.end - len(of), token.end)
        else:
            yield token


def _area(tokens: list[Token], field: int, per: Container[str]) -> tuple[str | None, int]:
    """The number of the fields, right before them, and its place. ``per``: words between a count and what it is counted in."""
    for at in range(field - 1, max(-1, field - 4), -1):
        token = tokens[at]
        if token.kind == NUMBER and token.value[0] in ("number", "fraction"):
            return (token.value[1], at) if token.value[0] == "number" and token.value[1].isdigit() else (None, at)
        if token.kind == WORD and (_of_mitoses(token.value) or token.value.phrase in per):
            break
        if token.value == "/" or (token.kind == UNKNOWN and token.value in per):
            break
    return None, -1


def _count(tokens: list[Token], here: int, field: int, used: int) -> tuple[int, str, str | None] | None:
    """Place and words of the count, and the area where "12/10" states both."""
    places = [
        at
        for at, t in enumerate(tokens)
        if t.kind == NUMBER
        and (at != used or t.value[0] == "fraction")
        and abs(at - here) <= _MOST_BETWEEN
        and not _heads_an_item(tokens, at)
    ]
    places.sort(key=lambda at: (not _beside_area(tokens, at, field, used), abs(at - here), at))
    for at in places:
        unit, words = tokens[at].value
        if unit == "fraction":
            some, area = fraction_of(words)
            return at, some, area
        if unit == "number":
            return at, words.replace(" ", ""), None
    return None


def _heads_an_item(tokens: list[Token], at: int) -> bool:
    """Whether a number only numbers an item of a list: "2) mitoses", not "(mitoses 2)"."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != POINT or tokens[at + 1].value != ")":
        return False
    brackets = [t.value for t in tokens[:at] if t.kind == POINT and t.value in "()"]
    return brackets.count("(") <= brackets.count(")")


def _beside_area(tokens: list[Token], at: int, field: int, used: int) -> bool:
    """Whether a number stands right before the area: "score 2 (12/10 HPF)", "score 3 (24 per 10 HPF)"."""
    if tokens[at].kind != NUMBER:
        return False
    if tokens[at].value[0] == "fraction":
        return at == field - 1
    area = used if used >= 0 else field
    return (
        tokens[at].value[0] == "number"
        and 0 < area - at <= 3
        and not any(t.kind == POINT and t.value in ".;:()" for t in tokens[at + 1 : area])
    )


def sizes_in(section: str | None, flags: int, text: str, report: str, lexicon: Lexicon) -> list[tuple[int, Statement]]:
    """Sizes in centimetres that a sentence tells, each with how surely it is the lesion's. ``flags``: of the sentence."""
    lengths, lesion, other = lexicon.lengths, lexicon.lesion, lexicon.elsewhere
    found = [(2, size) for match in lengths.headed(text) if (size := _size(match, lengths, report)) is not None]
    if not _may_tell_size(section, flags, text, lexicon):
        return found
    found += _behind_units(section, flags, text, report, lexicon)
    done = 0
    for match in lengths.in_text(text):
        size = _size(match, lengths, report)
        if size is None:
            continue
        before = text[max(done, match.start() - _AROUND) : match.start()]
        after = text[match.end() : match.end() + _BEHIND]
        if _apart(before, after, lexicon) or _of_what_is_attached(before, after, lexicon):
            done = match.end()
            continue
        behind = lesion.search(text, match.end(), match.end() + _AROUND // 2)
        after = text[match.end() : match.end() + _AROUND // 2]  # "a 24 cm segment of bowel"
        done = behind.end() if behind else match.end()  # a lesion has one size
        beside = behind is not None and behind.start() - match.end() <= 1  # "core biopsy of a 9 cm mass"
        if not beside and _of_something_else(before, lesion, other) and not _imaged(before, after, lexicon):
            continue
        surely = 2 * bool(lesion.search(before)) + bool(behind)
        elsewhere = other.search(before, max(0, len(before) - 45)) is not None and not (
            beside and before[-1:].isspace() and _parted_by_word(before, other)
        )
        elsewhere = elsewhere and not (
            size.value > _LONGEST_CORE and (_right_behind_lesion(before, lexicon) or _imaged(before, after, lexicon))
        )
        near = other.search(after[:12].partition(",")[0])
        surely -= 3 * bool(elsewhere or near or _of_the_organ(before, after, lexicon))
        surely -= 3 * bool(lexicon.ranges_from.search(before))  # "size 10 to 15 cm" is a class of some score
        if elsewhere and surely < 0 and not near and _largest_piece(before, lexicon):
            surely = 0  # where no other stands
        surely += section in ("gross", "diagnosis", "specimen")
        surely += 3 * bool(
            flags & DIAGNOSIS and section in (None, "diagnosis", "immunohistochemistry")
        )  # "Spleen: angiosarcoma, 12 cm"
        found.append((surely, size))
    return found


def _right_behind_lesion(before: str, lexicon: Lexicon) -> bool:
    """Whether a lesion stands right before a size, and neither pieces nor what it lies in are measured: "core biopsies from a
    retroperitoneal *mass*, 12 cm", not "ellipse of skin with a *nodule*, 4 cm"."""
    told = next(iter(reversed(list(lexicon.lesion.finditer(before)))), None)
    if told is None or before[told.end() :].strip(" ,:(") != "":
        return False
    if lexicon.organs.search(before) is not None:
        return False
    measured = list(lexicon.elsewhere.finditer(before, 0, told.start()))
    return not measured or lexicon.pieces.fullmatch(measured[-1][0]) is None


def _imaged(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether a size was seen in an image, which shows the lesion and no core of it: "core biopsy; 7.5 cm *on MRI*"."""
    near = _ENDS_BEHIND.split(after[:_NEAR_IMAGE], maxsplit=1)[0]
    clause = _ENDS.split(before[-_NEAR_IMAGE:])[-1]
    return lexicon.imaging.search(near) is not None or lexicon.imaging.search(clause) is not None


def _of_something_else(before: str, lesion: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Whether something else is measured, in the same breath: "melanoma with a Breslow thickness of at least 3.4 mm"."""
    measured = next(iter(reversed(list(other.finditer(before)))), None)
    if measured is None:
        return False
    between = before[measured.end() :]
    return not re.search(r"[,;:.()]", between) and lesion.search(between) is None and between.count(" ") > 1


def _apart(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether a length is a distance, or that of a lesion beside: "distance to the margin: 3 mm", "3 mm from the margin"."""
    clause = _ENDS.split(before)[-1]
    told = next(iter(reversed(list(lexicon.apart.finditer(clause)))), None)
    if told is not None and not any(character.isdigit() for character in clause[told.end() :]):
        return True
    near = _ENDS_BEHIND.split(after, maxsplit=1)[0]
    told = lexicon.apart.search(near)
    return told is not None and lexicon.lesion.search(near, 0, told.start()) is None


def _of_what_is_attached(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether tissue that only hangs on the specimen is measured: "an attached 9 cm strip of fat", "skin covered tissue 7 cm"."""
    behind = lexicon.lesion.search(after, 0, _BESIDE)
    leading = "" if behind is None else after[: behind.start()].strip(" -")
    if behind is not None and _ONE_WORD.fullmatch(leading) and lexicon.along.fullmatch(leading) is None:
        return False  # "a 2 cm firm nodule", not "6 cm with nodule"
    clause = _ENDS.split(before)[-1]
    told = next(iter(reversed(list(lexicon.attached.finditer(clause)))), None)
    if told is not None and lexicon.lesion.search(clause, told.end()) is None:
        return not any(character.isdigit() for character in clause[told.end() :])
    near = _ENDS_BEHIND.split(after, maxsplit=1)[0]
    told = lexicon.attached.search(near)
    return told is not None and told.start() <= _BESIDE and lexicon.lesion.search(near, 0, told.start()) is None


def _largest_piece(before: str, lexicon: Lexicon) -> bool:
    """Whether the largest of some pieces is measured, which tells the size at least: "two fragments, the *larger* 6 mm"."""
    told = list(lexicon.elsewhere.finditer(before))
    return (
        bool(told)
        and all(lexicon.pieces.fullmatch(match[0]) for match in told)
        and lexicon.largest.search(before, told[-1].end()) is not None
    )


def _parted_by_word(before: str, other: re.Pattern[str]) -> bool:
    """Whether a word stands between what else may be measured and the size: "core biopsy *of a* 9 cm mass"."""
    last = max(match.end() for match in other.finditer(before))
    return before[last:].strip().count(" ") > 0


def _size(match: re.Match[str], lengths: Lengths, report: str) -> Statement | None:
    """The size that a match states, in centimetres; None if no lesion has it."""
    largest = lengths.centimetres(match)
    if not 0 < largest <= 100:
        return None
    return Statement("size", round(largest, 3), match.start(), match.end(), report[match.start() : match.end()])


def _behind_units(section: str | None, flags: int, text: str, report: str, lexicon: Lexicon) -> Iterator[tuple[int, Statement]]:
    """ "diametro max mm 42", "size mm: 74": they count where something is said to be measured."""
    for match in lexicon.lengths.behind_unit(text):
        before = text[max(0, match.start() - _TOLD_BEFORE) : match.start()]
        size = _size(match, lexicon.lengths, report)
        named = flags & DIAGNOSIS and section in (None, "diagnosis")  # "schwannoma di cm 2,8"
        behind = text[match.end() : match.end() + _TOLD_BEFORE]
        beside = (
            named
            or lexicon.measured.search(before)
            or lexicon.measured.search(re.split("[,;.(]", behind, maxsplit=1)[0])
            or lexicon.lesion.search(before[-_BESIDE_UNIT:])
        )  # "nodulo cm 8"
        if size is not None and beside and not lexicon.elsewhere.search(before):
            yield 1 + 2 * bool(lexicon.lesion.search(before)) + (section in ("gross", "diagnosis", "specimen")), size


def _of_the_organ(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether an organ is measured: it stands before the size, and no lesion between or right behind ("kidney, a 4 cm tumor")."""
    full, before = before, before[-_NEAR_ORGAN:]
    organ = next(iter(reversed(list(lexicon.organs.finditer(before)))), None)
    if organ is None:
        clause = _ENDS_BEHIND.split(after, maxsplit=1)[0]
        behind = lexicon.organs.search(clause)  # "a 24 cm segment of bowel"
        return behind is not None and behind.start() <= _BESIDE and lexicon.lesion.search(before + clause) is None
    if lexicon.lesion.search(before, organ.end()) or _beside_organ(before, organ.start(), lexicon):
        return False
    if _IN_A_COMPLAINT.fullmatch(before, organ.end()) and lexicon.lesion.search(full):
        return False  # "ileal tumour, bowel obstruction, 5.1 cm"
    holds = next(iter(reversed(list(lexicon.lesion.finditer(before, 0, organ.start())))), None)
    if (
        holds is not None
        and organ.start() - holds.end() <= _OF_THE
        and not re.search(r"[,;:.()]", before[holds.end() : organ.start()])
    ):
        return False  # "nodule of the uterus, 3 cm"
    lesion = lexicon.lesion.search(after.partition(",")[0])
    return lesion is None or lesion.start() >= _BESIDE or after[: lesion.start()].strip().count(" ") > 0


def _beside_organ(before: str, organ: int, lexicon: Lexicon) -> bool:
    """Whether an organ only tells where the lesion lies, or what came along: "a tumour lying medial to the kidney, 9 cm"."""
    start = max(0, organ - _OF_THE)
    near = next(lexicon.near.finditer(before, start, organ), None) or next(lexicon.along.finditer(before, start, organ), None)
    return near is not None and lexicon.lesion.search(before, 0, near.start()) is not None


def _may_tell_size(section: str | None, flags: int, text: str, lexicon: Lexicon) -> bool:
    if section in _NOT_THIS:
        return False
    if section not in ("immunohistochemistry", "molecular") or flags & DIAGNOSIS:
        return True
    if lexicon.measured.match(text.lstrip()) is not None:
        return True  # "Size 6.7 cm."
    return bool(flags & MEASURE and lexicon.lengths.any_in(text) and lexicon.lesion.search(text))


def age_in(tokens: list[Token], text: str, folded: str, lexicon: Lexicon) -> Statement | None:
    """An age in years: "61-year-old", "aged 61", "age: 61", "forty-two years old"."""
    age = _age_in(tokens, text, folded, lexicon)
    if age is None and any(t.kind == WORD and t.value.measure == "age" for t in tokens):
        age = _age_in(with_numbers(tokens, lexicon.numerals), text, folded, lexicon)
        return age if age is not None and (age.value >= _YOUNGEST_IN_WORDS or _of_person(tokens, age)) else None
    return age


def _of_person(tokens: list[Token], age: Statement) -> bool:
    """Whether a person stands right behind an age: "six-year-old boy"."""
    behind = next((t for t in tokens if t.start >= age.end), None)
    return behind is not None and behind.kind == WORD and behind.value.measure in ("male", "female")


def _age_in(tokens: list[Token], text: str, folded: str, lexicon: Lexicon) -> Statement | None:
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.measure != "age":
            continue
        headed = at + 1 < len(tokens) and tokens[at + 1].kind == POINT and tokens[at + 1].value == ":"
        for near in (at + 2, at - 1, at - 2) if headed else (at - 1, at - 2, at + 1, at + 2):
            if 0 <= near < len(tokens) and tokens[near].kind == NUMBER and tokens[near].value[0] == "number":
                years = tokens[near].value[1]
                if years.isdigit() and 0 < int(years) <= _OLDEST and not _point_between(tokens, at, near):
                    start, end = min(token.start, tokens[near].start), max(token.end, tokens[near].end)
                    if not _lasted(folded, start, tokens[near].end, end, token.value.several, lexicon):
                        return Statement("age", int(years), start, end, text[start:end])
    return None


def _lasted(text: str, start: int, number: int, end: int, of_age: bool, lexicon: Lexicon) -> bool:
    """Whether years have passed, or are about those of an age: "12 years ago", "for 10 years", "in the 60s", "8 months old".

    ``of_age``: the words of the age can be nothing else ("22-year-old previously healthy man").
    """
    before = text[max(0, start - _BEFORE_YEARS) : start]
    return bool(
        lexicon.since.search(before)
        or (not of_age and lexicon.ago.match(text, end))
        or lexicon.months.match(text, number)
        or lexicon.relatives.search(text, 0, start)
    )


def _point_between(tokens: list[Token], one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return any(t.kind == POINT and t.value in ".;" for t in tokens[low + 1 : high])
