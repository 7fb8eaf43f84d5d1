"""The words of reports in one language: how results, sentences, sections and certainty are worded.

The files are ``rules/reading/<language>.yaml``; these models are their schema. Phrases are written in lower case as they stand
in a text; accents, full-width forms and the kinds of dashes are made one before they are compared. A phrase may stand for many
("<be> not seen", see ``forms``).
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ihc_engine.vocabulary.grammar_words import Grammar
from ihc_engine.vocabulary.models import Phrases, Strict

Polarity = Literal["positive", "negative", "equivocal", "not_performed", "uninterpretable", "retained", "lost", "partial_loss"]


class ResultWords(Strict):
    """Words of a result. Each phrase states one thing; the longest phrase that fits is taken.

    ``polarity``: what the stain shows. ``extent``: focal, patchy, most (as good as diffuse, but "negative in most cells"
    leaves cells that stain) or diffuse. ``level``: low or high, of an index, or a denied high one. ``cells``: ``tumour``,
    ``sustentacular``, ``control``, or cells that are no tumour. ``component``: a part of the tumour. ``filler``: says
    nothing. ``initials``: letters that state a result in a list that gives each stain one ("S100 N, desmin P"). ``answers``:
    what answers a question as a whole ("yes", "no").
    """

    polarity: dict[Polarity, Phrases] = {}
    extent: dict[Literal["focal", "patchy", "most", "diffuse"], Phrases] = {}
    intensity: dict[Literal["weak", "moderate", "strong"], Phrases] = {}
    level: dict[Literal["low", "high", "not high"], Phrases] = {}
    pattern: dict[Literal["nuclear", "cytoplasmic", "membranous", "dot", "not nuclear"], Phrases] = {}
    cells: dict[str, Phrases] = {}
    component: dict[str, Phrases] = {}
    filler: Phrases = ()
    initials: dict[Polarity, Phrases] = {}
    answers: dict[Polarity, Phrases] = {}


class Context(Strict):
    """Words that tell what a sentence is about, where it is not a result of this panel.

    ``suggested``: a stain to be done. ``hypothetical``: what would be. ``literature``: what others found or what is usual.
    ``earlier``: another specimen. ``lent``: this one, as another laboratory or the first report told of it ("outside slides"):
    its results stand where no own ones are told. ``control``: tissue of a control. ``molecular``: a test that is no stain.
    ``unaltered``: a gene in which it found nothing.
    ``correction``: what follows replaces what was said before. ``compared``: another tumour, up to the next comma ("unlike the
    primary, ..."). ``specimen``: one of several specimens, of which opposite results may be told ("in the biopsy").
    ``past``: before a diagnosis, an earlier tumour, of which the brackets behind it speak. ``another``: a lesion beside the one
    that is reported, whose results are listed. ``mistake``: a result before it was one ("a typing error"). ``wronged``: what
    stands with it was wrong ("erroneously"); ``interchanged``: so are the results of the stains beside it ("were
    transposed"); ``instead``: so is what follows ("instead of"). ``dropped``: so is the result
    right before it ("陰性*ではなく*陽性"). ``righted``: what is right in its place ("should read"); those of ``hypothetical``
    among them only behind what was wrong. ``rightly``: words before what is right that say so only behind what was written in
    error ("*correctly* it is positive"). ``upheld``: earlier results that still hold ("remain valid"). ``over``: right behind a
    diagnosis or site, an earlier tumour ("胃间质瘤*术后*"). ``foreign``: the results before it are another patient's, or void.
    """

    suggested: Phrases = ()
    hypothetical: Phrases = ()
    literature: Phrases = ()
    earlier: Phrases = ()
    lent: Phrases = ()
    control: Phrases = ()
    molecular: Phrases = ()
    unaltered: Phrases = ()
    correction: Phrases = ()
    past: Phrases = ()
    compared: Phrases = ()
    specimen: Phrases = ()
    another: Phrases = ()
    over: Phrases = ()
    mistake: Phrases = ()
    wronged: Phrases = ()
    foreign: Phrases = ()
    interchanged: Phrases = ()
    instead: Phrases = ()
    dropped: Phrases = ()
    righted: Phrases = ()
    upheld: Phrases = ()
    rightly: Phrases = ()


#: What befalls genes, as the names of molecular findings have it ("MDM2 *amplification*").
Alteration = Literal["amplification", "fusion", "rearrangement", "mutation", "deletion"]

Section = Literal[
    "clinical",
    "specimen",
    "gross",
    "microscopy",
    "immunohistochemistry",
    "molecular",
    "diagnosis",
    "comment",
    "addendum",
    "literature",
    "earlier",
]


class Certainty(Strict):
    """Words around a diagnosis. A diagnosis without any is stated.

    ``versus``: stands between two diagnoses in the differential. ``forward``: those of the words above that speak only of what
    follows ("rather than"); ``active``: those that do where a diagnosis stands right behind them ("and excludes"). ``denied``:
    those that exclude a diagnosis behind a verb ("leiomyosarcoma is not ..."). ``origin``: another lesion that this one arose in.
    """

    stated: Phrases = ()
    favoured: Phrases = ()
    differential: Phrases = ()
    excluded: Phrases = ()
    versus: Phrases = ()
    forward: Phrases = ()
    denied: Phrases = ()
    active: Phrases = ()
    origin: Phrases = ()


class Measures(Strict):
    """Words beside numbers: mitoses and the area they are counted in, size, age, sex, scores of staining.

    ``lesion``: what a size or site is the lesion's by; ``elsewhere``: what is measured instead of it; ``organs``: what may
    hold the lesion, or be measured instead of it. ``years``: short forms for years, which count only beside a sex ("m, 34
    J."). ``sex``: what stands before a sex ("Geschlecht: W"). ``centimetres``, ``millimetres``: how they begin in words,
    beside "cm" and "mm". ``months``: behind the age of an infant. ``aged``: between a person and the age ("a man *of* 61
    years"). ``titles_male``, ``titles_female``: before or behind a name; ``patients``: what says that a name is the patient's;
    ``doctors``: what says that it is not. ``now``: what says in a clinical history that a lesion is the present one.
    ``per``: between a count of mitoses and what it is counted in. ``apart``: what makes a length a distance, or that of a
    lesion beside. ``since``, ``ago``: before and behind years that have passed, or that are no age. ``relatives``: whose age
    and tumours are not the patient's. ``spread``: metastases, which are of no site where they are denied. ``unaffected``:
    what says that an organ holds no lesion. ``near``: what a lesion does to an organ that it is not of; ``near_behind``: the
    same behind the organ ("presacral *extension*", "右腎*合併切除*"). ``along``: before what is only taken out with the
    lesion's organ ("tumour *with* kidney"). ``male_aged``: persons that tell a sex only beside an age ("patient de 40 ans").
    ``by``: between the numbers of a size, as "x" ("5 *por* 4 cm"). ``attached``: tissue that is taken with the lesion or
    covers it, and is measured by itself ("*strip of* fat"). ``pieces``: what the lesion came in, of which the ``largest``
    tells its size where nothing else does. ``imaging``: what is made of a region ("chest *CT*"), which is then no site of
    the lesion. ``origins``: words before the site that a metastasis comes from ("metastatic GIST *from* the stomach"),
    ``origins_behind``: the same behind it ("of gastric *origin*"); ``metastatic``: words for a metastasis.
    """

    mitoses: Phrases = ()
    fields: Phrases = ()
    size: Phrases = ()
    age: Phrases = ()
    sex: Phrases = ()
    male: Phrases = ()
    female: Phrases = ()
    h_score: Phrases = ()
    allred: Phrases = ()
    lesion: Phrases = ()
    elsewhere: Phrases = ()
    organs: Phrases = ()
    years: Phrases = ()
    centimetres: Phrases = ()
    millimetres: Phrases = ()
    months: Phrases = ()
    aged: Phrases = ()
    titles_male: Phrases = ()
    titles_female: Phrases = ()
    patients: Phrases = ()
    doctors: Phrases = ()
    now: Phrases = ()
    per: Phrases = ()
    apart: Phrases = ()
    since: Phrases = ()
    ago: Phrases = ()
    relatives: Phrases = ()
    spread: Phrases = ()
    unaffected: Phrases = ()
    near: Phrases = ()
    near_behind: Phrases = ()
    along: Phrases = ()
    male_aged: Phrases = ()
    by: Phrases = ()
    attached: Phrases = ()
    pieces: Phrases = ()
    largest: Phrases = ()
    imaging: Phrases = ()
    origins: Phrases = ()
    origins_behind: Phrases = ()
    metastatic: Phrases = ()


class OperationWords(Strict):
    """Operations by what they take out ("hysterectomy" is of the uterus), which names the site of a specimen.

    ``of``: operations by the id of the site; ``kinds``: words before one at the head of a specimen ("*right radical*
    nephrectomy", "*pièce d'*hystérectomie"), behind any other word it is told of otherwise ("*underwent* nephrectomy").
    """

    of: dict[str, Phrases] = {}
    kinds: Phrases = ()


class SpecimenWords(Strict):
    """Words before the letter or number of a specimen ("part A"), of a block of it ("block A2"), of a lesion ("tumour 1").

    ``headed``: other names of lesions, which with a block head the lines of their stains ("*Polyp* (block 2): ...").
    ``sound``: what is said of controls that worked, in the brackets of a head ("Immunostains (controls *adequate*): ...").
    ``numbered``: between the number of a specimen and the word for it, where that stands behind ("1 *numaralı* örnek").
    ``concerning``: before the letter or number at the head of what is told of it ("*Zu* A (main tumour): ...", "*Ad* 1: ...").
    ``topics``: behind the letter of a specimen that a sentence tells of ("B*는*", "B*は*").
    """

    parts: Phrases = ()
    blocks: Phrases = ()
    lesions: Phrases = ()
    headed: Phrases = ()
    sound: Phrases = ()
    numbered: Phrases = ()
    concerning: Phrases = ()
    topics: Phrases = ()


class Bounds(Strict):
    """Words that make a number one end of what was counted: "*fewer than* 5", "5 % *or more*"."""

    less: Phrases = ()
    at_most: Phrases = ()
    more: Phrases = ()
    at_least: Phrases = ()


class BoundWords(Strict):
    """Words that bound a number from before it, and those that do from behind.

    ``to``: between the ends of a range ("5 *to* 10 %"). ``between``: before two ends that a conjunction joins.
    """

    before: Bounds = Bounds()
    behind: Bounds = Bounds()
    to: Phrases = ()
    between: Phrases = ()


class Spoken(Strict):
    """Words for numbers and signs as they are dictated: "c d thirty four", "three mitoses".

    ``numerals``: word to number, up to twenty, the tens and hundreds; numbers between are put together.
    ``percent``: behind a number. ``point``, ``slash``, ``hyphen``: the signs inside of names.
    ``plus``, ``minus``: the signs behind names ("SMA three *plus*, S100 *minus*"); no word that means "less" too.
    ``tenths``: behind a number that counts tenths; ``shares``: such numbers in words, to their percentage.
    ``places``: words that mean the first or last names of a list, to how many ("the first two": 2, "the last three": -3).
    ``ordinals``: those that behind an article, or with it, mean one name of a list, to its place ("the *second*": 2).
    """

    numerals: dict[str, int] = {}
    percent: Phrases = ()
    point: Phrases = ()
    slash: Phrases = ()
    hyphen: Phrases = ()
    plus: Phrases = ()
    minus: Phrases = ()
    tenths: Phrases = ()
    shares: dict[str, int] = {}
    places: dict[str, int] = {}
    ordinals: dict[str, int] = {}


class OwnCells(Strict):
    """Tumours that are made of the cells of one lineage, and how such cells are called.

    ``tumours``: the names of these tumours ("haemangioma"); ``cells``: of those words of ``result.cells`` the ones that in a
    report of such a tumour are its own cells ("endothelium"); ``structures``: those that hold other cells too, so that only
    markers of the lineage show its own there ("vessels", which have a muscular wall).
    """

    tumours: Phrases
    cells: Phrases
    structures: Phrases = ()


class TableWords(Strict):
    """Heads of the columns of a table. A head may hold more words than these ("Staining intensity (0-3)").

    ``marker``: names of stains. ``result``: results of this panel. ``own``: those of one's own laboratory, or of the repeat,
    beside others. ``percent``: percentages, with or without the sign.
    ``share``: percentages where the numbers look like it. ``intensity``: 0 to 3, or words. ``score``: a score of some kind.
    ``pattern``: where in the cell. ``comment``: remarks. ``now``: the specimen that is reported, beside an earlier one.
    ``earlier``: results of another specimen. ``lent``: those of another laboratory or of a first run, which stand where one's own
    is missing. ``sampled``, ``removed``: a biopsy, and what was resected after it.
    ``expected``: what would be usual. ``compared``: one of several readers, lesions or specimens. ``ignored``: no result at
    all (clone, block, lot). ``mark``: what ticks a cell under the head of a result ("Positive"); ``unmarked``: what says that
    it is not ticked. ``other``: other cells than the tumour's. ``status``: how far a stain has got ("Pending"), beside results.
    ``none``: signs of no staining. ``above``: what repeats the cell above ("ditto"). ``ticked``, ``unticked``: how a key names
    boxes ("ticked = positive").
    """

    marker: Phrases = ()
    result: Phrases = ()
    own: Phrases = ()
    percent: Phrases = ()
    share: Phrases = ()
    intensity: Phrases = ()
    score: Phrases = ()
    pattern: Phrases = ()
    comment: Phrases = ()
    now: Phrases = ()
    earlier: Phrases = ()
    lent: Phrases = ()
    expected: Phrases = ()
    compared: Phrases = ()
    sampled: Phrases = ()
    removed: Phrases = ()
    other: Phrases = ()
    status: Phrases = ()
    ignored: Phrases = ()
    mark: Phrases = ()
    unmarked: Phrases = ()
    none: Phrases = ()
    above: Phrases = ()
    ticked: Phrases = ()
    unticked: Phrases = ()


class Language(Strict):
    """One language of reports.

    ``known_by``: frequent words by which a text is known to be in it. ``letters``: letters that no other of these
    languages has. ``spaced``: words are parted by blanks. ``verbs_last``: a denial stands behind
    what it denies.
    ``abbreviations``: words whose point ends no sentence. ``wraps_after``: what a line may end in that goes on in the next.
    ``suffixes``: endings that follow a marker's name directly. ``compounds``: words for staining, and results, that are written
    behind a marker's name as one word with it ("Desmin*expression*", "CD117*neg*"). ``not_markers``: words that are spelled like
    a marker; they name it only in capitals. ``not_stains``: short forms in capitals, and words that have results in lists of
    stains, that are no stains ("margins negative"). ``stain_endings``: how the names of stains end ("lumican"), by which an
    unknown one is known.
    ``tumour_endings``: how the names of tumours end that begin with cells or tissue ("血管母细胞*瘤*").
    ``own_cells``: tumours made of cells that elsewhere lie beside a tumour, by the lineage of these (see ``OwnCells``).
    ``not_sites``: phrases that hold the name of a site and name none ("smooth muscle"). ``not_features``: words that name a
    feature in a list of features, not in running text. ``not_results``: words that are spelled like the short form of a result
    in another language ("ne marque que ..." is no "n.e."). ``marker_names``: names of markers that are understood in this
    language alone, by the id of the marker; ``site_names``, ``feature_names``: the same of sites and of features, by their ids
    ("rein" is a kidney in French, and no other word elsewhere). ``alterations``: words for what befalls genes.
    ``contractions``: short forms of words that every phrase with these words may have ("was not done", "wasn't done").
    ``forms``: lists of verbs, participles or endings by a name, which phrases, and lists behind, hold in angle brackets: with
    "be: [is, was]", "<be> not seen" is both.
    """

    id: str = Field(pattern=r"^[a-z]{2}$")
    name: str
    spaced: bool = True
    verbs_last: bool = False
    forms: dict[str, Phrases] = {}
    abbreviations: Phrases = ()
    wraps_after: Phrases = ()
    known_by: Phrases = ()
    letters: str = ""
    suffixes: Phrases = ()
    compounds: Phrases = ()
    not_markers: Phrases = ()
    not_stains: Phrases = ()
    stain_endings: Phrases = ()
    tumour_endings: Phrases = ()
    own_cells: dict[str, OwnCells] = {}
    not_sites: Phrases = ()
    not_features: Phrases = ()
    not_results: Phrases = ()
    marker_names: dict[str, Phrases] = {}
    site_names: dict[str, Phrases] = {}
    feature_names: dict[str, Phrases] = {}
    result: ResultWords = ResultWords()
    grammar: Grammar = Grammar()
    context: Context = Context()
    alterations: dict[Alteration, Phrases] = {}
    sections: dict[Section, Phrases] = {}
    certainty: Certainty = Certainty()
    measures: Measures = Measures()
    tables: TableWords = TableWords()
    specimens: SpecimenWords = SpecimenWords()
    operations: OperationWords = OperationWords()
    spoken: Spoken = Spoken()
    bounds: BoundWords = BoundWords()
    contractions: dict[str, str] = {}
