"""Whatever key two live parcels share, the answer is AMBIGUOUS: both of them, a reason each, none chosen silently."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cadastre.domain.lookup import Answer, Status
from cadastre.models import Parcel
from cadastre.queries import lookup
from geo.domain.folding import fold
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, draw_parcel, draw_right, draw_succession, draw_ward
from tests.integration.changesets.conftest import officer

pytestmark = pytest.mark.django_db

ADDRESS = "31 Đường Nguyễn Huệ, Phường Sài Gòn"
OLD = {"old_ward_code": "26740", "old_ward_name": "Phường Bến Nghé"}
FORMER = OLD | {"old_sheet_number": "3", "old_parcel_number": "118"}
Draw = Callable[[], list[Parcel]]
Ask = Callable[[], Answer]


@pytest.fixture(autouse=True)
def wards() -> None:
    """Phường Sài Gòn, of the former Bến Nghé and Nguyễn Thái Bình; the code of the first was given again."""
    draw_ward((-500, -500, 500, 500))
    draw_succession()
    draw_succession(old_code="26743", old_name="Phường Nguyễn Thái Bình")
    draw_parcel((300, 300, 310, 320), sheet_number="99", parcel_number="1", certificate_serial="",
                address="999 Đường Khác")  # fmt: skip


def pair(first: dict[str, Any], second: dict[str, Any], *, overlapping: bool = False) -> list[Parcel]:
    """Two parcels of sheet 12, side by side unless told otherwise; the first is the larger one."""
    values = [
        {"parcel_number": "101", "certificate_serial": ""},
        {"parcel_number": "102", "certificate_serial": ""},
    ]
    west = 5.0 if overlapping else 12.0
    return [
        draw_parcel((0, 0, 12, 20), **values[0] | first),
        draw_parcel((west, 0, west + 10, 20), **values[1] | second),
    ]


def reasons(answer: Answer) -> dict[uuid.UUID, str]:
    return {one.id: one.reason for one in answer.candidates}


def assert_both(answer: Answer, parcels: list[Parcel], *expected: str) -> None:
    """AMBIGUOUS with exactly these parcels, the expected reasons, each said in both languages; no guesses beside."""
    assert answer.status is Status.AMBIGUOUS
    assert reasons(answer) == dict(zip([one.id for one in parcels], expected, strict=True))
    assert answer.guesses == ()
    for one in answer.candidates:
        vi, en = one.why("vi"), one.why("en")
        assert vi.strip() and en.strip() and vi != en
        assert "{" not in vi + en


class TestKeys:
    @pytest.mark.parametrize(
        "ask",
        [
            lambda: lookup.by_key("26740", "12", "45"),
            lambda: lookup.by_key("phuong sai gon", "012", "0045"),
            lambda: lookup.by_key("Sài Gòn", "", "45"),
            lambda: lookup.by_text("thửa 45 tờ 12 Phường Sài Gòn"),
            lambda: lookup.by_text("thửa 45 tờ 12"),
            lambda: lookup.by_text("45/12 sai gon"),
            lambda: lookup.by_text("26740 012 0045"),
            lambda: lookup.by_text("267400120045"),
            lambda: lookup.named_by("26740.12.45"),
        ],
    )
    def test_present_numbers(self, ask: Ask) -> None:
        parcels = pair({"parcel_number": "45"}, {"parcel_number": "45"})
        answer = ask()
        assert_both(answer, parcels, "present", "present")
        assert [one.id for one in answer.candidates] == [one.id for one in parcels], "largest first"
        assert all("2 thửa trùng" in one.why("vi") for one in answer.candidates)

    @pytest.mark.parametrize(
        "ask",
        [
            lambda: lookup.by_key("Phường Bến Nghé, Quận 1", "3", "118"),
            lambda: lookup.by_key("26740", "3", "118"),
            lambda: lookup.by_text("Bến Nghé tờ 3 thửa 118"),
            lambda: lookup.by_text("26740 003 0118"),
            lambda: lookup.by_text("118/3 ben nghe"),
        ],
    )
    def test_numbers_of_before_the_merger(self, ask: Ask) -> None:
        parcels = pair(FORMER, FORMER)
        assert_both(ask(), parcels, "former", "former")

    def test_a_code_given_again_is_read_in_both_epochs(self) -> None:
        parcels = pair({"sheet_number": "3", "parcel_number": "118"}, FORMER)
        assert_both(lookup.by_key("26740", "3", "118"), parcels, "present", "former")
        assert_both(lookup.by_text("26740 003 0118"), parcels, "present", "former")

    def test_one_number_of_two_former_wards_without_naming_one(self) -> None:
        other = FORMER | {"old_ward_code": "26743", "old_ward_name": "Phường Nguyễn Thái Bình"}
        parcels = pair(FORMER, other)
        assert_both(lookup.by_text("tờ 3 thửa 118"), parcels, "former", "former")
        assert lookup.by_text("Bến Nghé tờ 3 thửa 118").status is Status.MATCH

    def test_former_ward_with_present_numbers(self) -> None:
        old = OLD | {"parcel_number": "45"}
        parcels = pair(old | {"old_ward_code": "26743", "old_ward_name": "Phường Nguyễn Thái Bình"},
                       old | {"old_ward_code": "26743", "old_ward_name": "Phường Nguyễn Thái Bình"})  # fmt: skip
        assert_both(lookup.by_key("Nguyễn Thái Bình", "12", "45"), parcels, "mixed", "mixed")

    def test_parcels_whose_ward_has_no_code(self) -> None:
        nameless = {"parcel_number": "45", "ward_code": ""}
        parcels = pair(nameless, nameless)
        assert_both(lookup.by_key("Sài Gòn", "12", "45"), parcels, "present", "present")

    def test_two_numbers_without_labels_have_two_readings(self) -> None:
        parcels = pair(
            {"sheet_number": "5", "parcel_number": "12"}, {"sheet_number": "12", "parcel_number": "5"}
        )
        answer = lookup.by_text("12/5 sai gon")
        assert_both(answer, parcels, "present", "present")
        assert len({one.why("vi") for one in answer.candidates}) == 2

    def test_more_than_two(self) -> None:
        drawn = [draw_parcel((20 * at, 0, 20 * at + 10 + at, 20)) for at in range(7)]
        answer = lookup.by_key("26740", "12", "45")
        assert_both(answer, drawn, *["present"] * 7)
        assert all("7 thửa trùng" in one.why("vi") for one in answer.candidates)


class TestCertificates:
    def test_one_serial_on_two_parcels(self) -> None:
        parcels = pair({"certificate_serial": "CĐ 654321"}, {"certificate_serial": "cd654321"})
        reader = officer("lan", "editor")
        assert_both(lookup.by_certificate("CĐ 654321", reader), parcels, "certificate", "certificate")

    def test_on_a_parcel_and_in_the_register(self) -> None:
        parcels = pair({"certificate_serial": "AA00112233"}, {})
        draw_right(parcels[1])
        reader = officer("lan", "editor")
        assert_both(lookup.by_certificate("AA 00112233", reader), parcels, "certificate", "certificate")


class TestAddresses:
    @pytest.mark.parametrize(
        "text", [ADDRESS, fold(ADDRESS), "31 Đường Nguyễn Huệ", "31 duong nguyen hue, P. Bến Nghé, Q1"]
    )
    @pytest.mark.parametrize("ask", [lookup.by_address, lookup.by_text])
    def test_one_address_of_two_parcels(self, ask: Callable[[str], Answer], text: str) -> None:
        parcels = pair({"address": ADDRESS}, {"address": "31  ĐƯỜNG NGUYỄN HUỆ, phường Sài Gòn"})
        assert_both(ask(text), parcels, "address", "address")

    def test_the_same_house_in_two_places(self) -> None:
        parcels = pair({"address": ADDRESS}, {"address": "31 Đường Nguyễn Huệ (lô góc)"})
        assert_both(lookup.by_address("31 đường nguyễn huệ"), parcels, "address", "address")
        assert lookup.by_address(ADDRESS).status is Status.MATCH


class TestPoints:
    def test_inside_two_parcels_that_overlap(self) -> None:
        parcels = pair({}, {}, overlapping=True)
        crs = lookup.city_extent().crs
        assert_both(lookup.by_point(ORIGIN_EAST + 8, ORIGIN_NORTH + 10, crs), parcels, "inside", "inside")

    def test_on_the_boundary_of_two(self) -> None:
        parcels = pair({}, {})
        crs = lookup.city_extent().crs
        assert_both(
            lookup.by_point(ORIGIN_EAST + 12.01, ORIGIN_NORTH + 10, crs), parcels, "boundary", "boundary"
        )

    def test_inside_one_on_the_boundary_of_another(self) -> None:
        parcels = pair({}, {}, overlapping=True)
        crs = lookup.city_extent().crs
        assert_both(lookup.by_point(ORIGIN_EAST + 5, ORIGIN_NORTH + 10, crs), parcels, "inside", "boundary")


class TestOverHttp:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize(
        "asked",
        [
            {"ward": "26740", "sheet": "12", "number": "45"},
            {"q": "26740 012 0045"},
            {"address": "31 Đường Nguyễn Huệ"},
            {"x": ORIGIN_EAST + 8, "y": ORIGIN_NORTH + 10, "crs": "EPSG:9210"},
        ],
    )
    def test_all_candidates_with_their_reasons(
        self, client: Client, asked: dict[str, str], lang: str
    ) -> None:
        same = {"parcel_number": "45", "address": ADDRESS}
        parcels = pair(same, same, overlapping=True)
        answer = client.get("/api/v1/parcels", asked | {"lang": lang}).json()
        assert answer["status"] == "AMBIGUOUS"
        assert {one["id"] for one in answer["candidates"]} == {str(one.id) for one in parcels}
        assert all(one["why"].strip() for one in answer["candidates"])

    def test_a_hidden_twin_leaves_one_answer(self, client: Client) -> None:
        parcels = pair({"parcel_number": "45"}, {"parcel_number": "45", "land_use_codes": "CQP"})
        answer = client.get("/api/v1/parcels", {"ward": "26740", "sheet": "12", "number": "45"}).json()
        assert (answer["status"], [one["id"] for one in answer["candidates"]]) == (
            "MATCH",
            [str(parcels[0].id)],
        )
