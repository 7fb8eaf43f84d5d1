"""What a wording asks of the passes over a whole report, as bits: a pass runs only where some sentence asks for it.

They are worked out once for each wording (see ``reports.asked``) and joined over the sentences of a report, so that most reports
pass by most passes at once.
"""

from __future__ import annotations

(
    LABELLED,  # it may label a lesion or specimen
    MARKED,  # it holds a mark that may be that of a second specimen
    PLACED,  # it begins a section or names a specimen
    MISPRINTED,  # it speaks of stains and holds a misprint
    GRAVER,  # it is headed by a graver component
    BENIGN,  # it is headed by a benign lesion
    BLOCK,  # it is headed by a block
    NUMBERED,  # it begins with a number
    LESION,  # it is headed by a lesion
    LENT,  # it heads the stains of another laboratory
    ENTITY,  # it begins with an entity, and then names a stain
    RIGHTED,  # it tells what a result should be, and names no stain
    INTERCHANGED,  # it says that results were interchanged
    MISTAKEN,  # it says that what was told before is wrong
    HEADS,  # it may be the head of the next sentence, which lists names
    GOES_ON,  # it names a stain, and begins with a word by which it may go on with the sentence before
    QUIET,  # it speaks of no stains, where those before it left nothing
) = (1 << place for place in range(17))
