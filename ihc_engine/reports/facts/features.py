"""Features on haematoxylin and eosin and molecular findings, present or denied.

A denial reaches over a list ("no necrosis, atypia or mitoses"); one behind the features turns those before it ("necrosis is not
seen"). In a clause about stains only what stands before the first marker is a feature.
"""

from __future__ import annotations

from ihc_engine.reports.clauses.clauses import clauses_of, contexts_of
from ihc_engine.reports.facts.alterations import alterations_in
from ihc_engine.reports.facts.denials import (
    begins_with_denial,
    closes,
    denied_with,
    denies,
    ends_before,
    list_goes_on,
    reaches,
    stops_before,
)
from ihc_engine.reports.model import Statement
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Sections whose features are not those of the tumour under the microscope.
_NOT_HERE = frozenset(("clinical", "earlier", "literature"))
_NOT_SAID = frozenset(("hypothetical", "suggested", "earlier"))
#: Numbers that say that a feature is not there; tokens between a feature and its score.
_NOTHING = frozenset(("0", "0%", "0 %"))
_SCORED = 3
_OPEN = frozenset(("not_performed", "uninterpretable"))


def features_in(section: str | None, tokens: list[Token], text: str, vocabulary: Vocabulary) -> list[Statement]:
    """Statements of morphology and of molecular findings in one sentence; ``text``: the report."""
    if section in _NOT_HERE:
        return []
    found: list[Statement] = []
    stained = any(t.kind == NAME and t.value.marker for t in tokens)
    told_of = contexts_of(tokens)
    for clause in clauses_of(tokens):
        about = contexts_of(clause) if told_of else told_of
        if about & _NOT_SAID or ("literature" in about and not _of_this_tumour(clause)):
            continue
        found += _morphology(clause, text, stained, vocabulary)
        found += _said_apart(clause, text, vocabulary)
        found += alterations_in(clause, text, section, vocabulary)
    return found


def _of_this_tumour(clause: list[Token]) -> bool:
    return any(t.kind == WORD and t.value.statement == ("cells", "tumour") for t in clause)


def _morphology(clause: list[Token], text: str, stained: bool, vocabulary: Vocabulary) -> list[Statement]:
    first_name = next((at for at, token in enumerate(clause) if token.kind == NAME and token.value.marker), len(clause))
    stains = first_name < len(clause)
    said: list[tuple[Token, str, str]] = []
    denied = False
    listed: Token | None = None  # the feature before, of a list that a denial began
    for at, token in enumerate(clause):
        if token.kind == POINT and token.value == "," and denied:
            denied = list_goes_on(clause, at, text)
        elif token.kind == WORD:
            entry: Entry = token.value
            if entry.morphology is not None:
                tumour = entry.statement == ("cells", "tumour")
                if (at > first_name and not tumour) or (stained and entry.statement is not None and not tumour):
                    continue
                status = entry.morphology.status
                if denied and ends_before(clause, listed, token):
                    denied = False
                if denied and status == "present" and not (stained and tumour):
                    status = "absent"
                denied = denied or (begins_with_denial(entry) and not entry.closes)
                listed = token if denied else None
                said.append((token, entry.morphology.id, status))
                if entry.closes:
                    said = _turned(clause, said)
                inner = "present" if entry.morphology.status == "absent" else status
                for id, start, end in entry.within:
                    said.append((Token(WORD, entry, token.start + start, token.start + end), id, inner))
            elif entry.grammar == "denial" and at + 1 < len(clause) and clause[at + 1].value == "-":
                continue  # "non-lipogenic"
            elif entry.statement is not None and entry.statement[1] in _OPEN and said and not stains:
                said.pop()  # "necrosis cannot be assessed"
            elif entry.slight and said and reaches(clause, said[-1][0], at):
                said.pop()  # "Atypien wenig auffällig"
            elif denies(entry) and not (stained and entry.grammar != "denial" and not _of_a_feature(clause, at)):
                if said and _only_a_degree(clause, at, said[-1][0], vocabulary):
                    continue
                if not stains and closes(clause, at, said[-1][0] if said else None):
                    said = _turned(clause, said) if said and reaches(clause, said[-1][0], at) else said
                else:
                    denied, listed = not entry.behind, None
            elif entry.conjoins and denied:
                denied = not stops_before(clause, at)
        elif (
            said
            and not stains
            and (
                (token.kind == POINT and token.value == "-" and at == len(clause) - 1)
                or (token.kind == SIGN and token.value == "-")
                or (token.kind == NUMBER and token.value[1] in _NOTHING and _scores(clause, at, said[-1][0]))
            )
        ):
            said = [*said[:-1], (said[-1][0], said[-1][1], "absent")]
    return [Statement("morphology", id, t.start, t.end, text[t.start : t.end], status) for t, id, status in said]


