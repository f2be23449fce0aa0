"""Nhật ký lỗi. One log for all phases: what is wrong in which row, where it lies and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from layers.importing.catalogue import CATALOGUE
from layers.rules import Severity

#: Rows of detail kept for one rule; what comes after is counted, not listed.
DETAIL_LIMIT = 20_000


@dataclass(slots=True)
class Issue:
    """One finding.

    Attributes:
        row: record number in the file, from 1; 0 = the whole file.
        x: easting in metres in the storage CRS, once the log is placed; before that in the CRS of the file.
        lon: longitude in degrees WGS 84, once the log is placed.
    """

    rule: str
    severity: str
    row: int = 0
    source_key: str = ""
    field_name: str = ""
    details: dict[str, object] = field(default_factory=dict)
    x: float | None = None
    y: float | None = None
    lon: float | None = None
    lat: float | None = None

    def message(self, lang: str) -> str:
        """What is wrong, in `vi` or `en`."""
        return CATALOGUE[self.rule].message.text(lang).format_map(_in_language(self.details, lang))

    def remedy(self, lang: str) -> str:
        """What to do, in `vi` or `en`."""
        return CATALOGUE[self.rule].remedy.text(lang).format_map(_in_language(self.details, lang))


class IssueLog:
    """All findings of one run, in the order in which they were made."""

    def __init__(self) -> None:
        self._issues: list[Issue] = []
        self.counts: Counter[str] = Counter()
        self.severities: dict[str, str] = {}

    def add(
        self,
        rule: str,
        *,
        row: int = 0,
        field: str = "",
        severity: Severity | str = "",
        at: tuple[float, float] | None = None,
        source_key: str = "",
        **details: object,
    ) -> None:
        """Write down one finding.

        Args:
            rule: key of the catalogue; its severity holds unless another is given.
            at: (x, y) in the CRS of the file.
            details: values for the text of the rule; a `Label` is shown in the reader's language.
        """
        entry = CATALOGUE[rule]
        self.counts[rule] += 1
        self.severities[rule] = severity or entry.severity
        if self.counts[rule] <= DETAIL_LIMIT:
            x, y = at if at is not None else (None, None)
            self._issues.append(
                Issue(rule, severity or entry.severity, int(row), source_key, field, details, x, y)
            )

    def __iter__(self) -> Iterator[Issue]:
        return iter(self._issues)

    def __len__(self) -> int:
        return len(self._issues)

    def of(self, *rules: str) -> list[Issue]:
        """Findings of the given rules."""
        return [issue for issue in self._issues if issue.rule in rules]

    def rows_with_issues(self) -> set[int]:
        """Record numbers that appear in the log."""
        return {issue.row for issue in self._issues if issue.row}

    def count(self, severity: str) -> int:
        """Number of findings of one severity, the unlisted ones included."""
        return sum(number for rule, number in self.counts.items() if self.severities[rule] == severity)

    def name_rows(self, keys: dict[int, str]) -> None:
        """Fill in the source key of each row that has one."""
        for issue in self._issues:
            issue.source_key = issue.source_key or keys.get(issue.row, "")

    def unlisted(self) -> Iterable[tuple[str, int]]:
        """Rules with more findings than were kept, and how many are missing."""
        return [
            (rule, number - DETAIL_LIMIT) for rule, number in self.counts.items() if number > DETAIL_LIMIT
        ]


def _in_language(details: dict[str, object], lang: str) -> dict[str, object]:
    from layers.labels import Label

    return {key: value.text(lang) if isinstance(value, Label) else value for key, value in details.items()}


class FileRefused(Exception):
    """The file as a whole cannot be imported; the log holds the reason."""

    def __init__(self, rule: str, **details: object) -> None:
        self.rule, self.details = rule, details
        super().__init__(CATALOGUE[rule].message.en.format_map(_in_language(details, "en")))
