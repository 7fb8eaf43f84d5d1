"""Which features have to do with each other: where one implies or excludes another, they must be read together."""

from __future__ import annotations

from collections.abc import Mapping

from ihc_engine.case.features import implied_by
from ihc_engine.vocabulary.models import Morphology
from ihc_engine.vocabulary.vocabulary import Vocabulary


def related_features(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Id of every morphological, clinical and molecular feature to that of one of its group, the same for the whole group.

    Features of different groups neither imply nor exclude each other, not even over others.
    """
    terms = {**vocabulary.morphology_terms, **vocabulary.clinical_terms, **vocabulary.molecular_terms}
    group = {id: id for id in terms}
    for id in sorted(terms):
        term = terms[id]
        for other in (*implied_by(id, vocabulary), *(term.excludes if isinstance(term, Morphology) else ())):
            joined, kept = group[other], group[id]
            if joined != kept:
                group.update((each, kept) for each, its in group.items() if its == joined)
    return group
