"""Quality of the cadastre over HTTP: figures for everybody, a new check for those who approve."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from cadastre.services import quality
from tests import drawing

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/cadastre/quality"


@pytest.fixture(autouse=True)
def _checked() -> None:
    """A ward of two parcels with a gap between, checked once; one ward never checked, one without parcels."""
    drawing.draw_ward((-100, -50, 100, 50))
    drawing.draw_parcel((0, 0, 10, 20), parcel_number="1")
    drawing.draw_parcel((10.1, 0, 20, 20), parcel_number="2")
    drawing.draw_ward((100, -50, 200, 50), code="26743", name="Bến Thành", full_name="Phường Bến Thành")
    drawing.draw_parcel((110, 0, 120, 20), parcel_number="1", ward_code="26743")
    drawing.draw_ward((200, -50, 300, 50), code="26999", name="Không", full_name="Phường Không Thửa")
    quality.run("26740", "nightly")


def test_wards_with_their_counts(api) -> None:
    wards = {one["ward"]: one for one in api.get(ROOT).json()["wards"]}
    assert set(wards) == {"26740", "26743"}
    checked = wards["26740"]
    assert (checked["name"], checked["parcels"], checked["counts"]["gap"]) == ("Phường Sài Gòn", 2, 1)
    assert checked["errors"] == 1 + 2 + 2  # the gap; no official area, no national id
    assert wards["26743"]["finished_at"] is None and wards["26743"]["counts"] == {}


def test_one_ward_with_every_rule_and_its_trend(api) -> None:
    found = api.get(f"{ROOT}/26740", {"lang": "en"}).json()
    rules = {one["id"]: one for one in found["rules"]}
    assert len(rules) == 15
    assert (
        rules["gap"]["count"] == 1
        and rules["overlap"]["count"] == 0
        and rules["register-book"]["count"] is None
    )
    assert (
        rules["edge-match"]["title"] == "Edges of adjoining sheets match" and "19/2026" in rules["gap"]["law"]
    )
    assert len(found["trend"]) == 1 and found["trend"][0]["counts"]["gap"] == 1
    never = api.get(f"{ROOT}/26743").json()
    assert never["trend"] == [] and {one["count"] for one in never["rules"]} == {None}


def test_findings_page_by_page_on_the_map(api) -> None:
    path = f"{ROOT}/26740/findings"
    (gap,) = api.get(path, {"rule": "gap"}).json()["features"]
    assert gap["properties"]["message"] == "Khe hở 2,00 m², rộng 0,10 m."
    lon, lat = gap["geometry"]["coordinates"][0][0]
    assert 106 < lon < 107 and 10 < lat < 11
    severities: list[str] = []
    seen, after = [], 0
    while after is not None:
        page = api.get(path, {"limit": 3, "after": after}).json()
        seen += [one["id"] for one in page["features"]]
        severities += [one["properties"]["severity"] for one in page["features"]]
        after = page["next"]
    assert set(severities) == {"error", "warning"} and severities == sorted(severities), "errors come first"
    assert len(seen) == len(set(seen)) == len(api.get(path).json()["features"]) > 3


def test_findings_about_land_that_became_classified_are_gone(api, sign_in) -> None:
    path = f"{ROOT}/26740/findings"
    drawing.Parcel.objects.filter(parcel_number="1", ward_code="26740").update(land_use_codes="CQP")
    assert {one["properties"]["number"] for one in api.get(path).json()["features"]} <= {"2", ""}
    assert "1" in {one["properties"]["number"] for one in sign_in("editor").get(path).json()["features"]}


def test_unknown_wards_and_rules(api) -> None:
    for ward in ("99999", "26999", "x", "267400"):
        assert api.get(f"{ROOT}/{ward}").status_code == 404, ward
    answer = api.get(f"{ROOT}/26740/findings", {"rule": "nonsense"})
    assert answer.status_code == 400 and answer.json()["errors"][0]["code"] == "unknown-rule"


def test_only_who_approves_in_the_ward_has_it_checked_again(api, sign_in) -> None:
    path = f"{ROOT}/26740/runs"
    for client in (api, sign_in("editor"), sign_in("reader"), sign_in("approver", "26743")):
        assert client.post(path).status_code == 403
    asked = ProcrastinateJob.objects.filter(args={"ward": "26740", "trigger": "manual"})
    assert not asked.exists()
    answer = sign_in("approver", "26740").post(path)
    assert answer.status_code == 202
    assert answer.json() == {"job": asked.get().pk}
    assert sign_in("approver").post(path).json() == {"job": None}
