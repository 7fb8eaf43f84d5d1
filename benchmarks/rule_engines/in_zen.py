"""The rules in ZEN (zen-engine): one decision table for each stratum, one after the other.

ZEN does not chain: a table is gone through once. That is enough here, since no rule reads what another one of its own stratum
concludes; it would not be for rules that do. A rule is one row, its branches and exceptions are one expression.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from benchmarks.rule_engines.rule_base import PlainCase, PlainPremise, PlainRule, Premises
from ihc_engine.knowledge.model import STRATA

_Node = dict[str, Any]


class ZenRules:
    """A decision of ZEN with the rules. ImportError: zen-engine is not installed."""

    def __init__(self, rules: Sequence[PlainRule]) -> None:
        zen: Any = importlib.import_module("zen")
        self._names = _names(rules)
        self._decision: Any = zen.ZenEngine().create_decision(json.dumps(_graph(_Writer(rules, self._names).nodes())))

    def fired(self, case: PlainCase) -> frozenset[str]:
        """The rules that fire on a case."""
        names = self._names
        held = {names[atom]: True for _, atom in case.reported if atom in names}
        held.update((names[atom], True) for atom in (*case.around, *case.ranking) if atom in names)
        result = self._decision.evaluate(held)["result"]
        return frozenset(rule for stratum in STRATA for rule in result[stratum])


def _names(rules: Sequence[PlainRule]) -> dict[str, str]:
    """By atom, a name that ZEN takes for a field."""
    asked = {premise.atom for rule in rules for branch in (*rule.branches, *rule.unless) for premise in branch}
    return {atom: f"p{number}" for number, atom in enumerate(sorted(asked))}


def _graph(nodes: Iterable[_Node]) -> dict[str, Any]:
    """Nodes in a row as a graph of decisions."""
    first, last = ({"id": name, "name": name, "type": f"{name}Node"} for name in ("input", "output"))
    row: list[_Node] = [first, *nodes, last]
    edges = [
        {"id": f"from {one['id']}", "sourceId": one["id"], "targetId": other["id"], "type": "edge"}
        for one, other in pairwise(row)
    ]
    return {"nodes": row, "edges": edges}


class _Writer:
    """Writes the tables. ``aside``: features that a rule can set aside; ``concluded``: atoms that rules conclude and ask for."""

    def __init__(self, rules: Sequence[PlainRule], names: dict[str, str]) -> None:
        self._rules, self._names = rules, names
        self._aside = {feature for rule in rules for feature in rule.sets_aside}
        self._concluded = [atom for rule in rules for atom in rule.concludes if atom in names]

    def nodes(self) -> Iterator[_Node]:
        """A table for each stratum, each followed by what it adds; at last, the rules that fired."""
        for stratum in STRATA:
            yield self._table(stratum)
            if stratum == "normalise":
                yield _expressions("settle", {"aside": "flatMap(normalise, #.aside ?? [])"}, keeps=True)
            concluded = {self._names[a]: f"'{a}' in flatMap({stratum}, #.concludes ?? [])" for a in self._concluded_in(stratum)}
            if concluded:
                yield _expressions(f"concluded in {stratum}", concluded, keeps=True)
        yield _expressions("fired", {stratum: f"map({stratum}, #.rule)" for stratum in STRATA}, keeps=False)

    def _concluded_in(self, stratum: str) -> list[str]:
        made = {atom for rule in self._rules if rule.stratum == stratum for atom in rule.concludes}
        return [atom for atom in dict.fromkeys(self._concluded) if atom in made]

    def _table(self, stratum: str) -> _Node:
        rows = [
            {
                "_id": rule.name,
                "when": self._condition(rule),
                "rule": f"'{rule.name}'",
                "concludes": json.dumps(rule.concludes) if rule.concludes else "",
                "aside": json.dumps(rule.sets_aside) if rule.sets_aside else "",
            }
            for rule in self._rules
            if rule.stratum == stratum
        ]
        content = {
            "hitPolicy": "collect",
            "passThrough": True,
            "outputPath": stratum,
            "inputs": [{"id": "when", "name": "when", "type": "expression"}],
            "outputs": [{"id": n, "name": n, "field": n, "type": "expression"} for n in ("rule", "concludes", "aside")],
            "rules": rows,
        }
        return {"id": stratum, "name": stratum, "type": "decisionTableNode", "content": content}

    def _condition(self, rule: PlainRule) -> str:
        written = self._any(rule.branches, rule.stratum)
        return f"({written}) and not ({self._any(rule.unless, rule.stratum)})" if rule.unless else written

    def _any(self, branches: Sequence[Premises], stratum: str) -> str:
        return " or ".join(f"({' and '.join(self._premise(each, stratum) for each in branch) or 'true'})" for branch in branches)

    def _premise(self, premise: PlainPremise, stratum: str) -> str:
        name = self._names[premise.atom]
        if stratum == "normalise" or premise.feature not in self._aside:
            return f"{name} == true" if premise.holds else f"{name} != true"
        held = f"({name} == true and not ('{premise.feature}' in aside))"
        return held if premise.holds else f"not {held}"


def _expressions(name: str, values: dict[str, str], *, keeps: bool) -> _Node:
    """Computed fields. ``keeps``: beside what is there already."""
    listed = [{"id": key, "key": key, "value": value} for key, value in values.items()]
    return {"id": name, "name": name, "type": "expressionNode", "content": {"passThrough": keeps, "expressions": listed}}
