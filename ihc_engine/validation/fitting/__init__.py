"""Judged numbers of the policy fitted on published cases, cross-validated by source."""

from ihc_engine.validation.fitting.fit import Fit, fit
from ihc_engine.validation.fitting.policy_text import fitted_policy
from ihc_engine.validation.fitting.report import fit_text

__all__ = ["Fit", "fit", "fit_text", "fitted_policy"]
