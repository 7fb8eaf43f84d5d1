"""The words in which laboratories write results. Each phrase states one thing; the longest phrase that fits is taken.

What is stated: ``polarity`` (what the stain shows), ``extent``, ``intensity``, ``level`` (low/high), ``pattern``, ``cells``
(``tumour``, ``sustentacular``, ``control``, or cells that are no tumour), ``component``, and ``filler`` (nothing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_POLARITY = {
    "positive": (
        "positive|pos|positivity|reactive|immunoreactive|immunopositive|positively|expressed|present|detected|"
        "overexpressed|overexpression|over-expressed|over-expression|reacts|expresses|expressing|stains positive|stains|"
        "highlights|highlighted|stained positive|seen|positivo|positiva|positif|"
        "positiv|pozitif|阳性|陽性"
    ),
    "negative": (
        "negative|neg|negativity|non-reactive|nonreactive|non reactive|not reactive|unreactive|immunonegative|"
        "no staining|no stain|no expression|no reactivity|no immunoreactivity|no positivity|no immunostaining|"
        "no tumour staining|no tumor staining|no staining in|without staining|without expression|absence of staining|"
        "absence of expression|unstained|not stained|does not stain|do not stain|doesn't stain|not expressed|"
        "not detected|no evidence of staining|undetected|undetectable|absent|lack of staining|"
        "lack of expression|lacks expression|lacking|no nuclear staining in tumour cells|not positive|not present|"
        "not seen|non-expressed|non expressed|unexpressed|do not express|does not express|did not express|did not stain|lacks|"
        "no nuclear or cytoplasmic staining|stains negative|stained negative|staining negative|stain negative|nil staining|"
        "negativo|negativa|negatif|négatif|negativ|阴性|陰性"
    ),
    "equivocal": (
        "equivocal|indeterminate|inconclusive|borderline|ambiguous|questionable|uncertain|doubtful|dubious|unclear|"
        "cannot be determined|not conclusive|non-conclusive|possible|possibly|hard to interpret|difficult to interpret|"
        "non-specific|nonspecific|non specific|unspecific|equiv|indet|not convincing|unconvincing|probable|probably|likely|"
        "presumably|favour|favours|favoured|favor|favors|favored|favouring|favoring|suspicious|suspected|blush|background|"
        "background staining"
    ),
    "not_performed": (
        "not done|nd|n d|not performed|not tested|untested|pending|not available|unavailable|na|not applicable|awaited|"
        "awaiting|to follow|not assessed|not evaluated|not examined|not reported|not stated|not ordered|not carried out|"
        "missing|lost tissue|tissue lost|section lost|core lost|lost section|lost in processing|tissue exhausted|"
        "exhausted|no tissue|in progress|requested|ordered|repeat pending|result pending|results pending|unknown|"
        "not known|deferred|np|nt|nk|not avail|cancelled|canceled|not requested|not required|on order|in process|sent out|"
        "send out|"
        "cut through|cut out|no tumour left|no tumor left|no tumour on slide|no tumor on slide|no tumour in section|"
        "no tumor in section|repeat|to be repeated|will be repeated|repeat requested"
    ),
    "uninterpretable": (
        "failed|failure|technical failure|technically failed|technically inadequate|technically unsatisfactory|"
        "non-contributory|noncontributory|non contributory|not contributory|uninterpretable|not interpretable|"
        "non-interpretable|cannot be interpreted|cannot be assessed|not assessable|not evaluable|non-evaluable|"
        "nonevaluable|unassessable|inadequate|unsatisfactory|invalid|insufficient|non-diagnostic|nondiagnostic|artefact|"
        "artifact|artefactual|artifactual|no internal control|internal control negative|internal control absent|"
        "control failed|failed control|no valid control|control failure|tissue insufficient|not valid|not informative|"
        "non-informative|uninformative|ne|insuff|insufficient tissue|insufficient material|quantity not sufficient|qns|"
        "tech fail|"
        "technical fail|fail|non-contrib|non contrib|uninterp|high background|strong background|heavy background|"
        "excessive background"
    ),
    "retained": (
        "retained|intact|preserved|maintained|conserved|no loss|without loss|not lost|proficient|kept|"
        "no loss of expression|retained expression|retention|non-deficient|not deficient|normal expression|normally expressed|"
        "expression normal|normal staining|normal nuclear staining|normal nuclear expression"
    ),
    "lost": (
        "lost|loss|complete loss|total loss|loss of expression|loss of staining|loss of nuclear expression|"
        "loss of nuclear staining|not retained|not preserved|complete loss of expression|complete absence|deficient|"
        "deficiency|loss of nuclear|缺失|"
        "表达缺失"
    ),
    "partial_loss": (
        "partial loss|partially lost|focal loss|mosaic loss|mosaic|heterogeneous loss|subclonal loss|patchy loss|reduced|"
        "reduced expression|reduced staining|reduction|diminished|decreased|partly lost|incomplete loss|variable loss"
    ),
}
_EXTENT = {
    "focal": (
        "focal|focally|very focal|focus|foci|few|a few|few cells|a few cells|occasional|occasionally|occasional cells|"
        "rare|rarely|rare cells|very rare|scattered|scattered cells|isolated|isolated cells|single cells|single|"
        "individual cells|subset|a subset|small subset|a small subset|minority|a minority|sparse|sparsely|limited|"
        "minimal|minimally|very limited|foc|occ|vereinzelt|focalement|个别|少量|少许|局灶|灶性|灶|散在|少数|fokal|focalmente|foco"
    ),
    "patchy": (
        "patchy|multifocal|multifocally|partial|partially|partly|variable|variably|heterogeneous|heterogeneously|in part|"
        "some|some cells|regional|regionally|zonal|multi-focal|multi focal|partiell|in areas|areas|in places|"
        "moderate number|部分|parcial|parcheada"
    ),
    "diffuse": (
        "diffuse|diffusely|extensive|extensively|widespread|all|all cells|uniform|uniformly|homogeneous|homogeneously|"
        "throughout|every cell|diff|diffus|diffusément|diffusement|弥漫|弥漫性|瀰漫|difusa|difuso|yaygın|diffuz"
    ),
    # as good as diffuse, but "negative in most cells" leaves cells that stain
    "most": "most|most cells|majority|the majority|vast majority|nearly all|almost all|大部分",
}
_INTENSITY = {
    "weak": (
        "weak|weakly|faint|faintly|dim|slight|slightly|mild|mildly|very weak|low intensity|weak intensity|wk|low-level|"
        "low level|弱|débil|zayıf|schwach"
    ),
    "moderate": "moderate|moderately|intermediate|moderate intensity|medium|mod|中等",
    "strong": (
        "strong|strongly|intense|intensely|marked|markedly|bright|brightly|high intensity|strong intensity|intensive|"
        "prominent|robust|robustly|str|kräftig|强|強|fuerte|kuvvetli|stark"
    ),
}
_PATTERN = {
    "nuclear": "nuclear|nuclei|nucleus|nuclearly|intranuclear|in nuclei|nuc|nucl|核",
    "cytoplasmic": "cytoplasmic|cytoplasm|cytoplasmically|cyt|cyto|granular cytoplasmic|胞质|胞浆",
    "membranous": "membranous|membrane|membranes|memb|mem|membraneous|cell membrane|胞膜",
    "dot": (
        "dot|dot-like|dot like|dotlike|paranuclear dot|perinuclear dot|paranuclear dot-like|perinuclear dot-like|golgi|"
        "golgi-type|dots"
    ),
    "not nuclear": (
        "no nuclear staining|no nuclear|nuclear neg|nuclei neg|nucleus negative|nucleus neg|nuclear absent|nuclei absent|"
        "without nuclear staining|nuclear negative|nuclei negative|negative nuclei|"
        "nuclear staining absent|not nuclear|non-nuclear|nuclear staining negative|negative in nuclei|"
        "no nuclear expression|cytoplasmic only|only cytoplasmic|cytoplasm only|cytoplasmic staining only|"
        "only in the cytoplasm"
    ),
}
_CELLS = {
    "tumour": (
        "tumour cells|tumor cells|tumoural cells|tumoral cells|neoplastic cells|lesional cells|spindle cells|"
        "tumour cell|tumor cell|epithelioid cells|spindle cell component|epithelioid component|spindle component|tumour|"
        "tumor|lesion|chief cells|neoplastic|lesional|tumour nuclei|tumor nuclei|spindled cells|"
        "tumour cell nuclei|tumor cell nuclei|zellballen|肿瘤细胞|瘤细胞"
    ),
    "sustentacular": "sustentacular cells|sustentacular cell|sustentacular|sustentacular network|supporting cells|支持细胞",
    "control": (
        "int control|int. control|internal control|external control|internal controls|external controls|control|controls|"
        "positive control|"
        "negative control|on-slide control|control tissue|internal positive control|control slide"
    ),
    "vessels": (
        "vessels|blood vessels|vessel|vascular|endothelial cells|endothelium|endothelial|vasculature|vessel walls|"
        "capillaries|vascular channels|vascular network"
    ),
    "mast cells": "mast cells|mast cell",
    "entrapped elements": (
        "entrapped|entrapped cells|entrapped elements|entrapped muscle|entrapped nerve|entrapped epithelium|"
        "entrapped glands|entrapped tubules|entrapped ducts|entrapped nerves|entrapped fibres|entrapped fibers|"
        "residual normal|pre-existing|preexisting"
    ),
    "benign elements": (
        "benign elements|benign cells|benign glands|benign tissue|normal tissue|normal cells|normal glands|normal muscle|"
        "normal epithelium|normal mucosa|normal structures|normal elements|adjacent tissue|adjacent normal tissue|"
        "surrounding tissue|background cells|non-tumour|non-tumor|non-tumour cells|non-tumor cells|"
        "non-neoplastic|nonneoplastic|non-neoplastic cells|non-lesional cells|overlying epidermis|epidermis|"
        "overlying mucosa|mucosa|epithelium overlying|crypts|adnexa"
    ),
    "lymphocytes": (
        "lymphocytes|lymphoid cells|inflammatory cells|leukocytes|plasma cells|inflammatory infiltrate|t cells|b cells"
    ),
    "histiocytes": "histiocytes|macrophages|dendritic cells|dendrocytes|dermal dendrocytes|langerhans cells|histiocytic cells",
    "stromal cells": (
        "stromal cells|stroma|fibroblasts|myofibroblasts|stromal myofibroblasts|pericytes|reactive fibroblasts|septa"
    ),
    "interstitial cells of Cajal": "interstitial cells of cajal|cells of cajal|cajal cells|icc|intermingled cajal cells",
    "nerves": (
        "nerves|nerve|axons|nerve fibres|nerve fibers|nerve twigs|entrapped nerve twigs|residual axons|schwann cells of nerves"
    ),
    "adipocytes": "adipocytes|fat cells|fat|adipose tissue",
    "muscle": (
        "muscularis|muscularis propria|smooth muscle bundles|adjacent muscle|skeletal muscle fibres|skeletal muscle fibers"
    ),
}
_COMPONENT = {
    "heterologous": (
        "heterologous|heterologous component|heterologous elements|heterologous areas|heterologous element|"
        "rhabdomyoblasts|rhabdomyoblastic component|rhabdomyosarcomatous component|osteosarcomatous component|"
        "chondrosarcomatous component|rhabdomyoblastic cells|heterologous cells"
    ),
    "epithelial": "epithelial component|glandular component|glands|glandular|epithelial cells|epithelial areas|epithelial",
    "dedifferentiated": "dedifferentiated component|dedifferentiated areas",
    "lipomatous": "lipomatous component|well-differentiated component|adipocytic component",
}
_FILLER = (
    "in|of|the|a|an|to|with|and|for|is|was|are|were|by|ihc|at|on|it|its|this|that|within|as|also|cell|cells|staining|stain|"
    "stained|expression|immunoexpression|immunoreactivity|immunostaining|immunostain|reactivity|reaction|pattern|result|"
    "results|only|"
    "immunohistochemistry|immunohistochemical|antibody|but|while|whereas|approximately|about|approx|ca|intensity|extent|score|"
    "both|very|clear|clearly|distribution|component|number|activity|labelling|labeling|index|proliferation|li|pi|rate|et|y|"
    "due to|completely|entirely|totally|wholly|fully|essentially|virtually|confirmed|on repeat|twice|"
    "x2|x 2|hot spot|hot spots|hotspot|hotspots|average|mean|overall|dako|agilent|ventana|roche|leica|novocastra|"
    "cell marque|with an|nuclear index|nuclear labelling index|stains as|shows|showing|show|shown|has|had|their|granular|"
    "though|however|from|"
    "表达|表達|约|約|细胞|性|指数|增殖指数|阳性率|呈|为"
)

#: What a phrase states, and the value.
Statement = tuple[str, str]


def _phrases() -> Iterator[tuple[str, Statement]]:
    tables = {
        "polarity": _POLARITY,
        "extent": _EXTENT,
        "intensity": _INTENSITY,
        "pattern": _PATTERN,
        "cells": _CELLS,
        "component": _COMPONENT,
        "level": {"low": "low|very low", "high": "high|very high|elevated"},
        "filler": {"": _FILLER},
    }
    for subject, table in tables.items():
        for value, phrases in table.items():
            for phrase in phrases.split("|"):
                yield phrase, (subject, value)


def _collected() -> dict[str, Statement]:
    stated: dict[str, Statement] = {}
    for phrase, statement in _phrases():
        before = stated.setdefault(phrase, statement)
        assert before == statement, f"{phrase!r} states {before} and {statement}"
    return stated


PHRASES: dict[str, Statement] = _collected()
_LETTER = r"a-z0-9À-ɏ"
#: Cells whose staining says nothing of the tumour.
NO_TUMOUR = frozenset(_CELLS) - {"tumour", "sustentacular", "control"}
#: From the least to the most.
EXTENTS = ("focal", "patchy", "most", "diffuse")
INTENSITIES = ("weak", "moderate", "strong")


@cache
def phrase_pattern() -> re.Pattern[str]:
    """Finds a known phrase that is no part of a longer word, the longest first. Compiled when the first result is read."""
    return re.compile(
        "|".join(
            re.escape(p) if re.match(r"[^\x00-ɏ]", p) else rf"(?<![{_LETTER}]){re.escape(p)}(?![{_LETTER}])"
            for p in sorted(PHRASES, key=lambda p: (-len(p), p))
        )
    )
