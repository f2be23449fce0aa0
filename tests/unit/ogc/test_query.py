"""Parameters of a request become one checked value; no database."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.http.problems import Problem
from layers.registry import registry
from ogc import keyset, statements
from ogc.cql.reading import read
from ogc.cql.text import parse
from ogc.query import DateSpan, ItemsQuery, read_items_query, read_period
from ogc.shapes import supported

PARCELS = registry.get("parcels")


def query(**given: str) -> ItemsQuery:
    """A query of parcels as the public asks it."""
    return read_items_query(PARCELS, PARCELS.public_fields, given)


def test_defaults() -> None:
    plain = query()
    assert (plain.limit, plain.offset, plain.crs.code) == (100, 0, "OGC:CRS84")
    assert plain.fields == PARCELS.public_fields and not plain.is_selective
    assert [key.name for key in plain.keys] == ["id"]


def test_limit_is_cut_to_the_maximum() -> None:
    assert query(limit="1000000").limit == 10_000


@pytest.mark.parametrize(
    ("sortby", "names"),
    [
        ("address", ["address", "id"]), ("+address,-survey_date", ["address", "survey_date", "id"]),
        (" address", ["address", "id"]), ("-id", ["id"]), ("address,id,version", ["address", "id"]),
    ],
)  # fmt: skip
def test_the_id_makes_every_order_total(sortby: str, names: list[str]) -> None:
    assert [key.name for key in query(sortby=sortby).keys] == names


def test_page_tokens_belong_to_one_order() -> None:
    keys = query(sortby="-address").keys
    values = ("Lê Lợi", "0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b")
    for matches in (keyset.Matches(None, 12_345), keyset.Matches(7, None), keyset.Matches(None, None)):
        token = keyset.token(keys, values, matches)
        assert keyset.read_token(token, keys) == (values, matches)
    for other in ("", "address", "-survey_date", "-address,survey_date"):
        with pytest.raises(Problem):
            keyset.read_token(token, query(sortby=other).keys)
    for rubbish in ("", "x", "W10", "bnVsbA", "é", "A" * 10_000):
        with pytest.raises(Problem):
            keyset.read_token(rubbish, keys)


@pytest.mark.parametrize("told", [(-1, None), (None, 1.5), ("1", None), (True, None), ([], None)])
def test_a_token_tells_numbers_or_nothing_of_matches(told: Any) -> None:
    keys = query().keys
    token = keyset.token(keys, ["0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b"], keyset.Matches(*told))
    with pytest.raises(Problem):
        keyset.read_token(token, keys)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025-07-01", date(2025, 7, 1), date(2025, 7, 1)),
        ("2025-07-01T20:00:00Z", date(2025, 7, 2), date(2025, 7, 2)),
        ("2025-07-01T20:00:00.123456789+07:00", date(2025, 7, 1), date(2025, 7, 1)),
        ("2025-07-01T20:00:00 07:00", date(2025, 7, 1), date(2025, 7, 1)),
        ("../2025-07-01", None, date(2025, 7, 1)),
        ("2025-07-01/", date(2025, 7, 1), None),
        ("0000-01-01T00:00:00Z/2026-01-01", None, date(2026, 1, 1)),
        ("2025-01-01/9999-12-31T00:00:00Z", date(2025, 1, 1), date(9999, 12, 31)),
    ],
)
def test_periods_are_days_in_viet_nam(text: str, start: date | None, end: date | None) -> None:
    assert read_period(text) == DateSpan(start, end)


@pytest.mark.parametrize(
    "text", ["", "..", "2025", "2025-07", "2025-07-01T25:00:00Z", "a/b", "1/2/3", "2025-07-01T00:00"]
)
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(Problem):
        read_period(text)


def test_crs84_comes_first_and_every_crs_once() -> None:
    uris = [crs.uri for crs in supported()]
    assert uris[0].endswith("/OGC/1.3/CRS84") and uris[1].endswith("/EPSG/0/9210")
    assert len(uris) == len(set(uris))
    assert not [uri for uri in uris if uri[-4:] in ("6956", "6957", "6958", "6959")]


def test_values_never_stand_in_the_statement() -> None:
    """What a client wrote is a parameter, wherever it came from; a day of the past stands there as the date it was
    read as."""
    asked = query(
        address="marker-1", filter="ward_name = 'marker-2' AND CASEI(address) LIKE 'marker-3'", bbox="106,10,107,11",
        datetime="2025-07-01", limit="7",
    )  # fmt: skip
    statement = statements.page(asked)
    text = statement.text.as_string(None)
    assert "marker" not in text and "106" not in text and "@" in text
    assert "2025" not in text.replace("'2025-07-01'::date", "")
    assert {"marker-1", "marker-2", "marker-3", 106.0} <= set(statement.values.values())
    assert "LIMIT 8" in text and '"geom_4326"' in text


def test_each_crs_reads_the_column_that_holds_it() -> None:
    def text(uri: str) -> Any:
        return statements.page(query(crs=uri)).text.as_string(None)

    assert '"geom_3857" AS shape' in text("EPSG:3857") and "ST_Transform" not in text("EPSG:3857")
    assert '"geom" AS shape' in text("EPSG:9210") and "ST_Transform" not in text("EPSG:9210")
    assert "ST_FlipCoordinates" in text("EPSG:4326") and "ST_Transform" not in text("EPSG:4326")
    assert "ST_Transform" in text("EPSG:5899")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a = 1 OR b = 2 AND c = 3", ["or", "=", "and"]),
        ("NOT (a = 1 AND b = 2)", ["not", "and"]),
        ("a NOT BETWEEN 1 AND 2 AND b = 1", ["and", "not", "="]),
        ("a = -2 ^ 2", ["=", None, "^"]),
    ],
)
def test_precedence_of_text_filters(text: str, tree: list[str | None]) -> None:
    root: Any = parse(text)
    assert [root["op"], *(one.get("op") for one in root["args"])] == tree


@pytest.mark.parametrize(
    ("text", "geometry"),
    [
        ("POINT(1 2)", {"type": "Point", "coordinates": (1, 2)}),
        ("point z (1 2 3)", {"type": "Point", "coordinates": (1, 2, 3)}),
        ("LINESTRING(1 2, 3 -4.5e1)", {"type": "LineString", "coordinates": [(1, 2), (3, -45)]}),
        ("MULTIPOINT((1 2), (3 4))", {"type": "MultiPoint", "coordinates": [(1, 2), (3, 4)]}),
        ("MULTIPOINT(1 2, 3 4)", {"type": "MultiPoint", "coordinates": [(1, 2), (3, 4)]}),
        ("BBOX(1, 2, -3, 4)", {"bbox": [1, 2, -3, 4]}),
    ],
)
def test_geometries_of_text_filters(text: str, geometry: dict[str, Any]) -> None:
    assert parse(f"S_INTERSECTS(geometry, {text})")["args"][1] == geometry


def test_a_word_that_begins_like_a_keyword_is_a_name() -> None:
    assert parse("notes = 1 AND order_no = 2 AND point = 3 AND nullable IS NULL")["op"] == "and"


def test_both_languages_give_one_tree() -> None:
    text = read("CASEI(name) LIKE CASEI('%lê''s%') AND NOT x IN (1, 2)")
    json = (
        '{"op":"and","args":[{"op":"like","args":[{"op":"casei","args":[{"property":"name"}]},'
        '{"op":"casei","args":["%lê\'s%"]}]},{"op":"not","args":[{"op":"in","args":[{"property":"x"},[1.0,2.0]]}]}]}'
    )
    assert text == read(json, "cql2-json")


def test_a_filter_has_a_largest_size() -> None:
    for text in ("(" * 100 + "a = 1" + ")" * 100, " AND ".join(["a = 1"] * 500)):
        assert read(text)
    for text in ("NOT " * 100 + "a = 1", "a" * 70_000, "a = " + "+".join(["1"] * 200)):
        with pytest.raises(Problem):
            read(text)
