"""Commands run in this process, by the entry point of ``ihc-engine``.

A fresh process spends seconds on modules, knowledge and words before it does what it was asked for; here they are there already.
"""

from __future__ import annotations

import io
import os
import pkgutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager, nullcontext, redirect_stderr, redirect_stdout
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

import ihc_engine.cli
from ihc_engine.case.findings import CaseReading
from ihc_engine.cli.entry import main
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.methods import EngineMethod, Forecast
from tests.kept import columnar_of, interpreter_of, loaded, reader_of

#: What measures the knowledge as it is; what changes it before it measures makes its own rules ready.
_MEASURING = ("ihc_engine.validation.evaluation", "ihc_engine.validation.ablation", "ihc_engine.validation.report_evaluation")
#: What answers archives by either engine.
_ANSWERING = ("ihc_engine.batch.engines", "ihc_engine.batch.kernel")
_KEPT = {
    "load_knowledge": loaded,
    "Interpreter": interpreter_of,
    "ColumnarInterpreter": columnar_of,
    "ReportReader": reader_of,
}


@contextmanager
def warm() -> Iterator[None]:
    """While this lasts, commands use the knowledge, rules and words that are kept."""
    commands = [found.name for found in pkgutil.iter_modules(ihc_engine.cli.__path__, "ihc_engine.cli.")]
    with ExitStack() as patches:
        # to look for garbage before an archive pays in a process of its own; in this one it goes through all that tests keep
        patches.enter_context(patch("ihc_engine.cli.batch._settled", nullcontext))
        patches.enter_context(patch("ihc_engine.interpretation.interpret._interpreter", _interpreter))
        for module in map(import_module, ("ihc_engine", *commands, *_MEASURING, *_ANSWERING)):
            for name in _KEPT.keys() & vars(module).keys():
                patches.enter_context(patch.object(module, name, _KEPT[name]))
        yield


def _interpreter(knowledge: Knowledge | None) -> Interpreter:
    """What ``interpret`` uses."""
    return interpreter_of(loaded() if knowledge is None else knowledge)


class _Method(EngineMethod):
    """The engine, which forecasts each of the published cases once, however many pages measure them."""

    def forecast(self, reading: CaseReading) -> Forecast:
        """Probabilities for one case."""
        if not isinstance(self._prior, str):
            return super().forecast(reading)
        return _forecast(self._interpreter, self._prior, reading)


@lru_cache(200)
def _forecast(interpreter: Interpreter, prior: Prior, reading: CaseReading) -> Forecast:
    return EngineMethod(interpreter, prior).forecast(reading)


def called(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[int, bytes]:
    """Exit code of ``ihc-engine`` with these words in a folder, and what a terminal would show: both streams in one."""
    shown, code = io.BytesIO(), None
    stream = io.TextIOWrapper(shown, encoding="utf-8", write_through=True)
    with (
        warm(),
        patch("ihc_engine.validation.evaluation.EngineMethod", _Method),  # for pages; tests of measuring measure each time
        chdir(folder),
        patch.dict(os.environ, environment, clear=True),
        patch.object(sys, "argv", ["ihc-engine", *words]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8")),
        redirect_stdout(stream),
        redirect_stderr(stream),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    return (code if isinstance(code, int) else int(code is not None)), shown.getvalue()
