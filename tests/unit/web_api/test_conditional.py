"""If-Match, ETags of answers, and answers with some fields only."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from ninja import Field, Schema

from geo.http.answers import tagged_answer
from geo.http.conditional import names, precondition
from geo.http.problems import Problem
from geo.http.sparse import chosen, part_of, sparse


class ThingOut(Schema):
    """A thing."""

    id: str
    area_m2: float
    from_: int = Field(alias="from")


def asking(**headers: str):
    return RequestFactory().post("/api/v1/things/1", headers=headers)


@pytest.mark.parametrize("given", ['"7.3"', '"x", "7.3"', '"7.3-vi09"', "*", ' "7.3" '])
def test_the_version_seen_is_the_version_there(given: str) -> None:
    assert names(given, "7.3")


@pytest.mark.parametrize("given", ['"7.2"', 'W/"7.3"', "7.3", '"7.30"', '"7.3', "", '"'])
def test_anything_else_is_not(given: str) -> None:
    assert not names(given, "7.3")


def test_a_stale_version_is_refused_and_nothing_else() -> None:
    precondition(asking(), "7.3")
    precondition(asking(**{"If-Match": '"7.3"'}), "7.3", required=True)
    with pytest.raises(Problem) as stale:
        precondition(asking(**{"If-Match": '"7.2"'}), "7.3")
    with pytest.raises(Problem) as missing:
        precondition(asking(), "7.3", required=True)
    assert (stale.value.kind, missing.value.kind) == ("stale-version", "precondition-required")
    assert stale.value.errors[0].field == "If-Match" and stale.value.errors[0].remedy_en


def test_an_etag_of_the_bytes_begins_with_the_version() -> None:
    first = tagged_answer(asking(), {"a": 1}, version="7.3")
    other = tagged_answer(asking(), {"a": 2}, version="7.3")
    assert first["ETag"] != other["ETag"] and names(first["ETag"], "7.3")
    known = tagged_answer(asking(**{"If-None-Match": first["ETag"]}), {"a": 1}, version="7.3")
    assert (known.status_code, known.content, known["ETag"]) == (304, b"", first["ETag"])
    assert "-" not in tagged_answer(asking(), {"a": 1})["ETag"]


def test_fields_are_named_as_in_the_answer() -> None:
    record = {"id": "1", "area_m2": 2.0, "from": 3}
    assert sparse(record, chosen("", ThingOut)) == record
    assert sparse(record, chosen(" from ,", ThingOut)) == {"id": "1", "from": 3}
    assert chosen("area_m2", ThingOut, always=()) == {"area_m2"}


def test_an_unknown_field_is_refused_with_those_there_are() -> None:
    with pytest.raises(Problem) as refused:
        chosen("area_m2,owner,from_", ThingOut)
    assert [one.field for one in refused.value.errors] == ["fields", "fields"]
    assert "id, area_m2, from" in refused.value.errors[0].remedy_vi


def test_a_part_needs_nothing_and_bears_the_names_of_the_whole() -> None:
    part = part_of(ThingOut)
    told = part.json_schema()
    assert (part.__name__, set(told["properties"])) == ("ThingPart", {"id", "area_m2", "from"})
    assert "required" not in told and told["x-part-of"] == "ThingOut"
