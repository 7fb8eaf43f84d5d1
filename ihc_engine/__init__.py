"""ihc-engine: ranks leiomyosarcoma against its mimics from morphology and immunohistochemistry, and explains every ranking.

>>> from ihc_engine import interpret
>>> answer = interpret({"markers": {"SMA": "+", "desmin": "+", "S-100": "-", "CD34": "-", "CD117": "-"}})
>>> answer.ranking[0].diagnosis
'leiomyosarcoma'
"""

from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError
from ihc_engine.interpretation.interpret import Interpreter, interpret
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_dict, to_json
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.problem import KnowledgeError
from ihc_engine.version import __version__

__all__ = [
    "Case",
    "CaseError",
    "Interpretation",
    "Interpreter",
    "Knowledge",
    "KnowledgeError",
    "__version__",
    "interpret",
    "load_knowledge",
    "to_dict",
    "to_json",
]
