"""Words of reports: no phrase of a result states two things, and the forms that phrases ask for are there."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.problem import Remark, did_you_mean
from ihc_engine.vocabulary.forms import forms_before, phrases_with_places, unknown_forms
from ihc_engine.vocabulary.language import Language
from ihc_engine.vocabulary.result_words import Statement, phrases_of


def check_phrases(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K407: structured results are read with the words of all languages at once, so that a phrase states one thing in all."""
    first: dict[str, tuple[Statement, str]] = {}
    for placed in draft.languages:
        if any(_unknown(placed.record)):
            continue  # said by K408
        for phrase, statement, path in phrases_of(placed.record):
            before, file = first.setdefault(phrase, (statement, placed.file))
            if before != statement:
                where = "in this file" if file == placed.file else f"in {file}"
                message = f"{phrase!r} would state {_shown(statement)}, and states {_shown(before)} {where}: keep one of the two"
                yield Remark("K407", placed.file, (*placed.path, *path), message)


def check_forms(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K408: a list of forms stands in the same file, and before the lists that ask for it."""
    for placed in draft.languages:
        for name, path in _unknown(placed.record):
            known = forms_before(path, placed.record)
            remedy = did_you_mean(name, known) or "; list them under `forms`, before the lists that ask for them"
            yield Remark("K408", placed.file, (*placed.path, *path), f"no forms {name!r} in {placed.record.name}{remedy}")


def _unknown(language: Language) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if "<" not in language.model_dump_json():
        return  # most languages ask for no forms, and have thousands of phrases
    for phrase, path in phrases_with_places(language):
        for name in unknown_forms(phrase, forms_before(path, language)):
            yield name, path


def _shown(statement: Statement) -> str:
    subject, value = statement
    return f"{subject} {value!r}" if value else "nothing (filler)"
