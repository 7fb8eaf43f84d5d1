"""The signs and short forms of a result, written out, before its words are read.

``±``, ``+/-``, ``- to +`` and ``?`` become "equivocal"; ``-ve`` and a minus that stands for a result become "negative", also
behind the word it belongs to (``cytoplasmic +, nuclear -``); a hyphen inside a word, in a range or between two remarks stays.
"""

from __future__ import annotations

import re

#: Stands where a number was taken out, so that a dash beside it is no minus.
NUMBER = "§"

_PLUS, _MINUS = r"\(?\s*\+{1,3}\s*\)?", r"\(?\s*-\s*\)?"
_END = r"(?=\s*(?:$|[,;.)\]]))"
_POLARITY = r"(?:positive|negative|pos|neg|reactive|non-reactive|absent|present|retained|lost|\+{1,4}(?!\w)|-(?![\w-]))"
_NO_WORTH = (
    "significant|definite|definitive|convincing|specific|appreciable|obvious|real|true|demonstrable|detectable|discernible|"
    "identifiable|evident"
)

_CONTROL = r"(?:(?:internal|external|int|on-slide|endogenous)\.? )?(?:positive )?controls?"
_WORKS = "adequate|ok|valid|satisfactory|positive|retained|intact|present|appropriate|good|as expected|works|worked|work"

#: Applied one after the other.
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"[\"“”„`´*]|(?<![a-z])['‘’]|['‘’](?![a-z])", " "),
        (r"\b(foc|diff|mod|str|occ|int|ext|tech|cyt|nuc|memb|approx)\.(?=\s)", r"\1"),
        (r"\b(?:no|without) sustentacular", "absent sustentacular"),
        # a control that works says nothing of the tumour, also where it stands in one clause with the tumour's result
        (rf"\b{_CONTROL}(?:\s+(?:is |are |was |were )?(?:{_WORKS})\b|\s*[:(]?\s*\+{{1,4}}\s*\)?(?!\w))", " "),
        (rf"\b(?:{_WORKS}) (?:internal|external|int|on-slide|endogenous) controls?\b(?!\s+(?:negative|absent|failed))", " "),
        (r"\b(?:adequate|valid|satisfactory|appropriate|good) controls?\b", " "),
        # +ve, -ve, ve+, ve-
        (r"\+\s*ve\b|\bve\s*\+", " + "),
        (r"(?<!\w)-\s*ve\b|\bve\s*-(?!\w)", " negative "),
        # one sign and the other
        (rf"{_PLUS}\s*(?:/|to)\s*{_MINUS}(?!\w)|(?<![\w-]){_MINUS}\s*(?:/|to)\s*{_PLUS}(?!\w)", " equivocal "),
        (rf"\+\s*-{_END}|(?<![\w-])-\s*\+{_END}|\(?\s*±\s*\)?|\?+", " equivocal "),
        (r"(?<![\d+])\+\s\+\s\+(?!\s*[\d+])", "+++"),
        (r"(?<![\d+])\+\s\+(?!\s*[\d+])", "++"),
        # "nuclear (-)", "tumour: +": the sign belongs to the word before it
        (r"(?<=[a-z\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])\s*\(\s*(\+{1,4}|-)\s*\)", r" \1 ; "),
        (rf"(?<=[a-z])\s*:\s*(?={_POLARITY})", " "),
        # "nuclear - cytoplasmic +": a sign, and no dash between remarks
        (r"(?<=[a-z])\s+-\s+(?=[a-z][a-z ]*\+)", " negative ; "),
        (r"(?<=[a-z])-\s+(?=[a-z])(?!(?:to|and|or|bis)\b)|^\s*-\s+(?=[a-z])", " negative ; "),
        (
            rf"(?<![\w§-])-(?![\w§-])(?=\s*(?:$|[^\w\s§]))|(?<=[a-z\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])\s*-{_END}|(?<=[a-z])-(?=\s*/)|^\s*-(?=\s*$)",
            " negative ",
        ),
        (rf"\bno (?:{_NO_WORTH}) (?=[a-z])", "no "),
        (r"\b(negative|neg)[\s.,;(]+(?:except(?: for| in)?|apart from|aside from|other than)\s", r"\1 ; positive in "),
    )
)
_BETWEEN = re.compile(r"\bbetween\s+(\d[\d.,]*)\s*%?\s+and\s+(?=\d)")
_DECIMAL = re.compile(r"(?<![\w.,])[.,](?=\d)")
_INITIALS = re.compile(r"([a-z])[./]\s?([a-z])\.?")


def with_whole_numbers(text: str) -> str:
    """``.5%`` as ``0.5%``, "between 10 and 20%" as ``10-20%``."""
    return _BETWEEN.sub(r"\1-", _DECIMAL.sub("0.", text))


def with_plain_signs(text: str) -> str:
    """A result in lower case, its numbers taken out, with its signs in words where they would be mistaken."""
    for pattern, written in _STEPS:
        text = pattern.sub(written, text)
    return text


def without_points(text: str) -> str:
    """``n.d.`` and ``n/d`` as ``nd``."""
    initials = _INITIALS.fullmatch(text)
    return initials[1] + initials[2] if initials else text
