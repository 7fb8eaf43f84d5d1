"""The codes of all problems that knowledge files can have. Codes are stable: a retired one is never given a new meaning."""

from __future__ import annotations

from collections.abc import Mapping

#: Code to meaning.
CODES: Mapping[str, str] = {
    # form
    "K001": "a file is not readable as UTF-8 YAML",
    "K002": "a key stands twice in one record",
    "K003": "an anchor, alias, merge key or tag",
    "K004": "a tab",
    "K005": "an empty value",
    "K006": "a file is missing, or does not belong to the knowledge",
    "K010": "a key is missing",
    "K011": "an unknown key",
    "K012": "a value of the wrong type, out of range or not one of the allowed words",
    "K013": "keys are not in the order of the model",
    "K014": "a file name or folder does not match the id or stratum inside",
    "K015": "an id stands twice",
    # names
    "K101": "an unknown marker",
    "K102": "an unknown diagnosis",
    "K103": "an unknown source",
    "K104": "an unknown site",
    "K105": "an unknown variant",
    "K106": "an unknown finding, feature or test",
    "K107": "a conclusion that no rule reaches",
    "K108": "a group that no marker or feature belongs to",
    "K109": "an unknown antibody clone",
    "K110": "an unknown word for the specimen",
    # evidence
    "K201": "a published figure without source",
    "K202": "several sources with identical counts in one cell, without a reason",
    "K203": "more positive than tested",
    "K204": "a row without number or word",
    "K205": "a judged row that does not say so, or a figure that is called a judgement",
    "K206": "shares of variants that do not add up to 1",
    "K207": "a row left out of the weighing without why, or one from memory that is weighed",
    "K208": "the same patients counted twice in one cell",
    "K209": "one finding in two blocks of a diagnosis",
    "K210": "a row with both a count of positives and a percentage",
    "K211": "a core diagnosis is missing",
    "K212": "parts of a series at a site that exceed the whole",
    "K213": "two pre-test figures for the same diagnosis, site and source",
    # sources
    "K301": "a source that nothing cites",
    "K302": "a malformed PMID",
    "K303": "a malformed DOI",
    "K304": "an identifier flag that contradicts PMID and DOI",
    "K305": "one PMID or DOI under two ids",
    "K306": "an alias of a source is cited, or leads nowhere",
    # vocabulary
    "K401": "two entries of one vocabulary share a name",
    "K402": "entries of two vocabularies share a name",
    "K403": "the site graph has a cycle",
    "K404": "a vocabulary entry points to an unknown one",
    "K405": "a feature that implies itself or what it excludes",
    "K406": "a field that does not go with what the marker measures",
    "K407": "a phrase of results that states two things, in one language or in two",
    "K408": "a phrase with forms that its language does not list",
    # rules
    "K501": "set_aside outside normalise",
    "K502": "a condition on the ranking before the ranking",
    "K503": "a condition on unresolved stains before the ranking",
    "K504": "a conclusion used in the stratum that reaches it, or below",
    "K505": "unless over a conclusion of the same or a higher stratum",
    "K506": "evidence counted twice: support from premises that are all weighed, without replaces",
    "K507": "two rules replace the weight of one finding",
    "K508": "a rule replaces a finding that it does not ask for",
    "K509": "a condition that unfolds to too many branches",
    "K510": "an effect that is not exactly one",
    "K511": "a condition that is not exactly one atom or group",
    "K512": "a word that does not go with what is asked",
    "K513": "a rule without effect",
    "K514": "support, opposition or replacement after the weighing",
    "K515": "lineage missing for other, or given for a diagnosis",
    "K516": "a joint likelihood without number, word or source",
    "K517": "an example case is missing",
    "K518": "a criterion asks for what is known only after the ranking",
    # texts
    "K601": "an address or a path of some machine in a text",
    "K602": "an empty text",
}

#: Codes that are shown and do not stop the engine.
WARNINGS: frozenset[str] = frozenset({"K108", "K301", "K402"})
