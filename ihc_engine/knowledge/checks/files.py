"""Ids and file names: every id once, every file called after what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.problem import Path, Remark
from ihc_engine.knowledge.reading import LIST_FILES, model_of
from ihc_engine.knowledge.shape import order_misfits
from ihc_engine.knowledge.yaml_source import read_yaml

#: The five entities that every ranking shows.
CORE = ("leiomyosarcoma", "schwannoma", "gist", "solitary_fibrous_tumor", "paraganglioma")


def check_file_names(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K014: ``diagnoses/<id>.yaml`` and ``reasoning/<stratum>/<ID>.yaml``."""
    for diagnosis in draft.diagnoses:
        wanted = f"diagnoses/{diagnosis.record.id}.yaml"
        if diagnosis.file != wanted:
            yield Remark("K014", diagnosis.file, ("id",), f"the file of this id is {wanted}: rename one of them")
    for rule in draft.rules:
        wanted = f"reasoning/{rule.record.stratum}/{rule.record.id}.yaml"
        if rule.file != wanted:
            yield Remark("K014", rule.file, ("id",), f"the file of this id and stratum is {wanted}: rename or move it")


def check_ids(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K015: ids are unique over all vocabularies, and within sources, diagnoses, rules, variants and criteria."""
    yield from _repeated((p.record.id, p.file, (*p.path, "id")) for _, p in draft.terms())
    yield from _repeated((p.record.id, p.file, (*p.path, "id")) for p in draft.sources)
    yield from _repeated((p.record.id, p.file, ("id",)) for p in draft.diagnoses)
    yield from _repeated((p.record.id, p.file, ("id",)) for p in draft.rules)
    for p in draft.diagnoses:
        variants, criteria = enumerate(p.record.variants), enumerate(p.record.criteria)
        yield from _repeated((variant.id, p.file, ("variants", index, "id")) for index, variant in variants)
        yield from _repeated((criterion.id, p.file, ("criteria", index, "id")) for index, criterion in criteria)


def check_core(draft: Draft, known: Known) -> Iterator[Remark]:
    """K211: the core diagnoses are there and are called core."""
    roles = {p.record.id: p.record.role for p in draft.diagnoses}
    for diagnosis in CORE:
        if diagnosis in known.broken:
            continue
        file = f"diagnoses/{diagnosis}.yaml"
        if diagnosis not in roles:
            yield Remark("K211", file, (), f"the core diagnosis {diagnosis!r} is missing: add its file")
        elif roles[diagnosis] != "core":
            yield Remark("K211", file, ("role",), f"{diagnosis!r} is a core diagnosis: write 'role: core'")


def check_key_order(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K013: keys stand in the order of the model, so that two files can be compared by eye."""
    for file, text in draft.texts.items():
        model, data = model_of(file), read_yaml(file, text).data
        if model is None:
            continue
        records = enumerate(data) if file in LIST_FILES and isinstance(data, tuple) else [(None, data)]
        for index, record in records:
            for code, path, message in order_misfits(model, record, () if index is None else (index,)):
                yield Remark(code, file, path, message)


def _repeated(ids: Iterable[tuple[str, str, Path]]) -> Iterator[Remark]:
    first: dict[str, str] = {}
    for name, file, path in ids:
        if name in first:
            yield Remark("K015", file, path, f"the id {name!r} stands twice, first in {first[name]}: keep one")
        else:
            first[name] = file
