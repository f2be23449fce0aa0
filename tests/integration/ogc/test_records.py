"""The catalogue tells of what its reader may see, of nothing else, in JSON, JSON-LD and pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.catalogue import of_layers
from layers.models import RoleAssignment
from layers.registry import registry
from layers.spec import Rights
from planning.models import Plan
from tests.ogc import drawing

pytestmark = pytest.mark.django_db
CATALOGUE = "/ogc/collections/catalogue"
ITEMS = f"{CATALOGUE}/items"


@pytest.fixture(autouse=True)
def anew() -> None:
    """What was kept of other tests' layers does not count."""
    of_layers.forget()


@pytest.fixture
def plans(db: None) -> list[Plan]:
    """Three plans announced and one under appraisal."""
    drawing.draw(registry.get("plans"), 3, name="Quy hoạch phân khu Bến Thành")
    Plan.objects.create(
        plan_code="79SECRET", name="Đồ án kín", level="chi_tiet", status="appraisal", source="drawn",
        geom=drawing.square(drawing.EAST, drawing.NORTH), valid_from=date(2025, 7, 1),
    )  # fmt: skip
    return list(Plan.objects.order_by("plan_code"))


def officer(client: Client) -> User:
    """Sign somebody in who plans."""
    user = User.objects.create_user("planner")
    RoleAssignment.objects.create(user=user, role="editor", scope="planning")
    client.force_login(user)
    return user


def ids(get: Any, **given: str) -> list[str]:
    """Ids of all records found."""
    return [one["id"] for one in get(ITEMS, {"f": "json", "limit": "1000", **given}).json()["features"]]


def test_a_record_for_each_public_layer_and_announced_plan(get: Any, plans: list[Plan]) -> None:
    found = ids(get)
    assert [one for one in found if not one.startswith("plan-")] == [
        spec.name for spec in registry if spec.is_public
    ]
    assert {one for one in found if one.startswith("plan-")} == {
        f"plan-{plan.pk}" for plan in plans if plan.announced_on is not None
    }
    assert len(found) == len(set(found))


def test_a_plan_that_is_not_announced_is_nowhere_for_citizens(
    get: Any, client: Client, plans: list[Plan]
) -> None:
    hidden = next(plan for plan in plans if plan.status == "appraisal")
    for path in (f"{ITEMS}/plan-{hidden.pk}", f"{ITEMS}/plan-{hidden.pk}?f=html"):
        answer = get(path)
        assert answer.status_code == 404 and "Đồ án kín" not in answer.content.decode()
    for path in (CATALOGUE, f"{ITEMS}?limit=1000", f"{ITEMS}?f=html&limit=1000", "/ogc/catalogue.jsonld"):
        text = get(path).content.decode()
        assert "Đồ án kín" not in text and str(hidden.pk) not in text
    assert ids(get, q="do an kin") == []
    officer(client)
    assert ids(get, q="do an kin") == [f"plan-{hidden.pk}"]
    seen = get(f"{ITEMS}/plan-{hidden.pk}").json()
    assert seen["properties"]["accessRights"] == "restricted"


def test_a_layer_of_the_office_has_no_record_for_others(get: Any, client: Client, db: None) -> None:
    base = registry.get("basemap_waterways")
    registry.unregister(base.name)
    registry.register(replace(base, rights=Rights(read="reader:basemap")))
    try:
        assert get(f"{ITEMS}/basemap_waterways").status_code == 404
        assert "basemap_waterways" not in get("/ogc/catalogue.jsonld").content.decode()
        client.force_login(User.objects.create_superuser("root"))
        assert get(f"{ITEMS}/basemap_waterways").json()["properties"]["accessRights"] == "restricted"
    finally:
        registry.unregister(base.name)
        registry.register(base)


def test_a_record_counts_the_rows_of_its_reader(get: Any, client: Client, plans: list[Plan]) -> None:
    assert get(f"{ITEMS}/plans").json()["properties"]["featureCount"] == 3
    officer(client)
    assert get(f"{ITEMS}/plans").json()["properties"]["featureCount"] == 4


def test_snapshots_are_for_who_is_signed_in(get: Any, client: Client, parcels: Any) -> None:
    assert ids(get, type="snapshot") == [] and get(f"{ITEMS}/parcels-snapshot").status_code == 404
    officer(client)
    assert "parcels-snapshot" in ids(get, type="snapshot")
    snapshot = get(f"{ITEMS}/parcels-snapshot").json()
    assert snapshot["properties"]["snapshot"]["features"] == 5
    assert re.fullmatch("[0-9a-f]{64}", snapshot["properties"]["snapshot"]["checksum"])
    hrefs = [link["href"] for link in snapshot["links"] if link["rel"] == "enclosure"]
    assert hrefs[0] == "http://testserver/api/v1/layers/parcels/snapshot?format=gpkg"
    linked = get("/ogc/catalogue.jsonld", {"ids": "parcels-snapshot"}).json()["dcat:dataset"][0]
    checksum = linked["dcat:distribution"][0]["spdx:checksum"]["spdx:checksumValue"]["@value"]
    assert checksum == snapshot["properties"]["snapshot"]["checksum"]


