"""Filters drawn by chance: a seeded run of `tests/endurance/cql_fuzz.py` on drawn features, in full of ten thousand."""

from __future__ import annotations

import random
from typing import Any

import pytest

from layers.registry import registry
from ogc.reading import STATEMENT_TIMEOUT_MS
from tests.endurance.cql_fuzz import Fuzz, samples_of
from tests.endurance.cql_naive import holds
from tests.endurance.cql_trees import Words, as_text
from tests.ogc import drawing
from tests.sizes import sized

pytestmark = pytest.mark.django_db
FILTERS = sized(full=10_000, quick=350)


@pytest.fixture
def various(db: None, ogc_urls: None) -> None:
    """A few features of every layer, and parcels that differ in more than their place."""
    drawing.draw_all()
    words = ("1 Đường Lê Lợi", "Ngõ 50% _\\", "O'Brien", "", "50%", "zz")
    for nth, parcel in enumerate(drawing.draw(registry.get("parcels"), 6, sheet_number="9", source_key="")):
        parcel.source_key, parcel.parcel_number = f"various-{nth}", str(nth)
        parcel.address, parcel.land_use_codes = words[nth], ("ODT+CLN", "LUC", "ODT")[nth % 3]
        parcel.official_area_m2 = None if nth == 2 else 100.0 * nth
        parcel.survey_date = None if nth == 1 else f"202{nth}-05-01"
        parcel.save()


@pytest.mark.proof
def test_filters_drawn_by_chance_mean_what_they_say(various: None, client: Any) -> None:
    fuzz = Fuzz(client, random.Random(2_025), STATEMENT_TIMEOUT_MS / 1000)
    fuzz.prepare()
    account = fuzz.run(FILTERS)
    assert account.faults == []
    assert account.compared > FILTERS // 6 and account.selected > FILTERS // 18
    assert {status.partition(" ")[2] for status in account.statuses} == {"200", "400"}


def test_the_slow_answer_is_told_by_hand() -> None:
    """The oracle itself, on cases whose answer the standard gives."""
    row = {"a": 1.0, "b": None, "t": "Đường", "c": frozenset({"ODT", "CLN"})}
    a, b, t, c = ({"property": name} for name in row)
    expected = {
        True: [
            {"op": "=", "args": [a, 1]},
            {"op": "or", "args": [{"op": "=", "args": [b, 1]}, True]},
            {"op": "not", "args": [{"op": "between", "args": [a, b, 0]}]},
            {"op": "like", "args": [{"op": "accenti", "args": [{"op": "casei", "args": [t]}]}, "du_ng"]},
            {"op": "a_contains", "args": [c, ["ODT"]]},
            {"op": "isNull", "args": [{"op": "/", "args": [a, 0]}]},
        ],
        None: [{"op": "<>", "args": [b, 1]}, {"op": "not", "args": [{"op": "in", "args": [b, ["x"]]}]}],
        False: [
            {"op": "and", "args": [{"op": "=", "args": [b, 1]}, False]},
            {"op": "a_equals", "args": [c, ["ODT"]]},
        ],
    }
    for answer, trees in expected.items():
        assert [holds(tree, row) for tree in trees] == [answer] * len(trees)


def test_trees_and_texts_say_the_same(various: None) -> None:
    """What is drawn is read back as the same filter by the service's own reader, so both languages are tried."""
    from ogc.cql import reading

    spec = registry.get("parcels")
    words = Words(spec, random.Random(7), samples_of(spec))
    names = set()
    for _ in range(100):
        tree = words.condition(2)
        again = reading.read(as_text(tree))
        names |= _operators(tree)
        assert _operators(again) >= _operators(tree)
    assert len(names) > 35


def _operators(tree: Any) -> set[str]:
    if isinstance(tree, list):
        return {name for part in tree for name in _operators(part)}
    if not isinstance(tree, dict):
        return set()
    return {str(tree.get("op", "")).lower(), *(name for part in tree.values() for name in _operators(part))}
