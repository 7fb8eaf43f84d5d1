"""What tests of the audit share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ihc_engine.audit import Auditor, AuditRow
from ihc_engine.batch import InputRow
from ihc_engine.interpretation.interpret import Interpreter

Audited = Callable[..., AuditRow]
#: A panel that supports GIST.
GIST = {"CD117": "3+", "DOG1": "+", "CD34": "+", "desmin": "-", "S100": "-"}


@pytest.fixture(scope="session")
def auditor(interpreter: Interpreter) -> Auditor:
    return Auditor(interpreter)


@pytest.fixture(scope="session")
def audited(auditor: Auditor) -> Audited:
    """Judges one case of the stomach with a panel that supports GIST; fields of the case as named."""

    def judge(**fields: Any) -> AuditRow:
        return auditor.row(InputRow("line 1", {"case_id": "t", "site": "stomach", "markers": GIST, **fields}))

    return judge
