"""Words that only an accent tells from another: German "wären" (would be) and "waren" (were).

Texts are read without accents, since many are written so. Where a word of a context (see ``Context``) is another word of grammar
without them, it must be spelled with them.
"""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.words.entry import Entry
from ihc_engine.vocabulary.grammar_words import Grammar
from ihc_engine.vocabulary.language import Context, Language


def add_plain_words(entries: dict[str, Entry], language: Language) -> None:
    """Give the entries of such words what they mean without the accents."""
    words = [word for role in Grammar.model_fields for word in getattr(language.grammar, role)]
    plain = {word for word in (*words, *language.result.filler) if word.isascii()}
    for about in Context.model_fields:
        context = getattr(language.context, about)
        for word in context:
            entry = entries[folded(word)]
            if not word.isascii() and folded(word) in plain and folded(word) not in context:
                entry.plain = entry.plain or replace(entry, context=set(entry.context))
                entry.plain.context.discard(about)
                entry.plain.conditional = False
