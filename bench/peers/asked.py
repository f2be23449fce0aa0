"""What is asked of every server, in words that none of them speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """One question.

    Attributes:
        limit: features of a page; 0 asks for the single feature `feature`.
        bbox: min lon, min lat, max lon, max lat, degrees WGS 84, or None.
        cql: filter in the part of CQL that ECQL and CQL2 share, or "".
        ward, sheets: what `cql` says, for the statement behind it.
        skipped: features before the page; `after` is the last of them, for those who page by key.
    """

    limit: int = 0
    feature: str = ""
    bbox: tuple[float, float, float, float] | None = None
    cql: str = ""
    ward: str = ""
    sheets: tuple[str, ...] = ()
    skipped: int = 0
    after: str = ""

    @property
    def bbox_text(self) -> str:
        """The box as a query parameter."""
        return ",".join(f"{value:.6f}" for value in self.bbox or ())
