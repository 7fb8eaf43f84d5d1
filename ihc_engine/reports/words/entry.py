"""One phrase of a report and everything it may mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from ihc_engine.vocabulary.vocabulary import MarkerName, MorphologyName


@dataclass(slots=True)
class Entry:
    """Everything that one phrase may mean; what it does not mean is empty.

    ``statement``: what it says of a result. ``grammar``: its part in a sentence. ``conjoins``, ``definite``,
    ``inside``: kinds of words of grammar (see ``Grammar``). ``context``: what a sentence with it is about.
    ``within``: features of the shape of cells that its words name beside it, with their places in the phrase. ``stain``: the
    marker whose gene it names, and the place of its name. ``members``: markers that it introduces ("cytokeratin CK20").
    ``initial``: what it says as the letter behind each name of a list. ``apart``: the name and the letter that it may be in such
    a list ("S100 P"). ``versus``, ``forward``, ``denied``, ``active``: kinds of words of certainty (see ``Certainty``).
    ``several``: it is of more than one word. ``denies``: it begins with a denial, which may go on behind it ("no atypia,
    mitoses or necrosis").
    ``bound``, ``bound_behind``: the sign that it is for a number behind or before it ("fewer than" is "<").
    ``ranges``, ``between``: it stands between the ends of a range ("5 to 10 %"), or before both.
    ``ordered``: it says that a stain was asked for.
    ``missing``, ``material``, ``remarked``, ``aberrant``, ``weakened``: kinds of words of grammar (see ``Grammar``).
    ``noun``: before a colon or brackets it names stains, as no verb ("stains (S100, SMA)").
    ``refers``: the marker is named by its place ("the former"). ``places``, ``ordinal``: it means the first or last names of a
    list, or one of them (see ``Spoken``).
    ``plain``: what it means without the accents that make it another word ("waren" is no "wären").
    ``finite``, ``conditional``, ``kinds``, ``relative``: kinds of words of grammar too (see ``Grammar``).
    ``plural``: it names a diagnosis in the plural.
    ``operation``: the site of what an operation takes out.
    ``sex``: the sex of a phrase that tells an age too ("jähriger Patient"). ``closing``, ``participle``: it ends its clause
    (see ``Grammar``).
    ``alteration``: what befalls a gene, as the names of molecular findings have it. ``found``: a finding whose last word says
    that it is there ("NAB2-STAT6 fusion *detected*").
    ``whichever``, ``around``, ``residual``, ``tissue``, ``portion``, ``showing``, ``neoplastic``, ``atypical``, ``adjoining``,
    ``invading``, ``lies``, ``arises``, ``purpose``, ``yet``, ``meant``, ``genuine``, ``stained``, ``written``, ``separate``,
    ``primary``, ``in_situ``, ``process``, ``possessive``, ``shared``, ``classification``, ``nor``, ``undertaken``,
    ``supposing``, ``supposed``, ``then``, ``assuming``, ``unconfirmed``, ``unrepeated``, ``first_run``, ``overall``,
    ``connecting``, ``besides``, ``besides_behind``,
    ``also``,
    ``fronted``, ``dealing``, ``away``, ``rather``, ``among``, ``agent``, ``agent_behind``, ``overcome``,
    ``precursor``, ``graver``, ``counting``, ``borders_of``, ``namely``, ``them``, ``whose``,
    ``local``, ``central``, ``misread``, ``reads``, ``unexcluded``, ``counted``, ``undoes_only``, ``scale_of``, ``positivity``,
    ``rather_behind``, ``sooner``, ``than``, ``cutoff``, ``carried_out``, ``passive``, ``coloured``, ``verdict``,
    ``verdict_behind``,
    ``subjectless``: kinds of words of grammar too; ``bare``: it is nothing else.
    ``stains``: a word for how strongly it stains that says that it does ("약양성").
    ``ahead``, ``slight``, ``transitive``: kinds of words of grammar too. ``behind``: a denial behind what it denies.
    ``closes``: a feature that ends with one, which may have begun before it ("necrosis and *atypia not seen*").
    ``unseen``: it denies that something is seen ("not seen"). ``repeats``: at the end of a clause it says the result said last.
    """

    phrase: str
    marker: MarkerName | None = None
    members: tuple[str, ...] = ()
    only_in_capitals: bool = False
    statement: tuple[str, str] | None = None
    grammar: str | None = None
    conjoins: bool = False
    definite: bool = False
    context: set[str] = field(default_factory=set)
    section: str | None = None
    certainty: str | None = None
    versus: bool = False
    forward: bool = False
    denied: bool = False
    active: bool = False
    measure: str | None = None
    sex: str | None = None
    morphology: MorphologyName | None = None
    molecular: str | None = None
    alteration: str | None = None
    found: bool = False
    site: str | None = None
    operation: str | None = None
    diagnosis: str | None = None
    within: tuple[tuple[str, int, int], ...] = ()
    stain: tuple[MarkerName, int, int] | None = None
    initial: Entry | None = None
    apart: tuple[Entry, Entry] | None = None
    several: bool = False
    denies: bool = False
    bound: str | None = None
    bound_behind: str | None = None
    ranges: bool = False
    between: bool = False
    refers: bool = False
    noun: bool = False
    missing: bool = False
    material: bool = False
    remarked: bool = False
    aberrant: bool = False
    weakened: bool = False
    ordered: bool = False
    inside: bool = False
    closing: bool = False
    participle: bool = False
    unseen: bool = False
    repeats: bool = False
    plain: Entry | None = None
    finite: bool = False
    conditional: bool = False
    kinds: bool = False
    relative: bool = False
    plural: bool = False
    whichever: bool = False
    around: bool = False
    residual: bool = False
    tissue: bool = False
    portion: bool = False
    showing: bool = False
    neoplastic: bool = False
    atypical: bool = False
    adjoining: bool = False
    invading: bool = False
    lies: bool = False
    arises: bool = False
    purpose: bool = False
    yet: bool = False
    meant: bool = False
    genuine: bool = False
    stained: bool = False
    written: bool = False
    separate: bool = False
    primary: bool = False
    in_situ: bool = False
    process: bool = False
    possessive: bool = False
    shared: bool = False
    classification: bool = False
    nor: bool = False
    undertaken: bool = False
    supposing: bool = False
    supposed: bool = False
    then: bool = False
    subjectless: bool = False
    assuming: bool = False
    unconfirmed: bool = False
    unrepeated: bool = False
    first_run: bool = False
    overall: bool = False
    connecting: bool = False
    besides: bool = False
    besides_behind: bool = False
    also: bool = False
    places: int = 0
    ordinal: int = 0
    fronted: bool = False
    dealing: bool = False
    away: bool = False
    rather: bool = False
    among: bool = False
    agent: bool = False
    agent_behind: bool = False
    overcome: bool = False
    precursor: bool = False
    graver: bool = False
    counting: bool = False
    borders_of: bool = False
    namely: bool = False
    them: bool = False
    whose: bool = False
    local: bool = False
    central: bool = False
    misread: bool = False
    reads: bool = False
    unexcluded: bool = False
    counted: bool = False
    undoes_only: bool = False
    scale_of: bool = False
    positivity: bool = False
    rather_behind: bool = False
    sooner: bool = False
    than: bool = False
    cutoff: bool = False
    carried_out: bool = False
    passive: bool = False
    coloured: bool = False
    verdict: bool = False
    verdict_behind: bool = False
    ahead: bool = False
    slight: bool = False
    transitive: bool = False
    behind: bool = False
    closes: bool = False
    stains: bool = False
    bare: bool = False
    flags: int = 0


def entry_of(entries: dict[str, Entry], phrase: str) -> Entry:
    """The entry of a phrase, made where there is none."""
    entry = entries.get(phrase)
    if entry is None:
        entry = entries[phrase] = Entry(phrase)
    return entry
