"""Runs the checks over a draft of the knowledge. Which checks there are stands here, what they mean in ``codes.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ihc_engine.knowledge.checks import counting, evidence, files, names, rules, sources, texts, vocabulary, words
from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.known import Known, known_names
from ihc_engine.knowledge.problem import Remark

Check = Callable[[Draft, Known], Iterator[Remark]]

#: Checks that say whether the knowledge means what it should; they run whenever it is loaded.
MEANING: tuple[Check, ...] = (
    files.check_file_names,
    files.check_ids,
    files.check_core,
    names.check_rule_names,
    names.check_diagnosis_names,
    names.check_prior_names,
    names.check_word_names,
    sources.check_citations,
    sources.check_identifiers,
    evidence.check_rows,
    evidence.check_cells,
    evidence.check_shares,
    evidence.check_priors,
    vocabulary.check_spellings,
    vocabulary.check_links,
    vocabulary.check_site_graph,
    vocabulary.check_implications,
    vocabulary.check_marker_fields,
    words.check_forms,
    words.check_phrases,
    rules.check_conditions,
    rules.check_strata,
    rules.check_effects,
    rules.check_criteria,
    counting.check_counted_once,
    counting.check_replacing,
)
#: Checks of tidiness, which cost more and concern only those who edit the files.
TIDINESS: tuple[Check, ...] = (files.check_key_order, sources.check_unused, texts.check_texts)
#: Checks that fail when a cited source is not there.
CITATIONS: tuple[Check, ...] = (sources.check_citations,)


def lint(draft: Draft, checks: Iterable[Check] = MEANING) -> list[Remark]:
    """Everything that the checks find, in the order of the checks."""
    known = known_names(draft)
    return [remark for check in checks for remark in check(draft, known)]


def missing_examples(draft: Draft, fixtures: Path) -> list[Remark]:
    """K517: example cases of rules that are not in the folder ``fixtures``, or serve as firing and silent at once."""
    remarks = []
    for placed in draft.rules:
        examples = placed.record.examples
        for name, cases in (("fires", examples.fires), ("silent", examples.silent)):
            for index, case in enumerate(cases):
                path = ("examples", name, index)
                if not (fixtures / case).is_file():
                    message = f"no example case {case!r} in {fixtures.name}/: write it, or correct the name"
                    remarks.append(Remark("K517", placed.file, path, message))
                if name == "silent" and case in examples.fires:
                    message = f"{case!r} cannot both fire the rule and leave it silent"
                    remarks.append(Remark("K517", placed.file, path, message))
    return remarks
