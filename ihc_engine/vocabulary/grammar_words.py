"""Words of one language that hold a sentence together: denials, verbs, joints, pronouns and what is told of cells and tissue."""

from __future__ import annotations

from ihc_engine.vocabulary.models import Phrases, Strict


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
    ``because``: before the reason of a diagnosis that is denied ("not favoured *given* the S100 expression").
    ``internal``: parts of words for a control within the tissue of the slide.
    ``lineage``: beginnings of words for what a tumour is; cells beside them are none that stain ("endothelial
    *differentiation*").
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
    ``ahead``: those of ``denial`` that stand before what they deny, also behind a comma ("necrosis, *no* satellites"), and where
    verbs stand last. ``slight``: said of a feature, it is hardly there, neither present nor absent ("*wenig auffällig*").
    ``transitive``: those of ``denial`` and negative verbs whose object stands right before them.
    ``overall``: words before a result that sums up those before it ("- *overall* positive").
    ``carried_out``: verbs that beside a noun such as "staining" say only that it was done ("*行*S100染色"); ``passive``,
    ``coloured``: verbs and participles that together say so ("*wurde* mit S100 *gefärbt*").
    ``verdict``, ``verdict_behind``: words before or behind what a pathologist counts staining as, which stands over how it is
    described ("a weak blush, *regarded as* loss", "als Verlust *gewertet*").
    ``unexcluded``: verbs by which staining may be there or not ("weak SMA staining *cannot be excluded*").
    ``counted``: words for a case that tell of others behind a number ("12 *olguda*").
    ``undoes_only``: denials behind a name by which not it "only" is so ("sadece S100 *değil*, SOX10 da"). ``scale_of``: words
    between a grade and the highest of its scale ("1+ *of* 3+").
    ``positivity``: nouns of a positive result, of which the end of a clause may tell that there is none ("*positivity* for
    S100 and SOX10 is absent").
    ``rather_behind``: what ``rather`` says, behind what is not so ("CK20 *yerine* CK7 pozitif"); ``sooner``, ``than``: two words
    that say it around what is so ("*eher* SMA *als* Desmin"). ``cutoff``: a share by which a result is judged.
    """

    denial: Phrases = ()
    ahead: Phrases = ()
    slight: Phrases = ()
    transitive: Phrases = ()
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
    because: Phrases = ()
    internal: Phrases = ()
    lineage: Phrases = ()
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
    overall: Phrases = ()
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
    counted: Phrases = ()
    undoes_only: Phrases = ()
    scale_of: Phrases = ()
    positivity: Phrases = ()
    rather_behind: Phrases = ()
    sooner: Phrases = ()
    than: Phrases = ()
    cutoff: Phrases = ()
    carried_out: Phrases = ()
    passive: Phrases = ()
    coloured: Phrases = ()
    verdict: Phrases = ()
    verdict_behind: Phrases = ()
    parted: Phrases = ()
