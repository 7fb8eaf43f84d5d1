"""Reads the files of a knowledge folder into a draft: which file holds which records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel

from ihc_engine.knowledge.draft import Draft, Placed
from ihc_engine.knowledge.lines import with_lines
from ihc_engine.knowledge.models import Diagnosis, Manifest, Priors, Rule, Source
from ihc_engine.knowledge.policy import Policy
from ihc_engine.knowledge.problem import Path, Problem, Remark, sort_problems
from ihc_engine.knowledge.shape import Misfit, fit
from ihc_engine.knowledge.yaml_source import Document, Value, read_yaml
from ihc_engine.vocabulary.language import Language
from ihc_engine.vocabulary.models import Clinical, Marker, Molecular, Morphology, Site

Model = TypeVar("Model", bound=BaseModel)

#: Files that hold one record.
SINGLE_FILES: Mapping[str, type[BaseModel]] = {"manifest.yaml": Manifest, "priors.yaml": Priors, "policy.yaml": Policy}
#: Files that hold a list of records.
LIST_FILES: Mapping[str, type[BaseModel]] = {
    "sources.yaml": Source,
    "vocabulary/markers.yaml": Marker,
    "vocabulary/morphology.yaml": Morphology,
    "vocabulary/sites.yaml": Site,
    "vocabulary/clinical.yaml": Clinical,
    "vocabulary/molecular.yaml": Molecular,
}
#: Folders that hold one record a file.
FOLDERS: Mapping[str, type[BaseModel]] = {"diagnoses/": Diagnosis, "reasoning/": Rule, "reading/": Language}
#: Folders whose files belong to the knowledge (and its digest) and are read by other rooms.
ELSEWHERE = ("risk/",)


def model_of(file: str) -> type[BaseModel] | None:
    """The record that a file holds, or holds a list of; None for files of other rooms."""
    if file in SINGLE_FILES or file in LIST_FILES:
        return SINGLE_FILES.get(file) or LIST_FILES.get(file)
    return next((model for folder, model in FOLDERS.items() if file.startswith(folder)), None)


def read_texts(folder: FilePath) -> tuple[dict[str, str], list[Problem]]:
    """All YAML files below a folder: relative name to text with ``\\n`` line ends, in the order of names."""
    texts: dict[str, str] = {}
    problems = []
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml")}
    for name in sorted(names):
        try:
            text = names[name].read_bytes().decode("utf-8")
        except (UnicodeDecodeError, OSError) as error:
            problems.append(Problem("K001", name, None, "", f"not readable as UTF-8 text: {error}"))
            continue
        texts[name] = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return texts, problems


def read_draft(texts: Mapping[str, str]) -> tuple[Draft, list[Problem], bool]:
    """Records of all files, the problems of form, and whether all files were readable (references are judged only then)."""
    reading = _Reading(texts)
    for file in texts:
        reading.read(file)
    problems = list(reading.problems)
    for file in (*SINGLE_FILES, *LIST_FILES):
        if file not in texts:
            problems.append(Problem("K006", file, None, "", "the file is missing: add it"))
    complete = not any(problem.code in ("K001", "K003", "K004", "K006") for problem in problems)
    return reading.draft(), sort_problems([*problems, *with_lines(reading.remarks, texts)]), complete


@dataclass
class _Reading:
    texts: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    placed: dict[type[BaseModel], list[Placed[BaseModel]]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def read(self, file: str) -> None:
        if file.startswith(ELSEWHERE):
            return
        model = model_of(file)
        if model is None:
            self.remarks.append(Remark("K006", file, (), f"no such file belongs to the knowledge{_where_files_go()}"))
            return
        document = read_yaml(file, self.texts[file])
        self.problems.extend(document.problems)
        if document.data is None:
            self.broken.add(FilePath(file).stem)
            return
        for path, data in self._records(document):
            self._fit(model, file, path, data)

    def _records(self, document: Document) -> Iterator[tuple[Path, Value]]:
        if document.file not in LIST_FILES:
            yield (), document.data
        elif isinstance(document.data, tuple):
            yield from (((index,), item) for index, item in enumerate(document.data))
        else:
            self.remarks.append(Remark("K012", document.file, (), "must be a list: start every entry with '- '"))
            self.broken.update(_strings(document.data))

    def _fit(self, model: type[BaseModel], file: str, path: Path, data: Value) -> None:
        record, misfits = fit(model, data, path)
        self.remarks.extend(_remark(file, misfit) for misfit in misfits)
        if record is None:
            self.broken.update(_strings(data), (FilePath(file).stem,))
        else:
            self.placed.setdefault(model, []).append(Placed(record, file, path))

    def all(self, model: type[Model]) -> tuple[Placed[Model], ...]:
        return tuple(Placed(p.record, p.file, p.path) for p in self.placed.get(model, ()) if isinstance(p.record, model))

    def one(self, model: type[Model]) -> Placed[Model] | None:
        return next(iter(self.all(model)), None)

    def draft(self) -> Draft:
        return Draft(
            texts=self.texts,
            manifest=self.one(Manifest),
            markers=self.all(Marker),
            morphology=self.all(Morphology),
            sites=self.all(Site),
            clinical=self.all(Clinical),
            molecular=self.all(Molecular),
            sources=self.all(Source),
            diagnoses=self.all(Diagnosis),
            rules=self.all(Rule),
            priors=self.one(Priors),
            policy=self.one(Policy),
            languages=self.all(Language),
            words_of_broken=frozenset(self.broken),
        )


def _where_files_go() -> str:
    return ": entities go to diagnoses/<id>.yaml, rules to reasoning/<stratum>/<ID>.yaml"


def _remark(file: str, misfit: Misfit) -> Remark:
    code, path, message = misfit
    return Remark(code, file, path, message)


def _strings(data: Value) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, tuple):
        for item in data:
            yield from _strings(item)
    elif isinstance(data, dict):
        for key, item in data.items():
            yield key
            yield from _strings(item)
