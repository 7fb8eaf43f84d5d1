"""Texts of a megabyte that no laboratory writes: what a reader might choke on."""

from __future__ import annotations

from ihc_engine.knowledge.model import Knowledge

CHARACTERS = 1_000_000


#: What is repeated.
_PARTS = {
    "opening brackets": "(",
    "closing brackets": ")",
    "brackets in pairs": "()",
    "plus signs": "+",
    "signs in brackets": "(+)",
    "hyphens": "-",
    "digits": "1234567890",
    "numbers": "12 ",
    "percentages": "80% ",
    "dots": ".",
    "commas": ", ",
    "line ends": "\n",
    "blanks": " ",
    "tabs and pipes": "\t|",
    "no": "no ",
    "not for": "not for ",
    "but": "but ",
    "positive": "positive ",
    "positive for": "positive for ",
    "except": "except for ",
    "one name": "CD34 ",
    "names and signs": "CD34 (+) S100 (-) ",
    "open lists": "negative for CD34, S100, ",
    "results that never end": "CD34, S100, desmin: positive except SMA but not ",
    "one long word": "x",
    "letters that fold": "İß",
    "accents": "e\u0301",
    "wide letters": "ＣＤ３４（＋）",
    "Chinese without a stop": "免疫组化阳性",
    "misprints": "desmim posilive ",
    "boxes": "[ ] CD34 [x] ",
    "sections": "DIAGNOSIS:\n",
    "specimens": "Specimen A: CD34 (+)\n",
    "mitoses": "12 mitoses per 10 HPF ",
    "sizes": "3 x 4 x 5 cm ",
    "respectively": "CD34 and S100 are positive and negative respectively ",
    "what is left": "The remaining stains are negative. SMA, desmin and S100 were done. ",
    "they": "SMA, desmin were done. Both are positive. ",
    "entities": "Schwannoma S100 positive. In this case S100 negative. ",
    "results alone": "Negative. ",
    "quoted rows": "> > SMA | +\n",
    "names and results in lines": "SMA\npositive\n",
    "two names and a result": "SMA\nSMA\npositive\n",
    "heads over heads": "Antibody | Clone | Result\n",
    "heads of signs": "Positive | Negative\n",
    "heads without results": "Antibody | Clone | X\nfoo | bar | SMA\n",
    "turned heads": "Antibody | SMA | desmin\nClone | a | b\n",
    "fields": "Antibody: SMA\nClone: 1A4\nResult: positive\n",
    "boxes in lines": "SMA:\n[ ] positive\n[x] negative\n",
    "counted lines": "1. SMA\n2. desmin\n",
    "leaders": "SMA . . . . + ",
    "fields of programs": '{"marker": "SMA", "result": "positive"}, ',
    "segments": "OBX|1|ST|SMA||Positive|||\n",
    "notes": "NTE|1||SMA is positive,\n",
    "corrections": "SMA positive. On repeat it is negative. ",
    "two readings": "local SMA positive, central SMA negative ",
    "what cannot be excluded": "weak SMA staining cannot be excluded, ",
    "dashes between stains": "SMA - 1A4 - 3+ - desmin - - ",
}
NAMES = (*_PARTS, "all names", "all names in lines", "deep nesting", "nested lists")


def hostile_text(name: str, knowledge: Knowledge) -> str:
    """The text of one of ``NAMES``, of ``CHARACTERS`` characters."""
    half = CHARACTERS // 2
    if name == "deep nesting":
        return "(" * half + ")" * half
    if name == "nested lists":
        return ("(CD34 " * half)[:half] + ("+)" * half)[:half]
    part = _PARTS.get(name)
    if part is None:
        spellings = [word for marker in knowledge.vocabulary.markers.values() for word in (marker.id, *marker.synonyms)]
        part = "".join(word + ("\n" if "lines" in name else ", ") for word in spellings)
    return (part * (CHARACTERS // len(part) + 1))[:CHARACTERS]