def _turned(clause: list[Token], said: list[tuple[Token, str, str]]) -> list[tuple[Token, str, str]]:
    """The features, those of the list that ends at a denial behind them as absent."""
    listed = denied_with(clause, [token for token, _, _ in said])
    return [(token, id, "absent" if token.start in listed else status) for token, id, status in said]


def _scores(clause: list[Token], at: int, feature: Token) -> bool:
    """Whether a number is the score of the feature before it: "necrosis 0", "necrosis score: 0"."""
    between = [t for t in clause[max(0, at - _SCORED) : at] if t.start >= feature.end]
    return clause[max(0, at - _SCORED - 1)].start <= feature.start and all(
        (t.kind == POINT and t.value in ":=") or t.kind == UNKNOWN or (t.kind == WORD and t.value.grammar == "filler")
        for t in between
    )


def _said_apart(clause: list[Token], text: str, vocabulary: Vocabulary) -> list[Statement]:
    """Features whose words stand apart: "atypia is mild", "hyaline and myxoid stroma"; none behind a denial or a stain."""
    found: list[Statement] = []
    denied = False
    for at, token in enumerate(clause[1:-1], start=1):
        if clause[at - 1].kind == NAME:
            break
        denied = denied or (clause[at - 1].kind == WORD and denies(clause[at - 1].value))
        if token.kind != WORD and not (token.kind == POINT and token.value in ",-"):
            continue
        before, behind = clause[at - 1], clause[at + 1]
        role = token.value.grammar if token.kind == WORD else "joining"
        first, last = _words(before), _words(behind)
        if role == "copula":
            name = f"{last} {first}"
        elif role in ("joining", "link") and not denied and before.kind == UNKNOWN and _named(behind) is not None:
            name = f"{first} {last.rpartition(' ')[2]}"
        else:
            continue
        feature = vocabulary.morphology(name) if first and last else None
        if feature is not None and feature.id not in (_named(before), _named(behind)):
            start, end = before.start, behind.end
            found.append(Statement("morphology", feature.id, start, end, text[start:end], feature.status))
    return found


def _named(token: Token) -> str | None:
    return token.value.morphology.id if token.kind == WORD and token.value.morphology is not None else None


def _words(token: Token) -> str:
    return str(token.value.phrase) if token.kind == WORD else token.value if token.kind == UNKNOWN else ""


def _only_a_degree(clause: list[Token], at: int, feature: Token, vocabulary: Vocabulary) -> bool:
    """Whether a denial is of a degree: "atypia is not severe" leaves atypia."""
    degree = _words(clause[at + 1]) if at + 1 < len(clause) else ""
    return bool(degree) and vocabulary.morphology(f"{degree} {feature.value.phrase.rpartition(' ')[2]}") is not None


def _of_a_feature(clause: list[Token], at: int) -> bool:
    """Whether a word is said of a feature behind it: "negative for necrosis"."""
    link, behind = (*clause[at + 1 : at + 3], None, None)[:2]
    return (
        link is not None
        and behind is not None
        and link.kind == behind.kind == WORD
        and link.value.grammar == "link"
        and behind.value.morphology is not None
    )
