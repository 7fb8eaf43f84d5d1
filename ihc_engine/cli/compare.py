"""``batch --compare OLD``: the new answers beside those of an earlier run."""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from ihc_engine.batch import check_ending
from ihc_engine.batch.made_with import prior_words, priors_of
from ihc_engine.cli.archive import STREAM, check_places, rows_of, usable_table
from ihc_engine.cli.change_table import change_table
from ihc_engine.cli.failure import fail, knowledge_folder
from ihc_engine.comparison import (
    CaseChange,
    Explanations,
    Matching,
    compare_knowledge,
    compare_outputs,
    count_lines,
    kept_answers,
)
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge


@dataclass(frozen=True, slots=True)
class Places:
    """``old``: the earlier output; ``knowledge``: the folder that it was made with, if at hand; ``changes``: what is written."""

    old: Path
    knowledge: Path | None
    changes: Path


def compare_places(old: Path | None, knowledge: Path | None, changes: Path | None, source: Path, output: Path) -> Places | None:
    """Where a comparison reads and writes; None if there is none. Exit code 2 for places that do not go together."""
    if old is None:
        if knowledge is not None or changes is not None:
            raise fail("--compare-knowledge and --changes go with --compare OLD, an earlier output over the same archive")
        return None
    if STREAM in (source, output, old):
        raise fail("--compare needs files or folders: INPUT is read again to explain what changed, and OUTPUT to compare it")
    found = Places(old, knowledge, changes or output.with_name(f"{output.stem}.changes{output.suffix}"))
    check_places(source, found.changes)
    if source.is_dir() and source.resolve() in old.resolve().parents:
        raise fail(f"--compare {old}: lies in the folder that is read, {source}; move the old answers out of it")
    if old.resolve() == output.resolve():
        raise fail("--compare names the output itself; give the new answers another name, so that the old ones stay")
    if found.changes.resolve() in (output.resolve(), old.resolve()):
        raise fail("--changes names the old or the new answers; name another file")
    with usable_table(found.changes):
        check_ending(found.changes)
    return found


@contextmanager
def earlier_answers(places: Places | None, knowledge: Knowledge) -> Iterator[Comparison | None]:
    """The earlier answers, read before anything is scored, so that hours are not spent beside a file that is none."""
    if places is None:
        yield None
        return
    with Matching() as matching, usable_table(places.old):
        matching.add_old(kept_answers(places.old))
        yield Comparison(places, matching, knowledge, _old_knowledge(places, matching), priors_of(places.old))


def _old_knowledge(places: Places, matching: Matching) -> Knowledge | None:
    if places.knowledge is None:
        return None
    old = load_knowledge(knowledge_folder(places.knowledge, "--compare-knowledge"))
    if set(matching.digests) - {old.digest}:
        made = ", ".join(f"{version} {digest}" for digest, version in matching.digests.items())
        raise fail(
            f"--compare-knowledge {places.knowledge}: holds {old.manifest.version} {old.digest}, but {places.old} was made with "
            f"{made}; name the folder that it was made with"
        )
    return old


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier output, ready to be compared. ``priors``: the pre-test odds that it was made with; None where it keeps none."""

    places: Places
    matching: Matching
    knowledge: Knowledge
    old: Knowledge | None
    priors: Set[str | None]

    def finish(self, source: Path, output: Path, prior: Prior) -> None:
        """Compare, write the changed cases, and say how many there are."""
        diff = None if self.old is None else compare_knowledge(self.old, self.knowledge)
        before = None if self.old is None else Interpreter(self.old)
        explanations = Explanations(Interpreter(self.knowledge), prior, before, diff)
        other_odds = self._other_odds(prior)
        with change_table(self.places.changes) as keep:

            def take(change: CaseChange) -> None:
                keep(change if other_odds is None else change.with_remark(other_odds))

            with usable_table(source):
                count = compare_outputs(self.matching, output, rows_of(source), explanations, take)
        typer.echo(f"compared with {self.places.old}:", err=True)
        for line in [*self._knowledge_lines(), *self._odds_lines(prior), *count_lines(count)]:
            typer.echo(f"  {line}", err=True)
        typer.echo(f"  changed cases: {self.places.changes}", err=True)

    def _knowledge_lines(self) -> Iterator[str]:
        now = f"{self.knowledge.manifest.version} {self.knowledge.digest}"
        before = [f"{version} {digest}" for digest, version in self.matching.digests.items()]
        if not before:
            yield f"knowledge before: not told by any row; now: {now}"
        elif before == [now]:
            yield f"the same knowledge, {now}: nothing can have changed by knowledge;"
            yield "what differs comes from the input, the options or the version of the program"
        else:
            yield f"knowledge before: {', '.join(before)}"
            yield f"knowledge now: {now}"
            if self.old is None and not self.matching.keeps_whole:
                yield "changes are told by the new knowledge alone; --compare-knowledge FOLDER tells what moved them"

    def _other_odds(self, prior: Prior) -> str | None:
        """Why no change may be laid to the knowledge alone; None where the odds are the same, or unknown."""
        before, now = sorted(self.priors - {None, prior_words(prior)}, key=str), prior_words(prior)
        return f"other pre-test odds: {', '.join(map(str, before))} before, {now} now" if before else None

    def _odds_lines(self, prior: Prior) -> Iterator[str]:
        now = prior_words(prior)
        if self._other_odds(prior) is not None:
            before = ", ".join(sorted(map(str, self.priors - {None})))
            yield f"OTHER PRE-TEST ODDS: before --prior {before}, now --prior {now}; the odds alone may have changed cases:"
            yield "score the archive with the same --prior as before to see what the knowledge changes"
        if None in self.priors:
            yield f"pre-test odds before: not kept (Parquet keeps them); now: --prior {now}; see that they are the same"
