"""Why a rule did not fire: rules that would support a diagnosis and lack a single premise."""

from __future__ import annotations

from collections.abc import Iterable

from ihc_engine.inference.program import Production, first_failing
from ihc_engine.inference.semantics import Proposition
from ihc_engine.interpretation.model import NearMiss


class NearMisses:
    """The supporting rules of a program, by the diagnosis that they support."""

    def __init__(self, productions: Iterable[Production]) -> None:
        self._supporting: dict[str, list[Production]] = {}
        for production in productions:
            for effect in production.rule.then:
                if effect.support is not None:
                    self._supporting.setdefault(effect.support.diagnosis, []).append(production)

    def of(self, diagnosis: str, known: frozenset[Proposition]) -> tuple[NearMiss, ...]:
        """Rules that miss one premise only, each once, by id; rules that fire or are blocked are none."""
        found: dict[str, NearMiss] = {}
        for production in self._supporting.get(diagnosis, ()):
            missing = [lit for lit in production.literals if (lit.proposition in known) is not lit.holds]
            blocked = any(first_failing(branch, known) is None for branch in production.unless)
            if not missing and not blocked:
                found[production.rule.id] = NearMiss(production.rule.id, production.rule.title, "")
            elif len(missing) == 1 and not blocked and missing[0].holds:
                _, feature, word = missing[0].proposition
                found.setdefault(production.rule.id, NearMiss(production.rule.id, production.rule.title, f"{feature} {word}"))
        return tuple(miss for _, miss in sorted(found.items()) if miss.missing)
