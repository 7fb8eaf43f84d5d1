"""Both engines on many random cases: ``python -m tests.inference.columnar.equivalence [CASES] [SEED]``.

Compares arrays and traces of all cases and the full answer of every tenth, and prints what the cases cover. Exit code 1 if the
engines differ.
"""

from __future__ import annotations

import sys
from collections import Counter

from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge
from tests.inference.columnar.cases import random_cases
from tests.inference.columnar.equality import differences

#: Most cases as archives are scored, some under other pre-test odds.
PRIORS: tuple[Prior, ...] = ("site", "site", "site", "uniform", {"gist": 5, "schwannoma": 2, "other": 1})
_AT_ONCE = 500
#: Traces are compared of all cases, and the full answer, which costs most, of one in so many.
_FULL = 10


def main(count: int, seed: int) -> int:
    """Compare; the number of differences."""
    knowledge = load_knowledge()
    reference, columnar = Interpreter(knowledge), ColumnarInterpreter(knowledge)
    covered: dict[str, Counter[str]] = {"outcomes": Counter(), "reasons": Counter(), "leaders": Counter(), "rules": Counter()}
    found = 0
    for number, first in enumerate(range(0, count, _AT_ONCE)):
        cases = random_cases(knowledge, seed + number, min(_AT_ONCE, count - first))
        readings = [reference.read(case) for case in cases]
        prior = PRIORS[number % len(PRIORS)]
        for difference in differences(reference, columnar, readings, prior, every=_FULL):
            found += 1
            print(difference[:600], file=sys.stderr)
        result = columnar.score(readings, prior=prior)
        for row in range(len(result)):
            covered["outcomes"].update([result.outcome(row)])
            covered["leaders"].update([result.leader(row)])
            covered["reasons"].update(result.reason_codes(row))
            covered["rules"].update(result.fired_rules(row))
        print(f"{first + len(readings)} cases compared, {found} differences", flush=True)
    silent = sorted({rule.id for rule in knowledge.rules} - set(covered["rules"]))
    print(f"outcomes: {dict(covered['outcomes'])}; reasons: {dict(covered['reasons'])}")
    print(f"leaders: {len(covered['leaders'])}; rules that fired: {len(covered['rules'])}; never: {', '.join(silent) or 'none'}")
    return found


if __name__ == "__main__":
    cases, start = (int(word) for word in (*sys.argv[1:3], *("20000", "1")[len(sys.argv) - 1 :]))
    sys.exit(1 if main(cases, start) else 0)
