"""How a panel stands to a reported diagnosis, in one word."""

from __future__ import annotations

from enum import StrEnum


class Grade(StrEnum):
    """From the strongest disagreement to none; the order of the list.

    ``alarm``: the panel supports another diagnosis. ``disagrees``: it favours another. ``leans elsewhere``: another leads,
    without a clear outcome. ``agrees``: the reported diagnosis leads, or one that the panel cannot tell from it.
    ``not judged``: there is nothing to compare, and why. ``failed``: the row could not be read.
    """

    alarm = "alarm"
    disagrees = "disagrees"
    leans = "leans elsewhere"
    agrees = "agrees"
    not_judged = "not judged"
    failed = "failed"

    @property
    def place(self) -> int:
        """Place among the grades."""
        return list(Grade).index(self)


#: Why a row is not judged, or judged as it is.
WHY = {
    "no_report": "no diagnosis is reported",
    "not_listed": "the reported words name none of the listed diagnoses",
    "several": "several diagnoses are reported",
    "uncertain": "the diagnosis is reported as a possibility or as excluded",
    "no_panel": "no stain has a usable result",
    "same_family": "the leader is of the same family, and the stains do not tell the two apart",
    "family_apart": "the leader is of the same family, but the stains tell the two apart",
    "thin_panel": "too few stains and findings",
    "pretest_odds": "the lead rests on pre-test odds; the findings alone do not speak against the reported diagnosis",
}
