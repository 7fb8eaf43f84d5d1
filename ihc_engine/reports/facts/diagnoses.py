"""Diagnoses named in a report, and how certain the report is of each: stated, favoured, in the differential, excluded."""

from __future__ import annotations

from typing import cast

from ihc_engine.reports.clauses.clauses import clauses_of, contexts_of, is_over
from ihc_engine.reports.clauses.dated_tumours import dated
from ihc_engine.reports.clauses.entities import named_as_entities
from ihc_engine.reports.model import Certainty, DiagnosisMention
from ihc_engine.reports.steps.told_of_entity import entities_told_of
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token

_NOT_HERE = frozenset(("earlier", "literature"))
#: What a clause may be about that makes no diagnosis of this lesion.
_NOT_THIS_ONE = frozenset(("earlier", "hypothetical"))
_SHARES = frozenset(("percent", "fraction"))
_KEPT = ("polarity", "retained")
#: Tokens that are looked at around a diagnosis.
_NEAR = 40
#: Tokens before a diagnosis in which its head ends.
_HEAD = 6
#: Tokens of a comment that is a diagnosis alone.
_MOST_BESIDE = 8
#: Sections behind which a diagnosis may stand without a head of its own.
_BEFORE_DIAGNOSIS = frozenset(("immunohistochemistry", "microscopy", "gross", "molecular"))
#: Sections in which a diagnosis without a word of certainty is stated.
_STATED_HERE = frozenset((None, "diagnosis", "addendum", "specimen"))


def diagnoses_in(section: str | None, tokens: list[Token], text: str, lexicon: Lexicon) -> list[DiagnosisMention]:
    """The diagnoses of a sentence; none of an earlier specimen or of the literature."""
    if section in _NOT_HERE:
        return []
    found: list[DiagnosisMention] = []
    told_of = contexts_of(tokens)
    others = {tokens[at].start: certainty for at, certainty in named_as_entities(tokens).items()}
    others |= dict.fromkeys(entities_told_of(tokens), "differential")
    dropped = _dropped_from(tokens)
    for clause in clauses_of(tokens):
        about = contexts_of([t for t in clause if not _instead(t)]) if told_of else told_of
        if about & _NOT_THIS_ONE or "another" in told_of:
            continue
        for at, token in enumerate(clause):
            if token.kind == WORD and token.value.diagnosis and not _names_stains(clause, at) and not _past(clause, at):
                certainty = others.get(token.start) or _parted(clause, at, lexicon) or _certainty(clause, at, section)
                if certainty == "stated" and "literature" in about:
                    continue
                if certainty == "differential" and token.start in dropped:
                    certainty = "excluded"
                found.append(
                    DiagnosisMention(
                        token.value.diagnosis, certainty, token.start, token.end, text[token.start : token.end], section
                    )
                )
    return found


def _parted(clause: list[Token], at: int, lexicon: Lexicon) -> Certainty | None:
    """What a verb in two parts around a diagnosis says of it: "*schließt* ein Leiomyom *aus*"."""
    last = clause[-1]
    verbs = lexicon.parted.get(_word(last)) if lexicon.parted else None
    if verbs is None:
        return None
    for token in reversed(clause[:at]):
        verb = verbs.get(_word(token))
        if verb is not None:
            return cast("Certainty | None", verb.certainty)
        if token.kind == POINT or (token.kind == WORD and token.value.grammar == "copula"):
            return None
    return None


def _word(token: Token) -> str:
    if token.kind == WORD:
        return cast("str", token.value.phrase)
    return cast("str", token.value) if token.kind == UNKNOWN else ""


def _instead(token: Token) -> bool:
    """ "leiomyosarcoma instead of GIST": of two diagnoses neither is an earlier one."""
    return token.kind == WORD and "instead" in token.value.context


