"""Which cases a proposition holds for: a truth for every row, looked up once and kept."""

from __future__ import annotations

from ihc_engine.case.findings import is_finding_kind
from ihc_engine.inference.columnar.arrays import Codes, Ints, Mask, np
from ihc_engine.inference.columnar.columns import SEXES, FindingColumns
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.states import CONTRADICTED, NOTHING
from ihc_engine.inference.semantics import Literal, Proposition


class Masks:
    """Propositions over the rows of some columns. As in a session, normalising forgets the findings that it sets aside."""

    def __init__(self, columns: FindingColumns, layout: Layout) -> None:
        self.layout = layout
        self.columns = columns
        #: [features, rows]: as reported, and after ``settle`` without what was set aside.
        self.states: Codes = columns.states
        #: [features]: whether any row says anything of each.
        self.stated: Mask = columns.stated()
        #: What holds nowhere and what holds everywhere, where that is known without looking: to be compared by ``is``.
        self.never: Mask = np.zeros(columns.rows, dtype=np.bool_)
        self.always: Mask = np.ones(columns.rows, dtype=np.bool_)
        self._known: dict[Proposition, Mask] = {}

    def holds(self, proposition: Proposition) -> Mask:
        """Rows in which a proposition holds now. Not to be written to."""
        found = self._known.get(proposition)
        if found is None:
            found = self._known[proposition] = self._looked_up(proposition)
        return found

    def of(self, literal: Literal) -> Mask:
        """Rows in which a literal holds now."""
        found = self.holds(literal.proposition)
        if literal.holds:
            return found
        return self.always if found is self.never else ~found

    def of_some(self, literal: Literal, rows: Ints) -> Mask:
        """Whether a literal holds now in these rows."""
        found: Mask = self.holds(literal.proposition)[rows]
        return found if literal.holds else ~found

    def learn(self, proposition: Proposition, rows: Mask) -> None:
        """A proposition holds in these rows, besides those in which it held already."""
        before = self._known.get(proposition)
        self._known[proposition] = rows if before is None else before | rows

    def settle(self, aside: dict[str, Mask]) -> None:
        """Forget findings in the rows in which a rule set them aside. A contradiction stays one."""
        if aside:
            self.states = self.states.copy()
        for feature, rows in aside.items():
            states = self.states[self.layout.places[feature]]
            states[rows & (states != CONTRADICTED)] = NOTHING
            for proposition in [p for p in self._known if is_finding_kind(p[0]) and p[1] == feature]:
                del self._known[proposition]

    def _looked_up(self, proposition: Proposition) -> Mask:
        kind, feature, word = proposition
        if is_finding_kind(kind):
            place = self.layout.places.get(feature)
            if place is None or not self.stated[place]:  # most of the vocabulary, in most archives
                return self.never
            # ``take`` is far quicker than []
            return np.asarray(self.layout.states.words(kind, word).take(self.states[place]), dtype=np.bool_)
        if kind == "site":
            return self.layout.within(feature)[self.columns.sites]
        if kind == "specimen":
            return np.asarray(self.columns.specimen[self.layout.specimen.index(feature)], dtype=np.bool_)
        if kind == "patient" and word in SEXES:
            return np.asarray(self.columns.sexes == SEXES.index(word), dtype=np.bool_)
        if ".." in word:
            return self._inside(feature, word)
        return self.never

    def _inside(self, name: str, word: str) -> Mask:
        low, below = word.split("..")
        ends = self.columns.measured[self.layout.measures.index(name)]
        inside: Mask = ~np.isnan(ends[0])
        if low:
            inside &= ends[0] >= float(low)
        if below:
            inside &= ends[1] < float(below)
        return inside
