"""Sources: every citation leads to one, every one is cited, and its identifiers are what they claim to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ihc_engine.knowledge.draft import Draft, Placed
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.models import Diagnosis, Priors, Rule, Source
from ihc_engine.knowledge.problem import Path, Remark

#: (source id, file, path) of one citation.
Citation = tuple[str, str, Path]

_PMID = re.compile(r"[1-9][0-9]{0,7}")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")


def citations(draft: Draft) -> Iterator[Citation]:
    """Every place where a source is cited."""
    for diagnosis in draft.diagnoses:
        yield from _of_diagnosis(diagnosis)
    for rule in draft.rules:
        yield from _of_rule(rule)
    if draft.priors is not None:
        yield from _of_priors(draft.priors)


def check_citations(draft: Draft, known: Known) -> Iterator[Remark]:
    """K103 for an unknown source, K306 where an alias is cited instead of the id under which the paper is kept."""
    kept_as = {p.record.id: p.record.same_as for p in draft.sources if p.record.same_as}
    for source, file, path in citations(draft):
        yield from known.unknown("source", source, file, path)
        if source in kept_as:
            yield Remark("K306", file, path, f"{source!r} is kept as {kept_as[source]!r}: cite that id")
    for placed in draft.sources:
        target = placed.record.same_as
        if target is not None:
            yield from known.unknown("source", target, placed.file, (*placed.path, "same_as"))
            if target in kept_as or target == placed.record.id:
                message = f"{target!r} is itself an alias: point to the id under which the paper is kept"
                yield Remark("K306", placed.file, (*placed.path, "same_as"), message)


def check_unused(draft: Draft, known: Known) -> Iterator[Remark]:
    """K301: a source that nothing cites."""
    cited = {source for source, _, _ in citations(draft)} | {p.record.same_as for p in draft.sources} | known.broken
    for placed in draft.sources:
        if placed.record.id not in cited:
            message = f"nothing cites {placed.record.id!r}: remove it, or cite it where it is used"
            yield Remark("K301", placed.file, (*placed.path, "id"), message)


def check_identifiers(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K302 to K305: PMID, DOI, the flag that says whether there is one, and one paper under two ids."""
    owners: dict[str, Source] = {}
    for placed in draft.sources:
        source, file, path = placed.record, placed.file, placed.path
        if source.pmid is not None and not _PMID.fullmatch(source.pmid):
            yield Remark("K302", file, (*path, "pmid"), f"{source.pmid!r} is no PMID: digits only, without prefix")
        if source.doi is not None and not _DOI.fullmatch(source.doi):
            yield Remark("K303", file, (*path, "doi"), f"{source.doi!r} is no DOI: write 10.<registrant>/<suffix>")
        wanted = "resolved" if source.pmid or source.doi else "unresolved"
        if source.identifier != wanted:
            message = f"with {'a' if wanted == 'resolved' else 'no'} PMID or DOI the identifier is {wanted!r}"
            yield Remark("K304", file, (*path, "identifier"), message)
        for key, value in (("pmid", source.pmid), ("doi", source.doi and source.doi.lower())):
            if value is None:
                continue
            owner = owners.setdefault(f"{key} {value}", source)
            if owner is not source and source.same_as != owner.id and owner.same_as != source.id:
                message = f"{owner.id!r} has the same {key.upper()}: keep one id, or write 'same_as: {owner.id}'"
                yield Remark("K305", file, (*path, key), message)


def _of_diagnosis(placed: Placed[Diagnosis]) -> Iterator[Citation]:
    file = placed.file
    for index, variant in enumerate(placed.record.variants):
        yield from _listed(variant.source, file, ("variants", index, "source"))
    for index, criterion in enumerate(placed.record.criteria):
        yield from _listed(criterion.source, file, ("criteria", index, "source"))
    for block_index, block in enumerate(placed.record.evidence):
        for index, row in enumerate(block.rows):
            if row.source is not None:
                yield row.source, file, ("evidence", block_index, "rows", index, "source")


def _of_rule(placed: Placed[Rule]) -> Iterator[Citation]:
    yield from _listed(placed.record.source, placed.file, ("source",))
    if placed.record.replaces is not None:
        for index, joint in enumerate(placed.record.replaces.likelihoods):
            if joint.source is not None:
                yield joint.source, placed.file, ("replaces", "likelihoods", index, "source")


def _of_priors(placed: Placed[Priors]) -> Iterator[Citation]:
    for index, count in enumerate(placed.record.at_site):
        yield count.source, placed.file, ("at_site", index, "source")
    for index, judged in enumerate(placed.record.judged):
        yield from _listed(judged.source, placed.file, ("judged", index, "source"))


def _listed(sources: Iterable[str], file: str, path: Path) -> Iterator[Citation]:
    for index, source in enumerate(sources):
        yield source, file, (*path, index)
