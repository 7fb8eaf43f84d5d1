"""Numbers beside words: mitotic count with its area, size of the lesion, age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ihc_engine.reports.bounds import with_bounds
from ihc_engine.reports.lexicon import DIAGNOSIS, MEASURE, Lexicon
from ihc_engine.reports.model import Statement
from ihc_engine.reports.numerals import with_numbers
from ihc_engine.reports.tokens import NUMBER, POINT, WORD, Token

_N = r"\d{1,4}(?:[.,]\d{1,2})?"
_BY = r"\s?(?:cm|mm)?\s?(?:x|by|\*)\s?"
_SIZE = re.compile(rf"({_N})(?:{_BY}({_N}))?(?:{_BY}({_N}))?[ -]?(cm|mm|centimet|millimet)(?!2)")
_UNIT = re.compile(r"(?<=\d)[ -]?(?:cm|mm|centimet|millimet)")
_HEADED = re.compile(rf"\((cm|mm)\)\s?[:=]\s?({_N})(?![\d.,x])")
#: Characters before its unit in which a size begins.
_LONGEST_SIZE = 32
#: Characters around a size in which it is told what was measured.
_AROUND = 70
#: Characters behind a size in which the lesion that it is of is named.
_BESIDE = 14
_OLDEST = 120
_NOT_THIS = frozenset(("clinical", "earlier", "literature"))


def mitoses_in(section: str | None, tokens: list[Token], text: str, numerals: Mapping[str, int]) -> list[Statement]:
    """The mitotic count of a sentence: ``{"count": ..., "per": "10 HPF"}``. ``numerals``: numbers in words."""
    if section in _NOT_THIS or not any(t.kind == WORD and t.value.measure == "fields" for t in tokens):
        return []
    tokens = with_bounds(with_numbers(tokens, numerals))
    about = [at for at, t in enumerate(tokens) if t.kind == WORD and t.value.measure == "mitoses"]
    fields = [at for at, t in enumerate(tokens) if t.kind == WORD and t.value.measure == "fields"]
    if not about or not fields:
        return []
    here = about[0]
    field = min(fields, key=lambda at: abs(at - here))
    if abs(field - here) > 14:
        return []
    area, used = _area(tokens, field)
    count = _count(tokens, here, field, used)
    if count is None and area is not None and _denied(tokens, here):
        count = here, "0", None  # "no mitoses in 10 HPF"
    if count is None:
        return []
    at, words, own_area = count
    unit = "mm2" if "mm" in tokens[field].value.phrase or "milli" in tokens[field].value.phrase else "HPF"
    per = own_area or area or "1"
    start, end = min(tokens[at].start, tokens[here].start), max(tokens[field].end, tokens[here].end, tokens[at].end)
    return [Statement("mitoses", {"count": _plain(words), "per": f"{per} {unit}"}, start, end, text[start:end])]


def _denied(tokens: list[Token], here: int) -> bool:
    """Whether mitoses are denied: "no mitoses", "mitoses were not seen"."""
    near = tokens[max(0, here - 3) : here + 4]
    return tokens[here].value.denies or any(
        t.kind == WORD and (t.value.grammar == "denial" or t.value.statement == ("polarity", "negative")) for t in near
    )


def _plain(words: str) -> Any:
    return int(words) if words.isdigit() else words


def _area(tokens: list[Token], field: int) -> tuple[str | None, int]:
    """The number that stands right before the fields it counts, and its place."""
    for at in range(field - 1, max(-1, field - 4), -1):
        token = tokens[at]
        if token.kind == NUMBER and token.value[0] in ("number", "fraction"):
            return (token.value[1], at) if token.value[0] == "number" and token.value[1].isdigit() else (None, at)
        if token.kind == WORD and token.value.measure == "mitoses":
            break
    return None, -1


def _count(tokens: list[Token], here: int, field: int, used: int) -> tuple[int, str, str | None] | None:
    """Place and words of the count, and the area where "12/10" states both."""
    places = [
        at
        for at, t in enumerate(tokens)
        if t.kind == NUMBER and (at != used or t.value[0] == "fraction") and abs(at - here) <= 14
    ]
    places.sort(key=lambda at: (abs(at - here), at))
    for at in places:
        unit, words = tokens[at].value
        if unit == "fraction":
            some, _, area = words.replace("out of", "/").replace("of", "/").partition("/")
            return at, some.strip(), area.strip()
        if unit == "number":
            return at, words.replace(" ", ""), None
    return None


def sizes_in(section: str | None, flags: int, text: str, report: str, lexicon: Lexicon) -> list[tuple[int, Statement]]:
    """Sizes in centimetres that a sentence tells, each with how surely it is the lesion's. ``flags``: of the sentence."""
    found = [(2, statement) for statement in headed_sizes_in(text, report)]
    lesion, other = lexicon.lesion, lexicon.elsewhere
    if not _may_tell_size(section, flags, text, lesion):
        return found
    done = 0
    for match in _sizes(text):
        numbers = [float(n.replace(",", ".")) for n in match.groups()[:3] if n]
        largest = max(numbers) / (10 if match[4].startswith("m") else 1)
        if not 0 < largest <= 100:
            continue
        before = text[max(done, match.start() - _AROUND) : match.start()]
        behind = lesion.search(text, match.end(), match.end() + _AROUND // 2)
        after = text[match.end() : match.end() + _AROUND // 2]
        done = behind.end() if behind else match.end()  # a lesion has one size
        surely = 2 * bool(lesion.search(before)) + bool(behind)
        surely -= 3 * bool(other.search(before[-45:]) or other.search(after[:12]) or _of_the_organ(before[-45:], after, lexicon))
        surely += section in ("gross", "diagnosis", "specimen")
        surely += 3 * bool(flags & DIAGNOSIS and section in (None, "diagnosis"))  # "Spleen: angiosarcoma, 12 cm"
        value = round(largest, 3)
        found.append((surely, Statement("size", value, match.start(), match.end(), report[match.start() : match.end()])))
    return found


def _of_the_organ(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether an organ is measured: it stands before the size, and no lesion between or right behind ("kidney, a 4 cm tumor")."""
    organ = next(iter(reversed(list(lexicon.organs.finditer(before)))), None)
    if organ is None:
        return False
    return not lexicon.lesion.search(before, organ.end()) and not lexicon.lesion.search(after[:_BESIDE].partition(",")[0])


def headed_sizes_in(text: str, report: str) -> Iterator[Statement]:
    """ "Size (cm): 12.5": the unit stands in the head of the line."""
    for match in _HEADED.finditer(text):
        value = float(match[2].replace(",", ".")) / (10 if match[1] == "mm" else 1)
        if 0 < value <= 100:
            yield Statement("size", round(value, 3), match.start(2), match.end(2), report[match.start(2) : match.end(2)])


def _sizes(text: str) -> Iterator[re.Match[str]]:
    """Sizes in a text, each once; units are sought first, because they are rarer than numbers."""
    done = 0
    for unit in _UNIT.finditer(text):
        if unit.end() <= done:
            continue
        begin = max(done, unit.start() - _LONGEST_SIZE)
        while begin > done and (text[begin - 1].isdigit() or text[begin - 1] in ".,"):
            begin += 1
            if begin >= unit.start():
                break
        match = _SIZE.search(text, begin, unit.end() + 40)
        if match is not None:
            done = match.end()
            yield match


def _may_tell_size(section: str | None, flags: int, text: str, lesion: re.Pattern[str]) -> bool:
    if section in _NOT_THIS:
        return False
    if section not in ("immunohistochemistry", "molecular") or flags & DIAGNOSIS:
        return True
    return bool(flags & MEASURE and _UNIT.search(text) and lesion.search(text))


def age_in(tokens: list[Token], text: str) -> Statement | None:
    """An age in years: "61-year-old", "aged 61", "age: 61"."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.measure != "age":
            continue
        for near in (at - 1, at - 2, at + 1, at + 2):
            if 0 <= near < len(tokens) and tokens[near].kind == NUMBER and tokens[near].value[0] == "number":
                years = tokens[near].value[1]
                if years.isdigit() and 0 < int(years) <= _OLDEST and not _point_between(tokens, at, near):
                    start, end = min(token.start, tokens[near].start), max(token.end, tokens[near].end)
                    return Statement("age", int(years), start, end, text[start:end])
    return None


def _point_between(tokens: list[Token], one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return any(t.kind == POINT and t.value in ".;" for t in tokens[low + 1 : high])
