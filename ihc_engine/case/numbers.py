"""The judged numbers that reading needs; ``policy.yaml`` holds them under ``reading``."""

from __future__ import annotations

from typing import Protocol


class ReadingNumbers(Protocol):
    """Percent of tumour cells, H-score (0 to 300), Allred score (0 to 8), mitoses per 10 high-power fields."""

    @property
    def focal_up_to_percent(self) -> float:
        """Most percent of tumour cells that are focal."""

    @property
    def patchy_up_to_percent(self) -> float:
        """Most percent of tumour cells that are patchy."""

    @property
    def h_score_negative_below(self) -> float:
        """H-score below which a stain is negative."""

    @property
    def h_score_weak_below(self) -> float:
        """H-score below which a stain is weak."""

    @property
    def h_score_strong_from(self) -> float:
        """Least H-score of a strong stain."""

    @property
    def allred_negative_up_to(self) -> float:
        """Highest Allred score of a negative stain."""

    @property
    def allred_weak_up_to(self) -> float:
        """Highest Allred score of a weak stain."""

    @property
    def allred_strong_from(self) -> float:
        """Least Allred score of a strong stain."""

    @property
    def mitoses_low_below(self) -> float:
        """Mitoses per 10 high-power fields below which the count is low."""

    @property
    def mitoses_high_from(self) -> float:
        """Least mitoses per 10 high-power fields of a high count."""

    @property
    def ki67_low_below(self) -> float:
        """Percent of nuclei below which the index is low."""

    @property
    def ki67_high_from(self) -> float:
        """Least percent of nuclei of a high index."""
