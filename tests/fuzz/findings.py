"""What a fuzzer found: failures told apart, each with its shortest text."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from ihc_engine.reports.read import ReportReader
from tests.reports.invariants import broken, misplaced

#: Seconds of processor time that reading one text may take; texts are a few kilobytes at most.
LIMIT = 2.0
#: Every so many inputs a text is read again and with blank lines before it; the others are read once.
AGAIN = 4
_SECONDS_TO_SHORTEN = 20.0
_PACKAGE = "ihc_engine"


def failure(reader: ReportReader, text: str, *, again: bool = True) -> str | None:
    """What goes wrong with this text, in words that are the same for the same failure; None if nothing does.

    ``again``: read it more than once, to see whether it is always read alike.
    """
    started = time.process_time()
    try:
        problems = broken(reader, text) if again else list(misplaced(reader.read(text)))
        if time.process_time() - started > LIMIT:  # once, a collection of garbage among all that is remembered may be the cause
            started = time.process_time()
            reader.read(text)
    except Exception as error:  # whatever it is, it is the finding
        frames = [f for f in traceback.extract_tb(error.__traceback__) if _PACKAGE in f.filename]
        place = f"{frames[-1].filename.rpartition('/')[2]}: {frames[-1].name}" if frames else "outside"
        return f"{type(error).__name__} in {place}"
    if time.process_time() - started > LIMIT:
        return f"more than {LIMIT:g} s"
    return _kind(problems[0]) if problems else None


def _kind(problem: str) -> str:
    """A problem without the words and numbers of its text."""
    return "a span that is not its text" if "said to be at" in problem else problem


@dataclass
class Findings:
    """Counts inputs and keeps the shortest text of each failure."""

    reader: ReportReader
    inputs: int = 0
    characters: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def try_out(self, text: str) -> None:
        """Read one text and note what fails."""
        self.inputs += 1
        self.characters += len(text)
        said = failure(self.reader, text, again=self.inputs % AGAIN == 0)
        if said is not None:
            self.counts[said] = self.counts.get(said, 0) + 1
            known = self.failures.get(said)
            if known is None:  # a run may be cut short
                print(f"{said}: {text!r}", flush=True)
            if known is None or len(text) < len(known):
                self.failures[said] = text

    def summary(self) -> str:
        """What was tried, and each failure with a text as short as could be made."""
        lines = [f"{self.inputs:,} inputs, {self.characters:,} characters, {len(self.failures)} kinds of failure"]
        for said, text in sorted(self.failures.items()):
            short = shortened(text, lambda part, said=said: failure(self.reader, part) == said)  # type: ignore[misc]
            lines.append(f"{self.counts[said]:,} times: {said}\n    {short!r}")
        return "\n".join(lines)


def shortened(text: str, fails: Callable[[str], bool], seconds: float = _SECONDS_TO_SHORTEN) -> str:
    """The text without what is not needed for it to fail: halves, quarters, ... single characters are left out in turn."""
    until = time.perf_counter() + seconds
    size = max(1, len(text) // 2)
    while size:
        at = 0
        while at < len(text) and time.perf_counter() < until:
            without = text[:at] + text[at + size :]
            if fails(without):
                text = without
            else:
                at += size
        size //= 2
    return text