def test_pages_follow_each_other_and_end(get: Any, plans: list[Plan]) -> None:
    every, seen, path = ids(get), [], f"{ITEMS}?limit=7&f=json"
    while path:
        page = get(path).json()
        assert page["numberMatched"] == len(every) and page["numberReturned"] == len(page["features"])
        seen += [one["id"] for one in page["features"]]
        path = next(
            (
                link["href"].removeprefix("http://testserver")
                for link in page["links"]
                if link["rel"] == "next"
            ),
            "",
        )
    assert seen == every


def test_links_of_a_layer_lead_to_its_doors(get: Any, drawn: dict[str, int]) -> None:
    record = get(f"{ITEMS}/parcels").json()
    relations = {link["rel"] for link in record["links"]}
    ogc = "http://www.opengis.net/def/rel/ogc/1.0"
    assert {
        "self",
        "collection",
        "items",
        "describedby",
        "service",
        f"{ogc}/tilesets-vector",
        f"{ogc}/map",
    } <= relations
    for link in record["links"]:
        path = link["href"].removeprefix("http://testserver")
        if path.startswith("/ogc/"):
            assert get(path).status_code == 200, path
    spatial = record["properties"]["extent"]["storage"]["bbox"][0]
    assert spatial[0] < drawing.EAST < spatial[2] and spatial[1] < drawing.NORTH < spatial[3]


def test_the_catalogue_describes_itself(get: Any, db: None) -> None:
    described = get(CATALOGUE).json()
    assert described["itemType"] == "record" and described["type"] == "Collection"
    assert described in get("/ogc/collections").json()["collections"]
    names = set(get(f"{CATALOGUE}/queryables").json()["properties"]) - {"geometry"}
    for name in names:
        assert get(ITEMS, {name: "x"}).json()["numberMatched"] == 0
    assert get(ITEMS, {"colour": "x"}).status_code == 400
    landing = {link["rel"]: link["href"] for link in get("/ogc/").json()["links"]}
    assert landing["http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog"].endswith(
        "/ogc/collections/catalogue?f=json"
    )


def test_json_ld_is_complete_in_itself(get: Any, drawn: dict[str, int]) -> None:
    answer = get("/ogc/catalogue.jsonld")
    assert answer.headers["Content-Type"] == "application/ld+json"
    document = answer.json()
    prefixes = set(document["@context"])
    assert all(address.startswith("http") for address in document["@context"].values())
    for node in _nodes(document):
        for key, value in node.items():
            assert (
                key in ("@context", "@id", "@type", "@value", "@language")
                or key.partition(":")[0] in prefixes
            )
            assert value not in (None, [], "")
        if "@id" in node:
            assert re.match(r"https?://\S+$|spdx:\w+$", node["@id"]), node["@id"]
        if "@value" in node:
            assert set(node) <= {"@value", "@type", "@language"}
    assert {one["dct:identifier"] for one in document["dcat:dataset"]} == set(ids(get))
    assert all(one["dcat:distribution"] for one in document["dcat:dataset"])


@pytest.mark.parametrize(("lang", "word"), [("vi", "Giấy phép sử dụng lại"), ("en", "Licence")])
def test_pages_are_complete_in_both_languages(get: Any, plans: list[Plan], lang: str, word: str) -> None:
    plan = plans[0]
    for path in (CATALOGUE, f"{CATALOGUE}/queryables", ITEMS, f"{ITEMS}/plan-{plan.pk}", f"{ITEMS}/plans"):
        answer = get(path, {"f": "html", "lang": lang})
        text = answer.content.decode()
        assert answer.status_code == 200 and f'<html lang="{lang}">' in text
        shown = re.sub(r"<script.*?</script>|<[^>]*>", "", text, flags=re.DOTALL)
        assert "None" not in shown
    page = get(f"{ITEMS}/plan-{plan.pk}", {"f": "html", "lang": lang}).content.decode()
    assert word in page and '<script type="application/ld+json">{"@context"' in page
    none = get(ITEMS, {"f": "html", "lang": lang, "q": "xyzzy"}).content.decode()
    assert ("Không có bản ghi nào" if lang == "vi" else "No record matches") in none


def test_the_page_of_a_layer_bears_its_record(get: Any, parcels: Any) -> None:
    text = get("/ogc/collections/parcels", {"f": "html"}).content.decode()
    (script,) = re.findall('<script type="application/ld\\+json">(.*?)</script>', text)
    linked = json.loads(script)
    assert linked["@type"] == "dcat:Dataset" and linked["dct:identifier"] == "parcels"
    described = get("/ogc/catalogue.jsonld", {"ids": "parcels"}).json()["dcat:dataset"]
    assert described == [{name: one for name, one in linked.items() if name != "@context"}]


def test_caches_are_told_that_answers_differ_by_reader(get: Any, client: Client, plans: list[Plan]) -> None:
    answer = get(ITEMS)
    assert {"Cookie", "Authorization"} <= {one.strip() for one in answer.headers["Vary"].split(",")}
    assert get(ITEMS, None, if_none_match=answer.headers["ETag"]).status_code == 304
    officer(client)
    assert get(ITEMS).headers["Cache-Control"].startswith("private")


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@context" in value:
            value = {key: one for key, one in value.items() if key != "@context"}
        yield value
        for one in value.values():
            yield from _nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one)
