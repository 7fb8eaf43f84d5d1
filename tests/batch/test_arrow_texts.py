"""Texts of a table are answered as columns, byte for byte as each is answered alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from ihc_engine.batch import InputRow
from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.kernel import Kernel
from ihc_engine.batch.row import TraceDepth
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import Part, ReportReading
from tests.batch.test_arrow_kernel import reference, rows_of

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
#: What each kind of row says, and what nobody should write.
ODD = (
    None,
    "",
    " \n ",
    "nothing of any stain",
    "Desmin is positive. Desmin is negative. S100: purple. Zzq: +++",
    "Specimen A: SMA positive, desmin positive.\nSpecimen B: CD34 positive.",
    "Age 640 years. SMA is positive in 140 % of cells.",
    "Vascular invasion is absent. Vascular invasion is present. Capsule. No capsule. SMA: +.",
    "Mild atypia, severe atypia, no atypia; low grade, high grade. Necrosis involves 40 %, no necrosis. S100 +",
    "PSA and PSAP are positive, CD20 is positive, CD3 is negative, OCT3/4 +, PLAP -, SOX10 in sustentacular cells.",
    "=1+1 +cmd; NSE is positive; clusterin positive; \U0001f52c SMA ä +.",
    "x" * 1_000_001,
)


def reports() -> list[str]:
    lines = [line for name in ("english", "other_languages") for line in (REPORTS / f"{name}.jsonl").read_text().splitlines()]
    return [json.loads(line)["text"] for line in lines]


def mixed(seed: int, rows: int) -> list[str | None]:
    """Reports of sentences from several, as they are and as nobody wrote them, with odd ones among them."""
    random, known = Random(seed), reports()
    lines = [line for text in known for line in text.replace(". ", ".\n").splitlines()]

    def text() -> str | None:
        chance = random.random()
        if chance < 0.1:
            return random.choice(ODD)
        return random.choice(known) if chance < 0.4 else "\n".join(random.choices(lines, k=random.randint(1, 14)))

    return [text() for _ in range(rows)]


@pytest.mark.parametrize("trace", ["none", "fired"])
def test_answers_are_those_of_the_reference_engine(
    knowledge: Knowledge, interpreter: Interpreter, trace: TraceDepth, caplog: pytest.LogCaptureFixture
) -> None:
    texts = [*ODD, *mixed(1, 90)]
    batch = pa.record_batch({"id": [f"t{n}" for n in range(len(texts))], "text": texts})
    found = ArrowKernel(knowledge, "site", trace).score(batch)
    assert caplog.text == "", "the columns have not failed"
    assert found.equals(reference(interpreter, rows_of(batch), trace), check_metadata=True)


def test_traces_of_texts_are_those_of_the_reference_engine(knowledge: Knowledge, interpreter: Interpreter) -> None:
    batch = pa.record_batch({"id": [f"t{n}" for n in range(24)], "text": [*ODD, *mixed(5, 12)]})
    assert ArrowKernel(knowledge, "site", "full").score(batch).equals(reference(interpreter, rows_of(batch), "full"))


def test_few_texts_are_answered_row_by_row(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one: list[InputRow] = []
    answers = Kernel.answers

    def spied(kernel: Kernel, rows: Sequence[InputRow]) -> Iterator[dict[str, Any]]:
        one_by_one.extend(rows)
        return answers(kernel, rows)

    monkeypatch.setattr(Kernel, "answers", spied)
    texts = reports()[::3]
    assert ArrowKernel(knowledge).score(pa.record_batch({"text": texts})).num_rows == len(texts)
    assert len(one_by_one) < len(texts) / 10


def test_texts_beside_rows_of_cells_keep_their_places(knowledge: Knowledge, interpreter: Interpreter) -> None:
    random, texts = Random(3), mixed(2, 60)
    columns: dict[str, Any] = {
        "case_id": [random.choice(("a", " padded ", None, f"c{n}")) for n in range(60)],
        "text": [text if random.random() < 0.5 else None for text in texts],
        "site": random.choices(("stomach", "nowhere", None, None), k=60),
        "marker.SMA": random.choices(("+", "140 %", None, None, None), k=60),
    }
    batch = pa.record_batch(columns)
    assert ArrowKernel(knowledge).score(batch).equals(reference(interpreter, rows_of(batch)), check_metadata=True)


class Remarking:
    """Reads every report as the same case, with remarks."""

    def read(self, text: str) -> ReportReading:
        part = Part(None, 0, len(text), {"markers": {"SMA": "+", "NSE": "+"}})
        return ReportReading(text, "en", (part,), part, remarks=("one remark", "one more: =1+1 \ud800"))


def test_remarks_of_a_reading_are_told(knowledge: Knowledge) -> None:
    batch = pa.record_batch({"text": ["SMA and NSE: +", "the same"]})
    single = Kernel(knowledge, reader=Remarking())
    found = ArrowKernel(knowledge, kernel=single).score(batch).to_pylist()
    rows = single.score(rows_of(batch))
    assert [row["remarks"] for row in found] == ["one remark; one more: =1+1 \\ud800"] * 2
    assert [row["alerts"] for row in found] == [row["alerts"] for row in rows]
    assert rows[0]["alerts"].count("report_remark") == 2
