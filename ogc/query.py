"""What a client asked of a collection, as one value. Every parameter is checked here; nothing is guessed or ignored."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from geo.domain.crs import CRS84, Crs
from geo.domain.errors import DomainError
from geo.domain.values import BBox
from layers.changesets.drafted_rows import Overlay
from layers.spec import Field, LayerSpec
from ogc import shapes
from ogc.cql import reading
from ogc.cql.terms import kind_of
from ogc.keyset import Key, Matches, read_token
from ogc.refusals import bad_parameter, bad_value, unknown_parameter, unknown_property

DEFAULT_LIMIT = 100
MAX_LIMIT = 10_000
COMMON = ("f", "lang")
#: Parameters of `items` besides the fields of the layer.
ITEMS = (
    *COMMON, "limit", "offset", "after", "bbox", "bbox-crs", "crs", "datetime", "sortby", "properties", "skipGeometry",
    "filter", "filter-lang", "filter-crs", "resultType", "resulttype",
)  # fmt: skip


@dataclass(frozen=True)
class DateSpan:
    """Days asked for by `datetime`, both included; None is open."""

    start: date | None
    end: date | None

    @property
    def day(self) -> date | None:
        """The day, when it is only one."""
        return self.start if self.start == self.end else None


@dataclass(frozen=True)
class ItemsQuery:
    """One request for features of one layer, complete and checked.

    Attributes:
        fields: fields to return.
        readable: every field the user may read; only these can be filtered or sorted by.
        after: key values of the last feature of the page before.
        matches: what that page told of the number of matching features; None on a first page.
        bbox: the box asked for; two where it spans the antimeridian, none where there is none.
        equal: property filters of Part 1 §7.15.5, value already in the field's type.
        visible: SQL condition of the rows the user may read (`layers.rights.row_condition`); "" = all.
        profile: `jsonfg` or `jsonfg-plus` for features as JSON-FG; "" = GeoJSON.
        overlay: drafts that the user may see and wants to see laid over the layer; None = what is stored.
    """

    spec: LayerSpec
    readable: Mapping[str, Field]
    fields: tuple[Field, ...]
    crs: Crs = CRS84
    limit: int = DEFAULT_LIMIT
    offset: int = 0
    after: tuple[str | None, ...] | None = None
    matches: Matches | None = None
    keys: tuple[Key, ...] = ()
    bbox: tuple[BBox, ...] = ()
    period: DateSpan | None = None
    equal: tuple[tuple[Field, object], ...] = ()
    filter: object | None = None
    filter_crs: Crs = CRS84
    skip_geometry: bool = False
    hits_only: bool = False
    token: str = ""
    visible: str = ""
    profile: str = ""
    overlay: Overlay | None = None

    @property
    def day(self) -> date | None:
        """The one day asked for: what held then is read, from the history too."""
        return self.period.day if self.period is not None else None

    @property
    def is_stored(self) -> bool:
        """True when the stored rows are asked for, neither those of a day nor what drafts make of them."""
        return self.day is None and self.overlay is None

    @property
    def with_shape(self) -> bool:
        """Whether geometries are returned."""
        return self.spec.is_spatial and not self.skip_geometry

    @property
    def is_selective(self) -> bool:
        """True when only part of the layer was asked for."""
        return bool(self.bbox) or self.is_filtered

    @property
    def is_filtered(self) -> bool:
        """True when features are chosen by more than their place."""
        return self.period is not None or self.filter is not None or bool(self.equal)


def read_items_query(
    spec: LayerSpec, readable: tuple[Field, ...], given: Mapping[str, str], visible: str = ""
) -> ItemsQuery:
    """The query in the parameters of an `items` request.

    Args:
        spec: the layer.
        readable: fields the user may read.
        visible: SQL condition of the rows the user may read.
        given: query parameters, one value each.
    Raises:
        Problem: 400 for the first parameter that is wrong or unknown.
    """
    by_name = {field.name: field for field in readable}
    for name in given:
        if name not in ITEMS and name not in by_name:
            raise unknown_parameter(name)
    keys = _sort_keys(spec, by_name, given.get("sortby", ""))
    token = given.get("after", "")
    after, matches = read_token(token, keys) if token else (None, None)
    crs_of = shapes.requested
    return ItemsQuery(
        spec=spec,
        readable=by_name,
        fields=_properties(readable, by_name, given.get("properties")),
        crs=crs_of("crs", given["crs"]) if "crs" in given else CRS84,
        limit=min(read_whole("limit", given.get("limit", str(DEFAULT_LIMIT)), 1), MAX_LIMIT),
        offset=read_whole("offset", given.get("offset", "0"), 0),
        after=after,
        matches=matches,
        keys=keys,
        bbox=read_bbox(given),
        period=read_period(given["datetime"]) if "datetime" in given else None,
        equal=tuple(
            (by_name[name], read_value(by_name[name], text))
            for name, text in given.items()
            if name in by_name
        ),
        filter=_filter(given),
        filter_crs=crs_of("filter-crs", given["filter-crs"]) if "filter-crs" in given else CRS84,
        skip_geometry=_truth("skipGeometry", given.get("skipGeometry", "false")),
        hits_only=_hits(given),
        token=token,
        visible=visible,
    )


def read_item_query(given: Mapping[str, str]) -> tuple[Crs, date | None]:
    """CRS and day of one feature; refuses any parameter but `crs`, `datetime`, `f` and `lang`. Raises Problem 400."""
    refuse_others(given, "crs", "datetime")
    crs = shapes.requested("crs", given["crs"]) if "crs" in given else CRS84
    if "datetime" not in given:
        return crs, None
    if (day := read_period(given["datetime"]).day) is None:
        raise bad_parameter(
            "datetime", "Cần một thời điểm, không phải một khoảng.", "An instant, not an interval."
        )
    return crs, day


def refuse_others(given: Mapping[str, str], *allowed: str) -> None:
    """400 for any parameter besides `f`, `lang` and `allowed` (Part 1 requirement 8)."""
    for name in given:
        if name not in COMMON and name not in allowed:
            raise unknown_parameter(name)


def read_value(field: Field, text: str) -> object:
    """A property filter's value in the field's type. Raises Problem 400."""
    kind = kind_of(field)
    try:
        if "\x00" in text:
            raise ValueError
        if kind == "number":
            if not re.fullmatch(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})([eE][+-]?\d{1,2})?", text):
                raise ValueError
            return float(text)
        if kind == "boolean":
            return {"true": True, "false": False}[text.lower()]
        if kind == "date":
            return date.fromisoformat(text)
        return str(uuid.UUID(text)) if kind == "uuid" else text
    except (ValueError, KeyError) as error:
        raise bad_parameter(
            field.name,
            f"Giá trị “{text[:80]}” không đúng kiểu của thuộc tính.",
            f'The value "{text[:80]}" does not have the type of the property.',
        ) from error


def read_bbox(given: Mapping[str, str], target: Crs | None = None) -> tuple[BBox, ...]:
    """The box that was asked for: none, one, or two where it spans the antimeridian.

    Args:
        target: the CRS to carry it into; None = it stays in that of `bbox-crs`.
    Raises:
        Problem: 400.
    """
    if "bbox" not in given:
        if "bbox-crs" in given:
            raise bad_parameter(
                "bbox-crs", "Có bbox-crs mà không có bbox.", "bbox-crs was given without bbox."
            )
        return ()
    crs = shapes.requested("bbox-crs", given["bbox-crs"]) if "bbox-crs" in given else CRS84
    try:
        return tuple(box.to(target or crs) for box in BBox.parts_from_ogc(given["bbox"], crs))
    except DomainError as error:
        raise bad_value("bbox", error) from error


def read_period(text: str) -> DateSpan:
    """The `datetime` parameter (Part 1 §7.15.4): an instant, or an interval whose ends may be `..` or empty.

    Validity is a matter of days, so instants become days in the city's time zone.

    Raises:
        Problem: 400.
    """
    parts = text.split("/")
    if len(parts) == 1 and parts[0] not in ("", ".."):
        day = _day(parts[0])
        return DateSpan(day, day)
    if len(parts) != 2:
        raise _bad_datetime()
    # QGIS before 3.36 writes the year 0 for "from the beginning"
    start, end = (None if part in ("", "..", "0000-01-01T00:00:00Z") else _day(part) for part in parts)
    if start is not None and end is not None and start > end:
        raise _bad_datetime()
    return DateSpan(start, end)


_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2}))?",
)


def _day(text: str) -> date:
    # an unescaped plus sign of an offset arrives as a blank
    text = re.sub(r" (\d{2}:\d{2})$", r"+\1", text)
    if not _INSTANT.fullmatch(text):
        raise _bad_datetime()
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text.upper()))
        return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    except (ValueError, OverflowError) as error:
        raise _bad_datetime() from error


def _bad_datetime() -> Exception:
    return bad_parameter(
        "datetime",
        "Thời gian phải theo RFC 3339: một thời điểm hoặc một khoảng như 2025-07-01/.. .",
        "Times follow RFC 3339: an instant, or an interval such as 2025-07-01/.. .",
    )


def _filter(given: Mapping[str, str]) -> object | None:
    language = given.get("filter-lang", reading.TEXT)
    if language not in reading.LANGUAGES:
        raise bad_parameter("filter-lang", "Dùng cql2-text hoặc cql2-json.", "Use cql2-text or cql2-json.")
    if "filter" not in given:
        return None
    return reading.read(given["filter"], language)


def _sort_keys(spec: LayerSpec, by_name: Mapping[str, Field], text: str) -> tuple[Key, ...]:
    keys: list[Key] = []
    for part in text.split(",") if text else []:
        # a plus sign that was not escaped arrives as a blank
        name = part.lstrip("+- ")
        if name not in by_name:
            raise unknown_property("sortby", name)
        if name not in (key.name for key in keys):
            keys.append(_key(spec, by_name[name], descending=part.startswith("-")))
    names = [key.name for key in keys]
    # the id is unique: what follows it cannot change the order, and without it the order would not be total
    return (
        tuple(keys[: names.index("id") + 1])
        if "id" in names
        else (*keys, Key("id", "id", "uuid", is_filled=True))
    )


def _key(spec: LayerSpec, field: Field, *, descending: bool) -> Key:
    column = spec.column(field.name)
    filled = {one.column for one in spec.model._meta.concrete_fields if not one.null}  # type: ignore[attr-defined]
    return Key(field.name, column, kind_of(field), descending, column in filled)


def _properties(
    readable: tuple[Field, ...], by_name: Mapping[str, Field], text: str | None
) -> tuple[Field, ...]:
    if text is None:
        return readable
    names = [name for name in text.split(",") if name]
    for name in names:
        if name not in by_name:
            raise unknown_property("properties", name)
    return tuple(field for field in readable if field.name in names)


def read_whole(name: str, text: str, minimum: int) -> int:
    """A whole number given as a query parameter. Raises Problem 400."""
    if not re.fullmatch(r"\d{1,10}", text) or int(text) < minimum:
        raise bad_parameter(
            name,
            f"Cần một số nguyên từ {minimum} trở lên.",
            f"A whole number of at least {minimum} is needed.",
        )
    return int(text)


def _truth(name: str, text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise bad_parameter(name, "Dùng true hoặc false.", "Use true or false.")
    return text.lower() == "true"


def _hits(given: Mapping[str, str]) -> bool:
    for name in ("resultType", "resulttype"):
        if name in given and given[name] not in ("results", "hits"):
            raise bad_parameter(name, "Dùng results hoặc hits.", "Use results or hits.")
    return "hits" in (given.get("resultType"), given.get("resulttype"))
