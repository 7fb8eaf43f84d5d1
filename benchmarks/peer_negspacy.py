"""The same texts through negspaCy, run by another Python (see requirements-peers.txt): JSON in, JSON out.

In: ``{"markers": [spelling, ...], "texts": [...], "model": null}``. Out: reports, named entities, and seconds of processor time.
Finding the names is made easy: every spelling is given, and looked for exactly, without regard to case. Without a model,
sentences end at points and nothing else is done; a model such as en_core_web_sm is how negspaCy's own examples run.
"""

import importlib
import json
import sys
import time
from typing import Any


def pipeline(markers: list[str], model: str | None) -> Any:
    """Tokens, sentences, exact names, negation; with a model, also what the model does but for its own names."""
    spacy = importlib.import_module("spacy")
    importlib.import_module("negspacy.negation")
    nlp = spacy.load(model, exclude=["ner"]) if model else spacy.blank("en")
    if not model:
        nlp.add_pipe("sentencizer")
    names = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    names.add_patterns([{"label": "MARKER", "pattern": marker} for marker in markers])
    nlp.add_pipe("negex", config={"ent_types": ["MARKER"]})
    return nlp


def main() -> None:
    """See above."""
    asked = json.load(sys.stdin)
    nlp = pipeline(asked["markers"], asked["model"])
    texts = asked["texts"]
    for text in texts[:20]:
        nlp(text)
    started = time.process_time()
    entities = sum(len(nlp(text).ents) for text in texts)
    seconds = time.process_time() - started
    json.dump({"reports": len(texts), "entities": entities, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main()
