"""Texts: nothing that only one machine can follow, and nothing empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.problem import Remark

#: A licence may be named by its address.
_MAY_HOLD_ADDRESSES = "manifest.yaml"
_ADDRESS = re.compile(
    r"https?://\S*|\bftp://\S*|\bfile:\S*|\bwww\.\S+|\blocalhost\b|\b127\.0\.0\.1\b"
    r"|(?<![\w.])/(?:home|tmp|work|root|usr|mnt|var|opt|Users)/\S*|\b[A-Za-z]:\\\S+"
)
_BLANK = re.compile(r"""(?:^|[\s{\[,])[\w-]+: *(?:"\s*"|'\s*')\s*(?:[,}\]#]|$)""")


def check_texts(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K601 for addresses of the web or of a machine, K602 for empty texts."""
    for file, text in draft.texts.items():
        if file == _MAY_HOLD_ADDRESSES:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            found = _ADDRESS.search(line) if "/" in line or "\\" in line or "." in line or "host" in line else None
            if found:
                message = f"{found.group()!r} is an address or a path: cite by PMID or DOI, name files by their id"
                yield Remark("K601", file, (), message, number)
            if ('""' in line or "''" in line or '" ' in line) and _BLANK.search(line):
                yield Remark("K602", file, (), "an empty text: write it, or leave the key out", number)