def _dropped_from(tokens: list[Token]) -> set[int]:
    """Where the diagnoses stand that were thought of, before "but excluded": "GIST was considered but ruled out"."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.grammar != "contrast":
            continue
        behind = [t for t in tokens[at + 1 :] if not (t.kind == WORD and t.value.grammar in ("copula", "filler"))]
        told = next((t for t in behind[:3] if t.kind != UNKNOWN), None)
        excluded = told is not None and told.kind == WORD and told.value.certainty == "excluded" and not told.value.forward
        if excluded and not any(t.kind == WORD and t.value.diagnosis for t in behind):
            return {t.start for t in tokens[:at] if t.kind == WORD and t.value.diagnosis}
    return set()


def _past(clause: list[Token], at: int) -> bool:
    """ "previous leiomyosarcoma of the uterus", "h/o GIST": another tumour."""
    for token in reversed(clause[max(0, at - 2) : at]):
        if token.kind == POINT:
            break
        if token.kind == WORD and "past" in token.value.context:
            return True
    return is_over(clause, at) or _past_behind(clause, at) or dated(clause, at) is not None


def _past_behind(clause: list[Token], at: int) -> bool:
    """ "El melanoma previo (2016) ...": the adjective stands behind; "GIST prior to treatment" has none."""
    near = clause[at + 1 : at + 3]
    if not near or near[0].kind != WORD or "past" not in near[0].value.context:
        return False
    return len(near) == 1 or near[1].kind == POINT or (near[1].kind == WORD and near[1].value.grammar in ("copula", "denial"))


def _names_stains(clause: list[Token], at: int) -> bool:
    """ "GIST markers", "stains for GIST", "schwannoma-like": no diagnosis is made."""
    joint = at + 1 < len(clause) and clause[at + 1].kind == POINT and clause[at + 1].value == "-"
    following = next(iter(clause[at + 2 : at + 3] if joint else clause[at + 1 : at + 2]), None)
    if following is not None and following.kind == WORD and following.value.grammar == "naming":
        return True
    if joint and following is not None and following.kind == UNKNOWN and following.value in ("like", "type"):
        return True
    before = [t.value.grammar for t in clause[max(0, at - 2) : at] if t.kind == WORD and t.value.section != "diagnosis"]
    return "naming" in before


def _certainty(clause: list[Token], at: int, section: str | None) -> Certainty:
    """By the words behind the diagnosis, else by its own head, the nearest before it, or the section."""
    if clause[at].value.plural and any(t.kind == NUMBER and t.value[0] in _SHARES for t in clause[max(0, at - 3) : at]):
        return "differential"  # "in about 95% of GISTs"
    behind = _behind(clause, at)
    if behind is not None:
        return behind
    if _asked(clause, at) or _questioned(clause, at):
        return "differential"
    if any(_leads_on(clause, place, at) for place in range(max(0, at - _NEAR), at)):
        return "excluded"
    if _headed(clause, at) or (section != "clinical" and _told_to_be(clause, at)):
        return "stated"
    before = _before(clause, at)
    if before is not None:
        return before
    if section == "clinical":
        return "differential"
    if section in _STATED_HERE or (section == "comment" and _pointed(clause, at)):
        return "stated"
    if section == "comment" and _alone(clause, at):
        return "favoured"
    stains = any(t.kind == NAME and t.value.marker for t in clause) and not _first(clause, at)
    return "stated" if section in _BEFORE_DIAGNOSIS and not stains else "differential"


def _asked(clause: list[Token], at: int) -> bool:
    """ "Spindle cell sarcoma ?LMS ?ESS": a question mark that stands before what it asks of."""
    mark, before = clause[at - 1] if at else None, clause[at - 2] if at > 1 else None
    if mark is None or mark.kind != POINT or mark.value != "?":
        return False
    return mark.end == clause[at].start or before is None or before.end < mark.start


def _questioned(clause: list[Token], at: int) -> bool:
    """ "GIST?", "Is this a GIST?": a question mark glued to a diagnosis."""
    behind = clause[at + 1] if at + 1 < len(clause) else None
    if behind is None or behind.kind != POINT or behind.value != "?":
        return False
    return behind.start == clause[at].end or at + 2 == len(clause)  # French has a blank before it


def _told_to_be(clause: list[Token], at: int) -> bool:
    """ "The diagnosis is leiomyosarcoma": a head, and a verb instead of its colon."""
    words = [token for token in clause[max(0, at - _HEAD) : at] if not (token.kind == WORD and token.value.grammar == "filler")]
    if len(words) < 2 or words[-1].kind != WORD or words[-1].value.grammar != "copula" or words[-2].kind != WORD:
        return False
    return bool(words[-2].value.section == "diagnosis" and not words[-2].value.certainty)


def _first(clause: list[Token], at: int) -> bool:
    """Whether a diagnosis opens a clause, apart from a head: "Histology: paraganglioma, 2.6 cm, synaptophysin positive"."""
    following = clause[at + 1] if at + 1 < len(clause) else None
    if following is None or following.kind != POINT or following.value not in ",;":
        return False
    return all(t.kind == POINT or (t.kind == WORD and (t.value.section or t.value.grammar == "filler")) for t in clause[:at])


def _pointed(clause: list[Token], at: int) -> bool:
    """ "this GIST is SDH-deficient", "the schwannoma": the lesion that is spoken of."""
    return at > 0 and clause[at - 1].kind == WORD and bool(clause[at - 1].value.definite)


def _alone(clause: list[Token], at: int) -> bool:
    """Whether a clause is a diagnosis and little more: "Comment: clear cell sarcoma, grade 2"."""
    if len(clause) > _MOST_BESIDE or clause[-1].value == "?":
        return False
    return all(
        token.kind in (POINT, NUMBER, UNKNOWN) or (token.kind == WORD and _beside(token.value))
        for place, token in enumerate(clause)
        if place != at
    )


def _beside(entry: Entry) -> bool:
    """Whether a word may stand beside a diagnosis alone: a head, a site, how the tumour looks, what says nothing."""
    told = entry.statement or entry.certainty or entry.context or entry.diagnosis
    return bool(entry.section or entry.site or (entry.grammar in (None, "filler") and not told))


def _headed(clause: list[Token], at: int) -> bool:
    """Whether a head of its own stands before a diagnosis in running text: "... Dx: desmoid fibromatosis"."""
    for place in range(at - 1, max(-1, at - _HEAD), -1):
        token = clause[place]
        if token.kind == POINT and token.value == ":" and place:
            head = next((t for t in reversed(clause[:place]) if t.kind != POINT or t.value != "."), token)
            return head.kind == WORD and head.value.section == "diagnosis"
        if token.kind == WORD and (token.value.certainty or token.value.grammar == "denial"):
            return False
    return False


def _behind(clause: list[Token], at: int) -> Certainty | None:
    """ "... is excluded", "... is favoured", "... versus ..."."""
    verb = False
    last = _end_of_list(clause, at)
    if last != at and _certain_before(clause, at) and not any(map(_joining, clause[at + 1 : last])):
        return None  # "consistent with GIST, schwannoma excluded"
    for token in clause[last + 1 : last + 14]:
        if token.kind == POINT and token.value in ",:" and not verb:
            return None
        if token.kind != WORD:
            continue
        word = token.value
        if word.diagnosis:
            return "differential" if word.versus else None
        if word.grammar == "copula":
            verb = True
        if word.versus:
            return "differential"
        if word.certainty in ("excluded", "favoured") and not word.forward:
            return None if _is_of_next(clause, token, verb=verb) else cast("Certainty", word.certainty)
        if word.certainty == "stated" and _closes(clause, token):
            return "stated"  # "... 종양에 합당함", "... ile uyumlu"
        if word.certainty == "differential" and (verb or " " in word.phrase or _closes(clause, token)):
            certain = _certain_before(clause, at)
            if certain == "favoured" and _closes(clause, token):
                return "favoured"  # "first of all GIST is thought of"
            return None if certain and _diagnosis_follows(clause, token) else "differential"
        if word.denied and verb:
            return "excluded"
        if verb and word.statement == _KEPT and not any(t.kind == NAME for t in clause):
            return "stated"  # "the original diagnosis of schwannoma is maintained"
    return None


def _joining(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"


def _is_of_next(clause: list[Token], word: Token, *, verb: bool) -> bool:
    """Whether a word right before another diagnosis is of that: "GIST und *keine* Metastase", "and *excludes* GIST"."""
    if not _diagnosis_follows(clause, word):
        return False
    return not verb if word.value.grammar == "denial" else word.value.active


def _diagnosis_follows(clause: list[Token], word: Token) -> bool:
    """Whether a diagnosis stands right behind a word, but for an article."""
    behind = (t for t in clause if t.start >= word.end and not (t.kind == WORD and t.value.grammar == "filler"))
    following = next(behind, None)
    return following is not None and following.kind == WORD and bool(following.value.diagnosis)


def _certain_before(clause: list[Token], at: int) -> Certainty | None:
    """What a word right before a diagnosis says of it: that it is made, or favoured."""
    before = next((t for t in reversed(clause[:at]) if not (t.kind == WORD and t.value.grammar == "filler")), None)
    if before is None or before.kind != WORD or before.value.certainty not in ("stated", "favoured"):
        return None
    return cast("Certainty", before.value.certainty)


def _closes(clause: list[Token], last: Token) -> bool:
    """Whether nothing is said behind a word in its clause."""
    return all(
        t.kind == POINT or (t.kind == WORD and t.value.grammar in ("filler", "copula")) for t in clause if t.start >= last.end
    )


def _end_of_list(clause: list[Token], at: int) -> int:
    """Place of the last diagnosis of a list that goes on from here ("melanoma, schwannoma and GIST")."""
    last, gap = at, 0
    for place in range(at + 1, min(len(clause), at + _NEAR)):
        token = clause[place]
        if token.kind == WORD and token.value.diagnosis:
            last, gap = place, 0
        elif (token.kind == POINT and token.value in ",/") or (
            token.kind == WORD and token.value.grammar in ("joining", "filler")
        ):
            continue
        else:
            gap += 1
            if gap > 2 or (token.kind == WORD and (token.value.certainty or token.value.grammar)):
                break
    return last


def _before(clause: list[Token], at: int) -> Certainty | None:
    for place in range(at - 1, max(-1, at - _NEAR), -1):
        token = clause[place]
        if token.kind == WORD:
            denied = place > 0 and clause[place - 1].kind == WORD and clause[place - 1].value.grammar == "denial"
            if token.value.certainty == "stated" and denied:
                return "excluded"
            if token.value.certainty == "origin":
                return "differential"  # "... arising in a neurofibroma"
            if token.value.certainty and not _joins_names(clause, place):
                return cast("Certainty", token.value.certainty)
            if token.value.grammar == "denial" and at - place <= 4:
                return "excluded"
        if token.kind == POINT and token.value == ":" and at - place > 1:
            continue
    return None


def _leads_on(clause: list[Token], place: int, at: int) -> bool:
    """ "negative for GIST or schwannoma": nothing but such a list stands between a result and a diagnosis."""
    between = clause[place + 1 : at]
    result = clause[place]
    if result.kind != WORD or result.value.statement != ("polarity", "negative"):
        return False
    if not between or between[0].kind != WORD or between[0].value.grammar != "link":
        return False
    return all(
        (t.kind == POINT and t.value in ",/")
        or (t.kind == WORD and (t.value.diagnosis or t.value.grammar in ("link", "filler", "joining")))
        for t in between
    )


def _joins_names(clause: list[Token], place: int) -> bool:
    """ "with no CD117 or DOG1": the word joins stains, and no diagnoses."""
    beside = [clause[at] for at in (place - 1, place + 1) if 0 <= at < len(clause)]
    return clause[place].value.grammar == "joining" and any(token.kind == NAME for token in beside)


def reported(mentions: list[DiagnosisMention]) -> str | None:
    """The diagnosis that the report makes: in a diagnosis section or an addendum, else the last one stated, else favoured."""
    for certainty in ("stated", "favoured"):
        said = [m for m in mentions if m.certainty == certainty]
        amended = [m for m in said if m.section == "addendum"]
        headed = [m for m in said if m.section == "diagnosis"]
        if amended:
            return amended[-1].diagnosis
        if headed:
            return headed[0].diagnosis
        if said:
            return said[-1].diagnosis
    return None
