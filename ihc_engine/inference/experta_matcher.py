"""experta's matcher with two things found by index instead of by search.

experta shows every fact to every pattern, one after the other, and asks every production after every firing whether it has
become active. Here a fact is shown to the patterns that ask for one of its values, and only productions that something reached
are asked. What matches is the same; the network is built and run by experta.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ihc_engine.inference.experta_import import import_experta

_experta = import_experta()
_rete = _experta.matchers.rete
_Value = tuple[str, Any]


class _Pattern:
    """A pattern: the type of its facts, its other checks, and where a matching fact goes."""

    def __init__(self, checks: list[Any], callbacks: list[Callable[[Any], None]]) -> None:
        self.fact_type: type = next(check.fact_type for check in checks if isinstance(check, _rete.TypeCheck))
        self.checks = [check for check in checks if not isinstance(check, _rete.TypeCheck)]
        self.callbacks = callbacks

    def values(self) -> list[_Value]:
        """The plain values that the pattern asks for."""
        literal = _experta.fieldconstraint.L
        return [
            (check.what, check.how.value)
            for check in self.checks
            if isinstance(check, _rete.FeatureCheck) and isinstance(check.how, literal) and check.how.__bind__ is None
        ]

    def show(self, fact: Any, make_token: Callable[..., Any]) -> None:
        """Pass the fact on if it matches."""
        context: dict[str, Any] = {}
        for check in self.checks:
            match = check(fact)
            if not match:
                return
            if isinstance(match, Mapping):
                context.update(match)
        token = make_token(fact, context)  # every node that it reaches takes a copy
        for callback in self.callbacks:
            callback(token)


class IndexedMatcher(_rete.ReteMatcher):  # type: ignore[misc, name-defined]  # experta is untyped
    """A Rete matcher that finds patterns by value; for rules without variables shared between patterns."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nodes = _reachable(self.root_node)
        self._touched: dict[int, Any] = {}
        for node in nodes:
            node.children = [self._noting(child) for child in node.children]
        self._nodes = [node for node in nodes if not isinstance(node, _rete.FeatureTesterNode | _rete.BusNode)]
        self._conflict_sets = [node for node in nodes if isinstance(node, _rete.ConflictSetNode)]
        self._patterns = _indexed(list(_patterns(self.root_node)))

    @staticmethod
    def prepare_ruleset(engine: Any) -> set[Any]:
        """Copies of the rules, as experta makes them, without its search for alternatives: each rule is one branch."""
        rules = engine.get_rules()
        assert all(_is_one_branch(rule) for rule in rules)
        return {rule.new_conditions(*rule) for rule in rules}

    def reset(self) -> None:
        """Forget all facts, and activations that an interrupted run has left."""
        for node in self._nodes:
            node._reset()
        for node in self._conflict_sets:
            node.added, node.removed = set(), set()
        self._touched.clear()

    def changes(self, adding: Any = None, deleting: Any = None) -> tuple[list[Any], list[Any]]:
        """Activations that these facts add and remove."""
        token = _rete.nodes.Token
        for fact in deleting or ():
            self._show(fact, token.invalid)
        for fact in adding or ():
            self._show(fact, token.valid)
        changed = [node.get_activations() for node in self._touched.values()]
        self._touched.clear()
        return [a for added, _ in changed for a in added], [r for _, removed in changed for r in removed]

    def _noting(self, child: Any) -> Any:
        """The same child; if it is a production's conflict set, one that is noted whenever something reaches it."""
        if not isinstance(child.node, _rete.ConflictSetNode):
            return child
        node, callback, touched = child.node, child.callback, self._touched

        def reached(token: Any) -> None:
            touched[id(node)] = node
            callback(token)

        return child._replace(callback=reached)

    def _show(self, fact: Any, make_token: Callable[..., Any]) -> None:
        patterns = self._patterns.get(type(fact), {})
        for value in (None, *fact.items()):
            for pattern in patterns.get(value, ()):
                pattern.show(fact, make_token)


def _is_one_branch(rule: Any) -> bool:
    """Whether the rule is a fact, followed by facts and denied facts alone."""
    facts = (_experta.Fact, _experta.NOT)
    return bool(rule) and isinstance(rule[0], _experta.Fact) and all(isinstance(part, facts) for part in rule)


def _reachable(root: Any) -> list[Any]:
    """All nodes of the network, each once, in the order in which they are met."""
    found: dict[int, Any] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found[id(node)] = node
            waiting += [child.node for child in node.children]
    return list(found.values())


def _patterns(root: Any) -> Iterator[_Pattern]:
    """The patterns of the network: every chain of checks, from the root to the nodes that collect its matches."""

    def follow(node: Any, checks: list[Any]) -> Iterator[_Pattern]:
        callbacks = []
        for child in node.children:
            if isinstance(child.node, _rete.FeatureTesterNode):
                yield from follow(child.node, [*checks, child.node.matcher])
            else:
                callbacks.append(child.callback)
        if callbacks:
            yield _Pattern(checks, callbacks)

    yield from follow(root, [])


def _indexed(patterns: list[_Pattern]) -> dict[type, dict[_Value | None, list[_Pattern]]]:
    """Patterns by fact type and by the value that the fewest other patterns ask for (None: no plain value)."""
    asked = Counter((p.fact_type, value) for p in patterns for value in p.values())
    index: dict[type, dict[_Value | None, list[_Pattern]]] = {}
    for pattern in patterns:
        key = min(pattern.values(), key=lambda value: asked[pattern.fact_type, value], default=None)
        index.setdefault(pattern.fact_type, {}).setdefault(key, []).append(pattern)
    return index
