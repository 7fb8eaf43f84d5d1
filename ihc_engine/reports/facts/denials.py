"""How far a denial reaches over features: over the list behind it, or over the list before it.

"No necrosis, atypia or mitoses" is denied up to its end, "necrosis and atypia are not seen" from its begin. Where verbs stand
last a denial never reaches what follows: "괴사는 없으나 출혈이 관찰된다".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Tokens that are looked at around a feature.
_NEAR = 40
_LONGEST_LIST = 200
#: Features that are denied together: what makes a tumour malignant, or what would give it a name. A list of them that begins
#: with a denial may end in "and"; other features before a comma may be there ("spindle cells, no necrosis").
_DENIED_TOGETHER = frozenset(
    (
        *("atypia", "severe_atypia", "moderate_atypia", "pleomorphism", "atypical_mitoses", "high_mitoses", "necrosis"),
        *("lymphovascular_invasion", "perineural_invasion", "hemorrhage", "calcification", "ulceration", "infiltrative_growth"),
        *("lipoblasts", "heterologous_elements", "rhabdomyoblasts", "bone_osteoid", "cartilage", "verocay_bodies"),
        *("prominent_nucleoli", "giant_cells", "multinucleated_cells", "inflammation", "cystic_change", "palisading"),
        *("fat_component", "melanin", "epithelial_component", "glandular_structures", "rosettes", "pseudoinclusions"),
        *("ganglion_cells", "hemosiderin", "neuromelanin", "foamy_macrophages", "squamous_differentiation", "capsule"),
    )
)
#: Features that say themselves that little is there.
_NEVER_DENIED = frozenset(("low_mitoses", "bland_nuclei", "low_grade", "hypocellular_areas", "mild_atypia"))


def denies(entry: Entry) -> bool:
    """Whether a word says that something is not there."""
    return entry.grammar == "denial" or entry.statement in (("polarity", "negative"), ("polarity", "lost"))


def begins_with_denial(entry: Entry) -> bool:
    """Whether the words of a feature begin with a denial, which may go on behind them: "no atypia, mitoses or necrosis"."""
    return entry.denies and entry.morphology is not None and (entry.morphology.status == "absent" or entry.measure == "mitoses")


def closes(clause: Sequence[Token], at: int, feature: Token | None) -> bool:
    """Whether a denial stands behind what it denies: "necrosis *not seen*, haemorrhage present"; or no feature follows it."""
    entry = clause[at].value
    if entry.behind:
        return True
    following = clause[at + 1] if at + 1 < len(clause) else None
    if _denies_what_follows(clause, at) or (entry.ahead and _has_own_object(clause, at)):
        return False
    if not any(t.kind == WORD and t.value.morphology is not None for t in clause[at + 1 : at + _NEAR]):
        return True
    if feature is None or following is None or entry.ahead or entry.nor:
        return False
    ends = (following.kind == POINT and following.value == ",") or (following.kind == WORD and following.value.conjoins)
    return ends and all(_says_nothing(t) for t in _between(clause, feature, clause[at]))


def _denies_what_follows(clause: Sequence[Token], at: int) -> bool:
    """Whether a denial right behind a comma has what it denies right behind it, without a blank: "可见坏死，*未见包膜侵犯*"."""
    if not at or at + 1 >= len(clause) or clause[at - 1].kind != POINT or clause[at - 1].value not in ",、":
        return False
    following = clause[at + 1]
    return following.start == clause[at].end and (following.kind == UNKNOWN or _is(following, "filler"))


def _has_own_object(clause: Sequence[Token], at: int) -> bool:
    """Whether a denial behind a comma leads to a thing of its own that is no feature: "necrosis, *no satellites*"."""
    if not at or clause[at - 1].kind != POINT or clause[at - 1].value not in ",、":
        return False
    following = next((t for t in clause[at + 1 : at + _NEAR] if not (_is(t, "filler") or _is(t, "link"))), None)
    if following is None or following.kind != WORD:
        return following is not None and following.kind == UNKNOWN
    return following.value.grammar is None and following.value.statement is None and not following.value.closing


def reaches(clause: Sequence[Token], feature: Token, at: int) -> bool:
    """Whether a denial behind a feature is said of it, and of no other subject: "円形細胞が増殖し、*細胞質は*乏しい"."""
    between = _between(clause, feature, clause[at])
    comma = next((n for n, t in enumerate(reversed(between)) if t.kind == POINT and t.value in ",\t"), None)
    if comma:  # "壊死は、認めない" has nothing behind its comma
        rest = between[len(between) - comma :]
        if any(not _says_nothing(t) and not _closing(t) for t in rest) and not _with_mitoses(feature, between):
            return False
    if any(t.kind == WORD and (t.value.closing or t.value.participle) for t in between):
        return False
    if any(_counts(t) for t in between) and not _with_mitoses(feature, between):
        return False
    if not clause[at].value.behind:
        return True
    if clause[at].value.transitive and _has_object(between):
        return False
    subjects = [n for n, t in enumerate(between) if t.kind == WORD and t.value.grammar == "copula"]
    return len(subjects) < 2 or all(_says_nothing(t) for t in between[subjects[0] : subjects[-1]])


def denied_with(clause: Sequence[Token], features: Sequence[Token]) -> set[int]:
    """Where the list of features begins that ends with the last: joined by commas, "and", or a particle of each."""
    listed = {features[-1].start}
    for later, feature in pairwise(reversed(features)):
        if features[-1].start - feature.end > _LONGEST_LIST:
            break
        joints = _between(clause, feature, later)
        if not all(_joins(t, feature) for t in joints) or not (_together_denied(feature) or any(map(_conjoins, joints))):
            break
        listed.add(feature.start)
    return listed


def list_goes_on(clause: Sequence[Token], at: int, text: str) -> bool:
    """Whether a list that began with a denial goes on behind a comma.

    An "or" or "nor" is still to come, with no verb before it; the preposition of the denial stands again ("ausencia de necrosis,
    *de* atipia"); all the rest of the list are features that are denied together ("no atypia, necrosis *and* haemorrhage").
    """
    sign = text[clause[at].start]
    if sign == "、":
        return True
    if sign == "，" and at and clause[at - 1].kind == UNKNOWN:
        return False  # "无一定排列方式，间质见..."
    return _or_follows(clause, at) or _link_again(clause, at) or _together(clause, at)


def ends_before(clause: Sequence[Token], before: Token | None, feature: Token) -> bool:
    """Whether a denied list has ended before a feature: another word leads to it, or it is one that nobody denies.

    "Sans atypie *parcourent un stroma collagène*", "assenza di necrosi e *bassa attività mitotica*".
    """
    if before is None or feature.value.morphology is None:
        return False
    if feature.value.morphology.id in _NEVER_DENIED:
        return True
    between = _between(clause, before, feature)
    joined = any((t.kind == POINT and t.value in ",/") or _is(t, "joining") or _is(t, "denial") for t in between)
    return not joined and any(t.kind == UNKNOWN or _is(t, "existence") for t in between)


def stops_before(clause: Sequence[Token], at: int) -> bool:
    """Whether "and" begins something new behind a denied list: "no necrosis and haemorrhage *is* ..."."""
    behind = clause[at + 1 : at + _NEAR]
    if len(behind) > 1 and behind[0].kind == UNKNOWN and _is(behind[1], "link"):
        return True
    return any(t.kind == WORD and t.value.grammar in ("copula", "existence") for t in behind)


def _or_follows(clause: Sequence[Token], at: int) -> bool:
    for token in clause[at + 1 : at + _NEAR]:
        if token.kind == WORD:
            if token.value.nor:
                return True
            if token.value.grammar == "joining":
                return not token.value.conjoins
            if token.value.grammar in ("copula", "denial", "existence"):
                return False
    return False


def _link_again(clause: Sequence[Token], at: int) -> bool:
    if at + 2 >= len(clause) or not _is(clause[at + 1], "link"):
        return False
    if clause[at + 2].kind != WORD or clause[at + 2].value.morphology is None:
        return False
    link = str(clause[at + 1].value.phrase)
    denial = next((t for t in reversed(clause[:at]) if t.kind == WORD and denies(t.value)), None)
    last = str(denial.value.phrase).rpartition(" ")[2] if denial is not None and denial.value.several else ""
    return last[:1] == link[:1] and len(last) <= len(link) + 1


def _together(clause: Sequence[Token], at: int) -> bool:
    """Whether a list of features that are denied together goes to the end of the clause and ends in "and"."""
    ended = False
    for token in clause[at + 1 : at + _NEAR]:
        if token.kind == WORD and token.value.morphology is not None:
            if token.value.morphology.id not in _DENIED_TOGETHER or token.value.morphology.status == "absent":
                return False
        elif token.kind == WORD and token.value.conjoins:
            ended = True
        elif token.kind == POINT and token.value in ".,":
            if ended and token.value == ",":
                return False
        elif not (_is(token, "filler") or _is(token, "link")):
            return False
    return ended


def _between(clause: Sequence[Token], feature: Token, token: Token) -> list[Token]:
    return [t for t in clause if feature.end <= t.start < token.start]


def _together_denied(feature: Token) -> bool:
    return feature.value.morphology is not None and feature.value.morphology.id in _DENIED_TOGETHER


def _conjoins(token: Token) -> bool:
    """Whether a token joins without a comma: "and", a particle, an ending; a bare slash too."""
    return (
        token.kind == UNKNOWN
        or (token.kind == POINT and token.value == "/")
        or (token.kind == WORD and (token.value.also or token.value.grammar == "joining"))
    )


def _counts(token: Token) -> bool:
    return token.kind == WORD and token.value.measure == "mitoses" and token.value.morphology is None


def _has_object(between: Sequence[Token]) -> bool:
    """Whether a verb has an object that is no feature: "紡錘形細胞が特定の*配列*を示さず"."""
    subject = next((n for n, t in enumerate(between) if _is(t, "copula")), None)
    behind = between if subject is None else between[subject:]
    linked = bool(between) and _is(between[0], "link")  # "壊死*の*所見を示さず"
    return not linked and any(t.kind == UNKNOWN for t in behind)


def _with_mitoses(feature: Token, between: Sequence[Token]) -> bool:
    """Whether a list that is denied goes on with mitoses: "nekroz *veya mitoz* yoktur", "necrosis, *mitoses* are not seen"."""
    if len(between) < 2 or not _counts(next((t for t in between[1:] if not _says_nothing(t)), between[0])):
        return False
    if between[0].kind == POINT:
        return _together_denied(feature)
    return _is(between[0], "joining")


def _is(token: Token, grammar: str) -> bool:
    return token.kind == WORD and token.value.grammar == grammar


def _says_nothing(token: Token) -> bool:
    return (
        token.kind == WORD and token.value.morphology is None and token.value.grammar in ("filler", "copula", "joining", "link")
    )


def _closing(token: Token) -> bool:
    return token.kind == WORD and (token.value.grammar in ("existence", "expressing") or denies(token.value))


def _joins(token: Token, feature: Token) -> bool:
    """Whether a token joins the features of a list: a comma, "and", a particle of each ("壊死*も*出血も"), an ending."""
    if token.kind == WORD:
        return bool(token.value.also or token.value.morphology or token.value.grammar in ("joining", "filler"))
    if token.kind == UNKNOWN:
        return token.start == feature.end  # "Verocay body*나* palisading"
    return token.kind == POINT and token.value in ",/"
