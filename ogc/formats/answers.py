"""Answers in the formats of this package: whole sets as files, streamed, and one feature as GeoJSON or JSON-FG."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import orjson
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from geo.domain.crs import Crs
from geo.http.problems import Problem
from layers.spec import Field, LayerSpec
from ogc import reading
from ogc.door import Door
from ogc.formats import files, jsonfg, links, rows, texts, turns
from ogc.formats.kinds import CSV, GEOJSON_FILE, JSON, JSONFG, Kind
from ogc.formats.negotiation import RFC7946, profile_of
from ogc.query import ItemsQuery, read_item_query, read_items_query
from ogc.refusals import bad_parameter

HEADERS = ("names", "labels")


class _FileAnswer(FileResponse):
    """Read in pieces of which a large file needs few."""

    block_size = 256 * 1024


class _Parts:
    """The parts of an answer; whether it is read to the end, given up or never begun, its turn is given back."""

    def __init__(self, parts: Iterator[bytes], give_back: Callable[[], None]) -> None:
        self._parts, self._give_back = parts, give_back

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._parts)

    def close(self) -> None:
        """Called by Django when the answer is over."""
        try:
            self._parts.close()  # type: ignore[attr-defined] # a generator: ends its transaction
        finally:
            self._give_back()


def whole(door: Door, spec: LayerSpec, kind: Kind) -> HttpResponseBase:
    """Every feature that matches, as a file.

    Raises:
        Problem: 400 for a wrong parameter or too many features, 503 when the condition takes too long or too many
            downloads are under way.
    """
    given = {name: value for name, value in door.parameters.items() if name != "profile"}
    with_labels = _with_labels(given.pop("headers", HEADERS[0]))
    page = read_items_query(spec, door.fields(spec), given, door.rows(spec))
    if page.hits_only:
        raise bad_parameter("resultType", "Chỉ đếm: dùng f=json.", "To count only, use f=json.")
    query = rows.whole(page, given)
    if door.request.method == "HEAD":
        return _headed(StreamingHttpResponse(()), query, kind)
    give_back = turns.take()
    try:
        count = rows.count(query, is_limited="limit" in given)
        door.tell(spec, query.fields, door.parameters, count)
        if kind in (CSV, GEOJSON_FILE):
            answer = StreamingHttpResponse(
                _Parts(_parts(query, kind, door.lang, with_labels=with_labels), give_back)
            )
            give_back = _nothing  # the answer does so
            return _headed(answer, query, kind)
        return _headed(_FileAnswer(files.write(query, kind, door.lang)), query, kind)
    finally:
        give_back()


def _parts(query: ItemsQuery, kind: Kind, lang: str, *, with_labels: bool) -> Iterator[bytes]:
    if kind is CSV:
        return texts.csv_parts(query, lang, with_labels=with_labels)
    return texts.geojson_parts(query)


def _headed(answer: Any, query: ItemsQuery, kind: Kind) -> Any:
    name = f"{query.spec.name}.{kind.ending}"
    answer["Content-Type"] = f"{kind.media}; charset=utf-8" if kind is CSV else kind.media
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    if query.spec.is_spatial:
        answer["Content-Crs"] = f"<{query.crs.uri}>"
    return answer


def _nothing() -> None:
    return


def _with_labels(text: str) -> bool:
    if text not in HEADERS:
        raise bad_parameter(
            "headers",
            "Dùng names (tên kỹ thuật) hoặc labels (nhãn).",
            "Use names (technical) or labels (words).",
        )
    return text == "labels"


def geojson_item(door: Door, spec: LayerSpec, feature: str, crs: Crs, day: date | None) -> dict[str, Any]:
    """One feature as GeoJSON in `crs`, as it was on `day` (None: as it is), with its links.

    Raises:
        Problem: 404, there is no such feature or the user may not see it.
    """
    texts = texts_of(spec, door.fields(spec), feature, crs, door.rows(spec), day)
    return geojson(feature.lower(), texts, _address(door, spec, feature), door.parameters, door.lang)


def texts_of(
    spec: LayerSpec, fields: tuple[Field, ...], feature: str, crs: Crs, rows: str, day: date | None
) -> tuple[bytes, bytes]:
    """Geometry and properties as JSON. Raises Problem 404: no such feature among `rows`."""
    return there(reading.read_item(spec, fields, feature, crs, rows, day))


def there(found: reading.Texts | None) -> reading.Texts:
    """What was found. Raises Problem 404 when nothing was."""
    if found is None:
        raise _missing()
    return found


def geojson(
    feature: str, texts: tuple[bytes, bytes], address: str, given: Mapping[str, str], lang: str
) -> dict[str, Any]:
    """The document of one feature: its `texts`, and links from its address and the parameters of the request."""
    geometry, properties = map(orjson.Fragment, texts)
    return {
        "type": "Feature",
        "id": feature,
        "geometry": geometry,
        "properties": properties,
        "links": links.of_item(address, given, JSON, RFC7946, lang),
    }


def jsonfg_item(door: Door, spec: LayerSpec, feature: str) -> dict[str, Any]:
    """One feature as JSON-FG, with its links.

    Raises:
        Problem: 404, there is no such feature or the user may not see it; 400, a wrong parameter.
    """
    crs, _day = read_item_query({name: value for name, value in door.parameters.items() if name != "profile"})
    if not reading.is_identity(feature.lower()):
        raise _missing()
    asked = {"limit": "1"} | {
        name: door.parameters[name] for name in ("datetime",) if name in door.parameters
    }
    query = replace(
        read_items_query(spec, door.fields(spec), asked, door.rows(spec)),
        crs=crs,
        equal=((spec.by_name["id"], feature.lower()),),
        profile=profile_of(JSONFG, door.parameters),
    )
    page = reading.read_page(query)
    if not page.returned:
        raise _missing()
    found = orjson.loads(page.features)
    return {
        "type": "Feature",
        **jsonfg.members(spec, crs, door.base_url),
        "links": links.of_item(
            _address(door, spec, feature), door.parameters, JSONFG, query.profile, door.lang
        ),
        **found,
    }


def collection(document: dict[str, Any], spec: LayerSpec, query: ItemsQuery, door: Door) -> dict[str, Any]:
    """A page of JSON-FG features, from the same page of GeoJSON features."""
    return {"type": document["type"], **jsonfg.members(spec, query.crs, door.base_url), **document}


def _address(door: Door, spec: LayerSpec, feature: str) -> str:
    return f"{door.base_url}/collections/{spec.name}/items/{feature.lower()}"


def _missing() -> Problem:
    return Problem("not-found", "Không có đối tượng này.", "There is no such feature.")
