"""The words of reports in one language: how results, sentences, sections and certainty are worded.

The files are ``rules/reading/<language>.yaml``; these models are their schema. Phrases are written in lower case as they stand
in a text; accents, full-width forms and the kinds of dashes are made one before they are compared. A phrase may stand for many
("<be> not seen", see ``forms``).
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ihc_engine.vocabulary.models import Strict

Phrases = tuple[str, ...]

Polarity = Literal["positive", "negative", "equivocal", "not_performed", "uninterpretable", "retained", "lost", "partial_loss"]


class ResultWords(Strict):
    """Words of a result. Each phrase states one thing; the longest phrase that fits is taken.

    ``polarity``: what the stain shows. ``extent``: focal, patchy, most (as good as diffuse, but "negative in most cells" leaves
    cells that stain) or diffuse. ``level``: low or high, of an index. ``cells``: ``tumour``, ``sustentacular``, ``control``, or
    cells that are no tumour. ``component``: a part of the tumour. ``filler``: says nothing. ``initials``: letters that state a
    result in a list that gives each stain one ("S100 N, desmin P").
    """

    polarity: dict[Polarity, Phrases] = {}
    extent: dict[Literal["focal", "patchy", "most", "diffuse"], Phrases] = {}
    intensity: dict[Literal["weak", "moderate", "strong"], Phrases] = {}
    level: dict[Literal["low", "high"], Phrases] = {}
    pattern: dict[Literal["nuclear", "cytoplasmic", "membranous", "dot", "not nuclear"], Phrases] = {}
    cells: dict[str, Phrases] = {}
    component: dict[str, Phrases] = {}
    filler: Phrases = ()
    initials: dict[Polarity, Phrases] = {}


class Grammar(Strict):
    """Words that hold a sentence together.

    ``denial``: what follows is not there. ``expressing``: says that something stains, unless something else is said ("expression
    is lost"). ``existence``: is there, unless denied ("staining was seen"). ``performing``: a stain is done, or denied.
    ``ordered``: those of "not performed" that say no more than that a stain was asked for, or sent elsewhere.
    ``naming``: names stains without a result ("stains for"). ``link``: leads from a result to its markers ("positive *for*").
    ``including``: some of those just spoken of. ``copula``: leads from markers to their result. ``joining``: makes lists.
    ``contrast``: ends what was said so far. ``inside``: those of ``contrast`` that may stand inside of a clause ("does not
    *however* express"). ``present``: this tumour, after others.
    ``closing``: verbs that end a clause with what they say, where another follows, in one word ("CD34 *is seen while* S100
    is not").
    ``participle``: those that do so unless the noun behind them is denied ("cells *that stain* were not seen").
    ``unseen``: words that in one deny that something is seen; a loss that is not seen is none.
    These three may give the beginning or the end of verbs that other lists hold ("izlenm*", "*ken").
    ``exception``: the opposite for what follows. ``excepted``: the opposite for what stands before it.
    ``only``: nothing else stains. ``same``: the result said last. ``respectively``: results in the order of the markers.
    ``pronoun``: the markers named last. ``nouns``: those of ``expressing`` that before a colon or brackets name stains
    ("stains (S100, SMA) ..."). ``rest``: markers not named.
    ``former``, ``latter``: the last name but one, and the last. ``conjunction``: those of ``joining`` that say "and", not
    "or". ``definite``: articles before the diagnosis of this tumour ("the schwannoma is ..."). ``auxiliaries``: verbs with a
    denial that may stand before a result which begins with it ("was *not* performed"). ``missing``: words for what
    is gone, the staining or what it would be on. ``material``: slides, blocks, reports, by which it is not the staining that is
    missing. ``remarked``: those words of an earlier result that behind a name only tell which stain is spoken of ("the keratin
    *you noted* is focal"). ``aberrant``: patterns of a protein whose gene is altered, which by themselves do not tell whether it
    stains ("p53: *mutant pattern*"). ``weakened``: those of a partial loss that before "but retained" say that it stains weaker.
    ``comma``, ``stop``: points that were dictated as words.
    ``finite``: those of ``expressing`` that tell what a subject before them does ("schwannomas *express*");
    ``conditional``: what any diagnosis before them "*would*" do; ``kinds``: plural nouns of lesions, which without an article
    may be such a subject. ``relative``: words that begin a clause about what stands before the comma ("unlike GIST, *which*").
    ``dilution``: words before or behind how an antibody was diluted. ``alike``: the marker behind has the result before.
    ``internal``: parts of words for a control within the tissue of the slide.
    ``whichever``: nouns and pronouns of cells that do not say
    of which ("a minority of the *cells*", "of *them*"). ``around``: prepositions that tell where cells lie ("cells *around*
    vessels"). ``residual``: what tissue is called that was there before the tumour, where a noun of ``tissue`` stands beside it
    ("*residual Schwann cells*"). ``portion``: what parts of a tumour are called ("lost in the solid *areas*").
    ``showing``: verbs and prepositions whose noun is there ("the cells *show* CD34 expression").
    ``adjoining``: what tissue is called that lies beside the tumour ("the *surrounding* muscle").
    ``neoplastic``: adjectives by which cells of any kind are the tumour's ("*atypical* endothelial cells").
    ``atypical``: those of them that say so of lymphocytes and histiocytes too, which may still be none of the tumour's.
    ``invading``: verbs by which the tumour lies in tissue ("*infiltrates* fat").
    ``lies``: words between a tumour and the tissue in which it lies ("nodule *of* the
    muscularis"); ``arises``: the same behind the tissue ("固有筋層*の*平滑筋腫"). ``purpose``: what stains that were done were
    done for ("*to exclude* GIST"). ``yet``: words that with a denial tell of a result to come ("I do not have it *yet*").
    ``meant``: words for the one stain named before ("*it* is positive"); ``genuine``: adjectives before a noun that stands for it
    ("the *true* result"); ``stained``: such nouns besides those of ``material`` ("the *stain*"); ``subjectless``: verbs that
    need no such word at the beginning of a sentence. ``written``: what was done where a result was only written down ("was
    *transcribed* as negative"). ``separate``: adjectives of a lesion beside the one that is reported; ``primary``: what a tumour
    is called of which a metastasis is reported, where a year stands beside it.
    ``in_situ``: tests of genes that find transcripts too, as those of EBV. ``process``: axons, which are the tumour's own
    behind ``possessive`` words that speak of its cells ("NF+ in *their axons*"). ``shared``: those of
    ``expressing`` behind which other cells stain too ("*share* CD34 with vessels").
    ``classification``: before the year of a classification, which is no tumour's ("*WHO* 2020").
    ``nor``: those of ``denial`` that join what is denied ("*neither* S100 *nor* SOX10"); ``undertaken``: verbs that with a
    denial say that a stain was not done ("on n'a pas *fait* la PS100").
    ``supposing``: words before a stain that make a hypothesis of the sentence that they begin ("*sollte* SDHB fehlen");
    ``supposed``: the same for a stain that was not done ("loss of SDHB, *had it been tested*"). ``then``: words behind a year
    that tell of another time ("2011, *allora* CD34 negativo").
    ``assuming``: at the beginning of a sentence "if", elsewhere "such as". ``unconfirmed``: what was said is not so.
    ``unrepeated``: a stain of another laboratory was not done again. ``first_run``: words for the first time that a stain
    was done, of which a repeat is told behind.
    ``connecting``: particles that join a clause to a result ("陰性*で*"). ``besides``: words before stains that others stand
    beside ("*besides* S100"), ``besides_behind``: the same behind them; those of ``exception`` and ``excepted`` among them only
    where a word of ``also`` follows. ``fronted``: verbs that at the beginning of a clause
    stand before their subject ("..., zudem *sind* S100 und CD34 negativ"). ``dealing``: words between two results that deal them
    out in the order of the names before them ("S100 und CD34 sind positiv *bzw.* negativ").
    ``parted``: verbs whose second word ends the clause that the first
    begins ("*bleibt* eine Reaktion *aus*"). ``away``: words behind what was written of a stain by which it was written in another
    report ("described as lost *elsewhere*"). ``rather``: words before a result that is not so ("positive *rather than*
    negative"). ``among``: words before a diagnosis in which a stain is usual ("positive *in* schwannomas").
    ``agent``: words before what did something ("split *by* the tumour"), ``agent_behind``: the same behind it ("tümör
    *tarafından*"); ``overcome``: what a tumour does to tissue, besides ``invading`` and ``residual`` ("*split* by the tumour").
    ``precursor``: benign lesions in which a tumour may arise, ``graver``: what the component is called that is the tumour then
    ("the residual *neurofibroma* stains, the *high-grade* component does not").
    ``counting``: words of how many that may count stains in brackets ("*a few* muscle markers (desmin, SMA)").
    ``borders_of``: what beside the tumour's name tells only where other cells lie ("axons at the *edge* of the tumour").
    ``namely``: words behind what is told of stains at large, before their names ("all negative, *namely* desmin and S100").
    ``whose``: words that begin what is told of the diagnosis before them ("the differential is GIST, *whose* cells ...").
    ``local``, ``central``: before two readings of one stain, of which the second stands ("*local* positive, *central* negative").
    ``misread``, ``reads``: before what was wrong and what is right in its place ("*for* 'negative' *read* 'positive'").
    ``unexcluded``: verbs by which staining may be there or not ("weak SMA staining *cannot be excluded*").
    """

    denial: Phrases = ()
    expressing: Phrases = ()
    existence: Phrases = ()
    performing: Phrases = ()
    ordered: Phrases = ()
    naming: Phrases = ()
    link: Phrases = ()
    including: Phrases = ()
    copula: Phrases = ()
    joining: Phrases = ()
    contrast: Phrases = ()
    inside: Phrases = ()
    closing: Phrases = ()
    participle: Phrases = ()
    unseen: Phrases = ()
    present: Phrases = ()
    exception: Phrases = ()
    excepted: Phrases = ()
    only: Phrases = ()
    same: Phrases = ()
    respectively: Phrases = ()
    pronoun: Phrases = ()
    nouns: Phrases = ()
    rest: Phrases = ()
    former: Phrases = ()
    latter: Phrases = ()
    conjunction: Phrases = ()
    definite: Phrases = ()
    auxiliaries: Phrases = ()
    missing: Phrases = ()
    material: Phrases = ()
    remarked: Phrases = ()
    aberrant: Phrases = ()
    weakened: Phrases = ()
    comma: Phrases = ()
    stop: Phrases = ()
    finite: Phrases = ()
    conditional: Phrases = ()
    kinds: Phrases = ()
    relative: Phrases = ()
    dilution: Phrases = ()
    alike: Phrases = ()
    internal: Phrases = ()
    whichever: Phrases = ()
    around: Phrases = ()
    residual: Phrases = ()
    tissue: Phrases = ()
    portion: Phrases = ()
    showing: Phrases = ()
    neoplastic: Phrases = ()
    atypical: Phrases = ()
    adjoining: Phrases = ()
    invading: Phrases = ()
    lies: Phrases = ()
    arises: Phrases = ()
    purpose: Phrases = ()
    yet: Phrases = ()
    meant: Phrases = ()
    genuine: Phrases = ()
    stained: Phrases = ()
    subjectless: Phrases = ()
    written: Phrases = ()
    separate: Phrases = ()
    primary: Phrases = ()
    in_situ: Phrases = ()
    process: Phrases = ()
    possessive: Phrases = ()
    shared: Phrases = ()
    classification: Phrases = ()
    nor: Phrases = ()
    undertaken: Phrases = ()
    supposing: Phrases = ()
    supposed: Phrases = ()
    then: Phrases = ()
    assuming: Phrases = ()
    unconfirmed: Phrases = ()
    unrepeated: Phrases = ()
    first_run: Phrases = ()
    connecting: Phrases = ()
    besides: Phrases = ()
    besides_behind: Phrases = ()
    also: Phrases = ()
    fronted: Phrases = ()
    dealing: Phrases = ()
    away: Phrases = ()
    rather: Phrases = ()
    among: Phrases = ()
    agent: Phrases = ()
    agent_behind: Phrases = ()
    overcome: Phrases = ()
    precursor: Phrases = ()
    graver: Phrases = ()
    counting: Phrases = ()
    borders_of: Phrases = ()
    namely: Phrases = ()
    them: Phrases = ()
    whose: Phrases = ()
    local: Phrases = ()
    central: Phrases = ()
    misread: Phrases = ()
    reads: Phrases = ()
    unexcluded: Phrases = ()
    parted: Phrases = ()


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
    tells its size where nothing else does.
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
    """

    parts: Phrases = ()
    blocks: Phrases = ()
    lesions: Phrases = ()
    headed: Phrases = ()
    sound: Phrases = ()
    numbered: Phrases = ()
    concerning: Phrases = ()


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
    ``tenths``: behind a number that counts tenths; ``shares``: such numbers in words, to their percentage.
    ``places``: words that mean the first or last names of a list, to how many ("the first two": 2, "the last three": -3).
    """

    numerals: dict[str, int] = {}
    percent: Phrases = ()
    point: Phrases = ()
    slash: Phrases = ()
    hyphen: Phrases = ()
    tenths: Phrases = ()
    shares: dict[str, int] = {}
    places: dict[str, int] = {}


class TableWords(Strict):
    """Heads of the columns of a table. A head may hold more words than these ("Staining intensity (0-3)").

    ``marker``: names of stains. ``result``: results of this panel. ``percent``: percentages, with or without the sign.
    ``share``: percentages where the numbers look like it. ``intensity``: 0 to 3, or words. ``score``: a score of some kind.
    ``pattern``: where in the cell. ``comment``: remarks. ``now``: the specimen that is reported, beside an earlier one.
    ``earlier``: results of another laboratory or specimen.
    ``expected``: what would be usual. ``compared``: one of several readers, lesions or specimens. ``ignored``: no result at
    all (clone, block, lot). ``mark``: what ticks a cell under the head of a result ("Positive"); ``unmarked``: what says that
    it is not ticked. ``other``: other cells than the tumour's. ``status``: how far a stain has got ("Pending"), beside results.
    ``none``: signs of no staining. ``ticked``, ``unticked``: how a key names boxes ("ticked = positive").
    """

    marker: Phrases = ()
    result: Phrases = ()
    percent: Phrases = ()
    share: Phrases = ()
    intensity: Phrases = ()
    score: Phrases = ()
    pattern: Phrases = ()
    comment: Phrases = ()
    now: Phrases = ()
    earlier: Phrases = ()
    expected: Phrases = ()
    compared: Phrases = ()
    other: Phrases = ()
    status: Phrases = ()
    ignored: Phrases = ()
    mark: Phrases = ()
    unmarked: Phrases = ()
    none: Phrases = ()
    ticked: Phrases = ()
    unticked: Phrases = ()


class Language(Strict):
    """One language of reports.

    ``known_by``: frequent words by which a text is known to be in it. ``letters``: letters that no other of these
    languages has. ``spaced``: words are parted by blanks.
    ``abbreviations``: words whose point ends no sentence. ``wraps_after``: what a line may end in that goes on in the next.
    ``suffixes``: endings that follow a marker's name directly. ``not_markers``: words that are spelled like a marker; they
    name it only in capitals. ``not_stains``: short forms in capitals, and words that have results in lists of stains, that are
    no stains ("margins negative"). ``stain_endings``: how the names of stains end ("lumican"), by which an unknown one is known.
    ``not_sites``: phrases that hold the name of a site and name none ("smooth muscle"). ``not_features``: words that name a
    feature in a list of features, not in running text. ``not_results``: words that are spelled like the short form of a result
    in another language ("ne marque que ..." is no "n.e."). ``marker_names``: names of markers that are understood in this
    language alone, by the id of the marker. ``alterations``: words for what befalls genes. ``contractions``: short forms
    of words that every phrase with these words may have ("was not done", "wasn't done"). ``forms``: lists of verbs, participles
    or endings by a name, which phrases, and lists behind, hold in angle brackets: with "be: [is, was]", "<be> not seen" is both.
    """

    id: str = Field(pattern=r"^[a-z]{2}$")
    name: str
    spaced: bool = True
    forms: dict[str, Phrases] = {}
    abbreviations: Phrases = ()
    wraps_after: Phrases = ()
    known_by: Phrases = ()
    letters: str = ""
    suffixes: Phrases = ()
    not_markers: Phrases = ()
    not_stains: Phrases = ()
    stain_endings: Phrases = ()
    not_sites: Phrases = ()
    not_features: Phrases = ()
    not_results: Phrases = ()
    marker_names: dict[str, Phrases] = {}
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
