"""What a client asked of the catalogue, as one value, and which records meet it (Records Part 1, core parameters)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from geo.domain.crs import CRS84
from geo.domain.folding import fold
from geo.domain.values import BBox
from layers.catalogue.record import Box, Record
from ogc.query import COMMON, DateSpan, read_bbox, read_period, read_whole
from ogc.refusals import unknown_parameter

DEFAULT_LIMIT, MAX_LIMIT = 100, 1000
SEARCH = ("q", "bbox", "bbox-crs", "datetime", "type", "ids", "externalIds")
#: Properties that a client may ask for by equality: name, how it is read of a record.
EQUALS: dict[str, Callable[[Record], str]] = {
    "theme": lambda record: record.theme,
    "accessRights": lambda record: record.access,
    "layer": lambda record: record.layer,
}


@dataclass(frozen=True)
class RecordsQuery:
    """One request for records, complete and checked.

    Attributes:
        terms: folded texts, one of which a record must contain; () = any.
        bbox: degrees WGS 84; two boxes where the one asked for spans the antimeridian.
        equal: (name in EQUALS, value).
    """

    terms: tuple[str, ...] = ()
    bbox: tuple[BBox, ...] = ()
    period: DateSpan | None = None
    types: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    external_ids: frozenset[str] = frozenset()
    equal: tuple[tuple[str, str], ...] = ()
    limit: int = DEFAULT_LIMIT
    offset: int = 0

    def matches(self, record: Record, box: Box | None) -> bool:
        """Whether a record is asked for.

        Args:
            box: its extent in degrees WGS 84; a record without one is met by every `bbox`, as the standard wants.
        """
        return (
            (not self.types or record.kind in self.types)
            and (not self.ids or record.id in self.ids)
            and (not self.external_ids or bool(self.external_ids & known_as(record)))
            and all(EQUALS[name](record) == value for name, value in self.equal)
            and (
                not self.bbox or box is None or any(one.intersects(BBox.of(box, CRS84)) for one in self.bbox)
            )
            and (self.period is None or _meets(record, self.period))
            and (not self.terms or _contains(record, self.terms))
        )


def read_records_query(given: Mapping[str, str], *paging: str) -> RecordsQuery:
    """The query in the parameters of a request; a parameter without a value counts as absent.

    Args:
        paging: `limit` and `offset` where the answer has pages.
    Raises:
        Problem: 400 for the first parameter that is wrong or unknown.
    """
    for name in given:
        if name not in (*COMMON, *SEARCH, *EQUALS, *paging):
            raise unknown_parameter(name)
    asked = {name: text for name, text in given.items() if text}
    return RecordsQuery(
        terms=tuple(term for part in asked.get("q", "").split(",") if (term := fold(part))),
        bbox=read_bbox(asked, CRS84),
        period=read_period(asked["datetime"]) if "datetime" in asked else None,
        types=_values(asked, "type"),
        ids=_values(asked, "ids"),
        external_ids=_values(asked, "externalIds"),
        equal=tuple((name, asked[name]) for name in EQUALS if name in asked),
        limit=min(read_whole("limit", asked.get("limit", str(DEFAULT_LIMIT)), 1), MAX_LIMIT),
        offset=read_whole("offset", asked.get("offset", "0"), 0),
    )


def known_as(record: Record) -> frozenset[str]:
    """Its external identifiers, with and without their scheme."""
    return frozenset(name for scheme, value in record.identifiers for name in (value, f"{scheme}:{value}"))


def _values(asked: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(part.strip() for part in asked.get(name, "").split(",") if part.strip())


def _meets(record: Record, period: DateSpan) -> bool:
    """Whether the record's days and the period share one; a record without days is met by every period."""
    starts_late = period.end is not None and record.valid_from is not None and record.valid_from > period.end
    last = record.valid_to - timedelta(days=1) if record.valid_to is not None else None
    ends_early = period.start is not None and last is not None and last < period.start
    return not (starts_late or ends_early)


def _contains(record: Record, terms: Iterable[str]) -> bool:
    text = searched(record)
    return any(term in text for term in terms)


def searched(record: Record) -> str:
    """The folded text in which a record is searched, in both languages."""
    labels = (record.title, record.description, record.owner, *record.keywords)
    words = [word for label in labels for word in label]
    words += [contact.organisation.vi for contact in record.contacts]
    words += [record.layer, record.theme, *(value for _scheme, value in record.identifiers)]
    return _folded(" \n ".join(words))


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    return " \n ".join(fold(part) for part in text.split("\n"))
