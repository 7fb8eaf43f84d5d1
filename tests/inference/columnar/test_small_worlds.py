"""The engines agree whatever the rules: random knowledge bases, a few random cases each."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from tests.inference.columnar.equality import differences
from tests.inference.columnar.small_worlds import cases, worlds

some = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=40, derandomize=True)


@some
@given(data=st.data())
def test_both_engines_give_the_same_answers(knowledge: Knowledge, data: st.DataObject) -> None:
    world, panels = data.draw(worlds(knowledge.policy)), data.draw(st.lists(cases(), min_size=3, max_size=8))
    reference, columnar = Interpreter(world), ColumnarInterpreter(world)
    readings = [reference.read(case) for case in panels]
    assert list(differences(reference, columnar, readings)) == []
