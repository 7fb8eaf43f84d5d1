"""Numbers change only where cases that were not fitted say so; policy.yaml keeps everything else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from ihc_engine import Knowledge
from ihc_engine.cli.app import app
from ihc_engine.validation.cases import LabelledCase, read_cases
from ihc_engine.validation.fitting import Fit, fit, fit_text, fitted_policy
from ihc_engine.validation.fitting.losses import Losses
from ihc_engine.validation.fitting.numbers import NUMBERS, Number, values_of, with_values
from ihc_engine.validation.fitting.report import provenance
from ihc_engine.validation.fitting.search import best_values
from ihc_engine.validation.measuring import measure
from ihc_engine.validation.methods import EngineMethod
from ihc_engine.validation.scores import log_loss
from tests.kept import interpreter_of
from tests.validation.conftest import PUBLISHED

SHARPNESS = next(number for number in NUMBERS if number.name == "sharpness")
FEW = [number for number in NUMBERS if number.name in ("sharpness", "prior_n", "site_weight")]
POLICY = """# What the file is.
# More of it.
weighing:
  dependence: 0.4                # rho
  group_dependence: {grade: 0.7}
  sharpness: 1.5
prior:
  other: 3    # none of these
"""


@pytest.fixture(scope="module")
def some(published: list[str], shipped: Knowledge) -> list[LabelledCase]:
    return [row for row in read_cases(published[::13], shipped) if isinstance(row, LabelledCase)]


@pytest.fixture(scope="module")
def losses(some: list[LabelledCase], shipped: Knowledge) -> Losses:
    return Losses(some, shipped)


@pytest.fixture(scope="module")
def proposal(some: list[LabelledCase], shipped: Knowledge) -> Fit:
    return fit(some, shipped, number_of_folds=2, numbers=FEW)


def test_losses_are_those_of_the_engine(some: list[LabelledCase], losses: Losses, shipped: Knowledge) -> None:
    engine = [log_loss(m.truth_probability) for m in measure(some, EngineMethod(interpreter_of(shipped)))]
    assert list(losses.of(values_of(shipped.policy))) == engine


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.key)
def test_every_number_changes_what_is_forecast_as_a_fresh_reading_of_it_would(
    number: Number, some: list[LabelledCase], losses: Losses, shipped: Knowledge
) -> None:
    """Modelled frequencies are shared between values; here they are not."""
    values = {**values_of(shipped.policy), number.key: max(number.grid, key=lambda v: abs(v - number.of(shipped.policy)))}
    alone = Losses(some[:3], shipped)
    assert losses.of(values)[:3] == alone.of(values)
    assert number.of(with_values(shipped.policy, values)) == values[number.key]


def test_a_value_outside_its_range_is_refused(shipped: Knowledge) -> None:
    with pytest.raises(ValueError, match="dependence"):
        with_values(shipped.policy, {**values_of(shipped.policy), "weighing.dependence": 1.5})


def test_a_number_that_forecasts_far_too_hesitantly_moves_and_one_that_is_not_asked_for_stays(
    losses: Losses, shipped: Knowledge
) -> None:
    start = {**values_of(shipped.policy), "weighing.sharpness": 0.3}
    found = best_values(losses, start, [SHARPNESS], range(len(losses.cases)))
    assert found["weighing.sharpness"] > 0.3
    assert {key: value for key, value in found.items() if key != "weighing.sharpness"} == {
        key: value for key, value in start.items() if key != "weighing.sharpness"
    }
    assert sum(losses.of(found)) < sum(losses.of(start))


def test_a_number_is_proposed_only_beyond_chance(proposal: Fit) -> None:
    assert [number.key for number in proposal.numbers] == [number.key for number in FEW]
    for number in proposal.numbers:
        assert not number.changed or number.gain.low > 0
    if not any(number.changed for number in proposal.numbers):
        assert proposal.gain is None
        assert proposal.present.scores == proposal.in_sample.scores == proposal.out_of_fold.scores


def test_a_start_far_off_is_left_and_the_gain_is_that_of_the_figures(some: list[LabelledCase], shipped: Knowledge) -> None:
    found = fit(some, shipped, number_of_folds=3, start={"weighing.sharpness": 0.3}, numbers=FEW)
    changed = {number.key: number for number in found.numbers if number.changed}
    assert changed["weighing.sharpness"].present == 0.3
    assert changed["weighing.sharpness"].proposed > 0.3
    before, after = found.present.scores.log_loss, found.out_of_fold.scores.log_loss
    assert found.gain is not None
    assert before is not None
    assert after is not None
    assert found.gain.mean == pytest.approx(before - after, abs=2e-6)


def test_the_same_cases_give_the_same_proposal(some: list[LabelledCase], shipped: Knowledge, proposal: Fit) -> None:
    assert fit(some, shipped, number_of_folds=2, numbers=FEW) == proposal


def test_an_unknown_number_is_refused(some: list[LabelledCase], shipped: Knowledge) -> None:
    with pytest.raises(ValueError, match=r"weighing\.icc: no number that is fitted"):
        fit(some, shipped, start={"weighing.icc": 0.1})


def test_policy_keeps_comments_and_order_and_changes_its_values_only() -> None:
    text = fitted_policy(POLICY, {"weighing.dependence": 0.25, "prior.other": 12, "weighing.sharpness": 1.4}, ["when", "how"])
    assert text.splitlines() == [
        "# What the file is.",
        "# More of it.",
        "# Fitted by ihc-engine fit:",
        "#   when",
        "#   how",
        "weighing:",
        "  dependence: 0.25               # rho",
        "  group_dependence: {grade: 0.7}",
        "  sharpness: 1.4",
        "prior:",
        "  other: 12   # none of these",
    ]


def test_the_provenance_of_an_earlier_fit_is_replaced() -> None:
    once = fitted_policy(POLICY, {"prior.other": 2}, ["first", "more of it"])
    twice = fitted_policy(once, {"prior.other": 3}, ["second"])
    assert "first" not in twice
    assert twice == fitted_policy(POLICY, {"prior.other": 3}, ["second"])


def test_a_number_without_a_line_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match=r"weighing\.other has no line of its own"):
        fitted_policy(POLICY, {"weighing.other": 1}, [])


def test_every_number_has_a_line_in_the_shipped_policy(shipped: Knowledge) -> None:
    text = (Path(shipped.location) / "policy.yaml").read_text(encoding="utf-8")
    values = {number.key: number.grid[0] for number in NUMBERS}
    changed = yaml.safe_load(fitted_policy(text, values, []))
    for number in NUMBERS:
        assert changed[number.section][number.name] == number.grid[0]
        changed[number.section][number.name] = number.of(shipped.policy)
    assert changed == yaml.safe_load(text), "nothing else has changed"


def test_the_text_and_the_provenance_name_every_figure(proposal: Fit) -> None:
    text = fit_text(proposal)
    assert all(number.key in text for number in FEW)
    said = provenance(proposal, date="2026-01-01", command="ihc-engine fit x", cases="sha256:c", knowledge="sha256:k")
    assert said[0] == "2026-01-01: ihc-engine fit x"
    assert "sha256:c" in said[1]
    assert "sha256:k" in said[1]
    assert [line.split(":")[0] for line in said[-3:]] == [
        f.name for f in (proposal.present, proposal.in_sample, proposal.out_of_fold)
    ]


def test_the_command_writes_a_policy_that_can_be_read_and_leaves_the_knowledge_alone(tmp_path: Path, shipped: Knowledge) -> None:
    rows, written = tmp_path / "rows.jsonl", tmp_path / "policy.yaml"
    rows.write_text("\n".join(PUBLISHED.read_text(encoding="utf-8").splitlines()[::26]), encoding="utf-8")
    before = (Path(shipped.location) / "policy.yaml").read_bytes()
    done = CliRunner().invoke(app, ["fit", str(rows), "--folds", "2", "--number", "prior.other", "-o", str(written)])
    assert done.exit_code == 0, done.output
    assert "Numbers" in done.stdout
    text = written.read_text(encoding="utf-8")
    assert "# Fitted by ihc-engine fit:" in text
    assert str(tmp_path) not in text
    assert set(yaml.safe_load(text)) == set(yaml.safe_load(before))
    assert (Path(shipped.location) / "policy.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--start", "weighing.sharpness"], "KEY=VALUE"),
        (["--start", "weighing.icc=1"], "no number that is fitted"),
        (["--number", "prior.base"], "no number that is fitted"),
        (["--folds", "1"], "at least 2"),
    ],
)
def test_the_command_says_what_is_wrong_with_its_options(tmp_path: Path, arguments: list[str], said: str) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"diagnosis": "gist", "markers": {"CD117": "+"}}', encoding="utf-8")
    done = CliRunner().invoke(app, ["fit", str(rows), *arguments])
    assert done.exit_code == 2
    assert said in done.stderr


def test_the_command_refuses_rows_that_cannot_be_read(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"diagnosis": "no such", "markers": {}}', encoding="utf-8")
    done = CliRunner().invoke(app, ["fit", str(rows)])
    assert done.exit_code == 2
    assert "line 1" in done.stderr
