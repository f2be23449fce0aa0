"""The crosswalk in demo/data and the parser of the publisher's text."""

import csv
import json

from demo.fabric.sources import DATA
from demo.prepare.crosswalk import items
from demo.prepare.names import bare, plain, split_kind


def _rows():
    with (DATA / "admin_successions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_code_26740_was_ben_nghe_and_is_sai_gon():
    rows = [r for r in _rows() if "26740" in (r["old_code"], r["new_code"])]
    assert {(r["old_name"], r["new_name"]) for r in rows if r["old_code"] == "26740"} == {
        ("Phường Bến Nghé", "Phường Sài Gòn")
    }
    assert {r["old_code"] for r in rows if r["new_code"] == "26740"} == {"26737", "26740", "26746"}


def test_every_new_unit_has_a_predecessor_and_every_old_one_a_successor():
    rows = _rows()
    assert len({r["new_code"] for r in rows}) == 168
    assert len({r["old_code"] for r in rows}) == 442


def test_parts_are_the_old_units_named_more_than_once():
    rows = _rows()
    names = [r["old_code"] for r in rows]
    assert all((r["part"] == "part") == (names.count(r["old_code"]) > 1) for r in rows)


def test_a_district_in_brackets_speaks_for_the_numbers_before_it():
    assert items("Phường 5, Phường 11, Phường 13 (quận Bình Thạnh), Phường Tân Định (Quận 1)") == [
        ("Phường 5", "quận Bình Thạnh"),
        ("Phường 11", "quận Bình Thạnh"),
        ("Phường 13", "quận Bình Thạnh"),
        ("Phường Tân Định", "Quận 1"),
    ]


def test_names_compare_without_accents_and_spelling_variants():
    assert plain("Quy Đức") == plain("Qui Đức")
    assert bare("Phường Hoà Lợi") == bare("Hòa Lợi") == "hoa loi"
    assert bare("Phường 06") == bare("Phường 6")
    assert split_kind("Thị trấn Lai Uyên") == ("thi tran", "lai uien")


def test_hoang_sa_and_truong_sa_are_there():
    found = json.loads((DATA / "sovereignty.geojson").read_text(encoding="utf-8"))["features"]
    groups = {f["properties"]["name"]: f for f in found if f["properties"]["rank"] == "archipelago"}
    assert groups["Quần đảo Hoàng Sa"]["properties"]["belongs_to"] == "Thành phố Đà Nẵng"
    assert groups["Quần đảo Trường Sa"]["properties"]["belongs_to"] == "Tỉnh Khánh Hòa"
    for feature in found:
        west, south, east, north = groups[_group(feature)]["properties"]["extent_lon_lat"]
        lon, lat = feature["geometry"]["coordinates"]
        assert west - 0.05 <= lon <= east
        assert south <= lat <= north


def _group(feature: dict) -> str:
    return "Quần đảo Hoàng Sa" if feature["properties"]["unit_code"] == "20333" else "Quần đảo Trường Sa"
