"""Quality review of an archive: the reported diagnosis of each case against its panel, the strongest disagreement first."""

from ihc_engine.audit.audit_schema import audit_record, audit_schema
from ihc_engine.audit.auditor import Auditor
from ihc_engine.audit.grade import Grade
from ihc_engine.audit.model import AuditRow, ranked
from ihc_engine.audit.summary import AuditSummary
from ihc_engine.audit.write import check_audit_ending, write_audit

__all__ = [
    "AuditRow",
    "AuditSummary",
    "Auditor",
    "Grade",
    "audit_record",
    "audit_schema",
    "check_audit_ending",
    "ranked",
    "write_audit",
]
