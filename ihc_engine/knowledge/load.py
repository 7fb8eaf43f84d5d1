"""Finds the knowledge files, reads them and refuses them with every problem at once if they are not right."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from ihc_engine.knowledge.draft import Draft, Placed
from ihc_engine.knowledge.lines import with_lines
from ihc_engine.knowledge.lint import MEANING, TIDINESS, Check, lint, missing_examples
from ihc_engine.knowledge.model import STRATA, Knowledge
from ihc_engine.knowledge.models import Diagnosis
from ihc_engine.knowledge.problem import KnowledgeError, Problem, sort_problems
from ihc_engine.knowledge.reading import read_draft, read_texts
from ihc_engine.vocabulary.forms import with_forms
from ihc_engine.vocabulary.shipped import places_of_rules
from ihc_engine.vocabulary.vocabulary import Vocabulary


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Named = TypeVar("Named", bound=_Named)


def rules_location() -> Path:
    """The folder of the knowledge files: inside the installed package, or the top-level ``rules/`` of a checkout.

    Raises KnowledgeError if there is neither.
    """
    for folder in places_of_rules():
        if (folder / "manifest.yaml").is_file():
            return folder
    shipped, checkout = places_of_rules()
    remedy = "reinstall ihc-engine, or name the folder that holds manifest.yaml"
    message = f"no knowledge files in {shipped} or {checkout}: {remedy}"
    raise KnowledgeError([Problem("K006", "manifest.yaml", None, "", message)])


def load_knowledge(path: Path | None = None) -> Knowledge:
    """Read and check the knowledge below ``path`` (default: ``rules_location()``).

    Raises KnowledgeError with all errors of all files; warnings do not stop it (``ihc-engine rules check`` shows them).
    """
    folder = rules_location() if path is None else path
    texts, unreadable = read_texts(folder)
    return _checked(texts, unreadable, str(folder))


def knowledge_of(texts: Mapping[str, str], location: str) -> Knowledge:
    """The knowledge of files that were read elsewhere: relative name to text, as ``knowledge_texts`` gives them.

    ``location``: where they come from, in words. Raises KnowledgeError as ``load_knowledge`` does.
    """
    return _checked(texts, (), location)


def knowledge_texts(path: Path | None = None) -> dict[str, str]:
    """The texts of the knowledge below ``path`` (default: ``rules_location()``), to take them to another machine.

    Raises KnowledgeError if a file cannot be read.
    """
    texts, unreadable = read_texts(rules_location() if path is None else path)
    if unreadable:
        raise KnowledgeError(sort_problems(unreadable))
    return texts


def _checked(texts: Mapping[str, str], unreadable: Iterable[Problem], location: str) -> Knowledge:
    draft, problems = _judged(texts, MEANING)
    errors = sort_problems(problem for problem in (*unreadable, *problems) if problem.severity == "error")
    if errors:
        raise KnowledgeError(errors)
    return _assemble(draft, digest_of(texts), location)


def check_knowledge(path: Path | None = None, fixtures: Path | None = None) -> list[Problem]:
    """Every problem of the knowledge below ``path``, errors and warnings, by file and line; empty if all is well.

    ``fixtures``: folder of the rules' example cases; by default ``fixtures/rules`` beside the knowledge of a checkout.
    """
    folder = rules_location() if path is None else path
    texts, unreadable = read_texts(folder)
    draft, problems = _judged(texts, (*MEANING, *TIDINESS))
    examples = fixtures or folder.resolve().parent / "fixtures" / "rules"
    if examples.is_dir():
        problems += with_lines(missing_examples(draft, examples), texts)
    return sort_problems((*unreadable, *problems))


def _judged(texts: Mapping[str, str], checks: Iterable[Check]) -> tuple[Draft, list[Problem]]:
    draft, problems, complete = read_draft(texts)
    if complete:
        problems += with_lines(lint(draft, checks), texts)
    return draft, problems


def digest_of(texts: Mapping[str, str]) -> str:
    """``sha256:`` over names and texts; the same wherever the files lie, in whatever order, with whatever line ends."""
    digest = hashlib.sha256()
    for file in sorted(texts):
        text = texts[file].replace("\r\n", "\n").encode("utf-8")
        digest.update(f"{file}\0{len(text)}\0".encode())
        digest.update(text)
    return f"sha256:{digest.hexdigest()}"


def _assemble(draft: Draft, digest: str, location: str) -> Knowledge:
    if draft.manifest is None or draft.priors is None or draft.policy is None:
        raise KnowledgeError([Problem("K006", "manifest.yaml", None, "", "manifest, priors and policy are needed")])
    diagnoses = _by_id(draft.diagnoses)
    order = {stratum: place for place, stratum in enumerate(STRATA)}
    return Knowledge(
        manifest=draft.manifest.record,
        vocabulary=Vocabulary.build(
            markers=[p.record for p in draft.markers],
            morphology=[p.record for p in draft.morphology],
            sites=[p.record for p in draft.sites],
            clinical=[p.record for p in draft.clinical],
            molecular=[p.record for p in draft.molecular],
            languages=[with_forms(p.record) for p in draft.languages],
        ),
        sources=_by_id(draft.sources),
        diagnoses=diagnoses,
        families=_families(diagnoses.values()),
        rules=tuple(sorted((p.record for p in draft.rules), key=lambda rule: (order[rule.stratum], rule.id))),
        priors=draft.priors.record,
        policy=draft.policy.record,
        digest=digest,
        location=location,
    )


def _by_id(placed: Iterable[Placed[Named]]) -> Mapping[str, Named]:
    return MappingProxyType({p.record.id: p.record for p in sorted(placed, key=lambda p: p.record.id)})


def _families(diagnoses: Iterable[Diagnosis]) -> Mapping[str, tuple[Diagnosis, ...]]:
    families: dict[str, tuple[Diagnosis, ...]] = {}
    for diagnosis in diagnoses:
        families[diagnosis.family] = (*families.get(diagnosis.family, ()), diagnosis)
    return MappingProxyType(dict(sorted(families.items())))
