"""Lookup by every key: certificate, address, keys of closed parcels, guesses, typing help."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cadastre.domain.lookup import Status
from cadastre.models import Parcel, ParcelEvent, ParcelLineage
from cadastre.queries import lookup
from cadastre.queries.suggestions import suggest
from layers.audit.models import AuditEntry
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, draw_parcel, draw_right, draw_succession, draw_ward
from tests.integration.changesets.conftest import officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def street() -> list[Parcel]:
    """Four parcels of one sheet of phường Sài Gòn, two with an address, one of a former ward."""
    draw_ward((-500, -500, 500, 500))
    draw_ward((500, -500, 900, 500), code="26743", name="Bến Thành", full_name="Phường Bến Thành")
    draw_succession()
    return [
        draw_parcel((0, 0, 10, 20), parcel_number="12", address="31 Đường Nguyễn Huệ, Phường Sài Gòn"),
        draw_parcel((10, 0, 20, 20), parcel_number="14", address="33 Đường Nguyễn Huệ, Phường Sài Gòn",
                    old_ward_code="26740", old_ward_name="Phường Bến Nghé", old_sheet_number="3",
                    old_parcel_number="118", certificate_serial="CĐ 654321"),
        draw_parcel((20, 0, 30, 20), parcel_number="120", certificate_serial=""),
        draw_parcel((520, 0, 530, 20), ward_code="26743", ward_name="Phường Bến Thành", sheet_number="7",
                    parcel_number="15", certificate_serial="CĐ 777777"),
    ]  # fmt: skip


def ids(answer: Any) -> list[uuid.UUID]:
    return [one.id for one in answer.candidates]


def guessed(answer: Any) -> list[tuple[str, uuid.UUID]]:
    return [(one.reason, one.id) for one in answer.guesses]


class TestAddress:
    @pytest.mark.parametrize(
        "text",
        [
            "31 Đường Nguyễn Huệ",
            "31 duong nguyen hue, phuong sai gon",
            "31 duong nguyen hue, P. Bến Nghé, Q1",
            "31 ĐƯỜNG NGUYỄN HUỆ, Phường Sài Gòn, TP.HCM",
            "Số 31 đường Nguyễn Huệ, phường Sài Gòn, Thành phố Hồ Chí Minh, Việt Nam",
            "Số nhà 31, đường Nguyễn Huệ, TP. Hồ Chí Minh",
            "địa chỉ: số 31 Đường Nguyễn Huệ",
            "31 Nguyễn Huệ",
            "Số 31 Đ. Nguyễn Huệ, P. Bến Nghé, Q.1",
        ],
    )
    def test_beginning_then_the_ward(self, street: list[Parcel], text: str) -> None:
        answer = lookup.by_address(text)
        assert (answer.status, ids(answer)) == (Status.MATCH, [street[0].id])
        assert "31 Đường Nguyễn Huệ" in answer.candidates[0].why("vi")
        assert ids(lookup.by_text(text)) == [street[0].id]

    def test_a_kind_of_street_left_out_may_mean_two_streets(self, street: list[Parcel]) -> None:
        other = draw_parcel((40, 0, 50, 20), parcel_number="16", address="31 Phố Nguyễn Huệ, Phường Sài Gòn")
        answer = lookup.by_address("31 Nguyễn Huệ, phường Sài Gòn")
        assert answer.status is Status.AMBIGUOUS and set(ids(answer)) == {street[0].id, other.id}
        assert ids(lookup.by_address("31 Đường Nguyễn Huệ, phường Sài Gòn")) == [street[0].id]
        assert lookup.by_address("33 Phố Nguyễn Huệ").status is Status.NOT_FOUND

    def test_a_house_number_is_whole(self, street: list[Parcel]) -> None:
        answer = lookup.by_address("3 Đường Nguyễn Huệ")
        assert (answer.status, ids(answer)) == (Status.NOT_FOUND, [])
        assert {("similar_address", street[0].id), ("similar_address", street[1].id)} == set(guessed(answer))
        assert answer.guesses[0].why("en").startswith("A guess")

    @pytest.mark.parametrize(
        "text",
        [
            "31 Nguyễn Hu",
            "31 Đường Nguyễn Hu",
            "31 Đường Nguyễn Huue, Phường Sài Gòn",
            "31B Đường Nguyễn Huệ, Phường Sài Gòn",
        ],
    )
    def test_what_is_nearly_the_address_is_guessed(self, street: list[Parcel], text: str) -> None:
        for at in range(300):  # so many others that not every address is looked at
            draw_parcel((at, 100, at + 1, 110), parcel_number=f"{500 + at}",
                        address=f"31 Đường Nguyễn A{at:03}, Phường {at}")  # fmt: skip
        answer = lookup.by_address(text)
        assert answer.status is Status.NOT_FOUND
        assert guessed(answer)[0] == ("similar_address", street[0].id)
        beside = lookup.by_address("29 Đường Nguyễn Huệ")
        assert {one.id for one in beside.guesses[:2]} == {street[0].id, street[1].id}

    @pytest.mark.parametrize("text", ["%", "31%", "(31", "x", "_1 Đường"])
    def test_signs_are_letters(self, street: list[Parcel], text: str) -> None:
        assert lookup.by_address(text).status is Status.NOT_FOUND


class TestNamesOfWards:
    @pytest.mark.parametrize(
        "text",
        [
            "thửa 15 tờ 7 BenThanh",
            "Parcel no. 15, sheet no. 7, Ben Thanh ward, Ho Chi Minh City, Vietnam",
            "Thửa đất số: 15, tờ bản đồ địa chính số: 7, địa chỉ: 31 Lê Lợi, phường Bến Thành, TP.HCM",
        ],
    )
    def test_however_it_is_written(self, street: list[Parcel], text: str) -> None:
        answer = lookup.by_text(text)
        assert (answer.status, ids(answer)) == (Status.MATCH, [street[3].id])

    def test_former_is_said_beside_the_name(self, street: list[Parcel]) -> None:
        answer = lookup.by_text("thửa 118 tờ 3 phường Bến Nghé (cũ), quận 1 cũ")
        assert (answer.candidates[0].reason, ids(answer)) == ("former", [street[1].id])


class TestCertificate:
    @pytest.mark.parametrize("serial", ["CĐ 654321", "cđ654321", "CD-654321"])
    def test_the_serial_on_the_parcel(self, street: list[Parcel], serial: str) -> None:
        assert ids(lookup.by_certificate(serial, officer("lan", "editor"))) == [street[1].id]

    def test_the_serial_in_the_register(self, street: list[Parcel]) -> None:
        draw_right(street[2])
        assert ids(lookup.by_certificate("AA 00112233", officer("lan", "editor"))) == [street[2].id]

    def test_nobody_else_learns_whether_it_exists(self, street: list[Parcel]) -> None:
        draw_right(street[2])
        for user in (None, User.objects.create_user("ai"), officer("an", "reader", "planning")):
            for serial in ("CĐ 654321", "AA 00112233", "không có"):
                answer = lookup.by_certificate(serial, user)
                assert (answer.status, answer.candidates, answer.guesses) == (Status.NOT_FOUND, (), ())

    def test_a_ward_officer_sees_own_ward_only(self, street: list[Parcel]) -> None:
        ward_officer = officer("phường", "editor", unit="26740")
        assert ids(lookup.by_certificate("CĐ 654321", ward_officer)) == [street[1].id]
        assert ids(lookup.by_certificate("CĐ 777777", ward_officer)) == []

    def test_what_was_found_is_on_record_without_the_serial(
        self, street: list[Parcel], client: Client
    ) -> None:
        client.force_login(officer("lan", "editor"))
        before = AuditEntry.objects.count()
        assert client.get("/api/v1/parcels", {"certificate": "không có"}).json()["status"] == "NOT_FOUND"
        assert AuditEntry.objects.count() == before
        found = client.get("/api/v1/parcels", {"certificate": "CĐ 654321"}).json()
        assert [one["id"] for one in found["candidates"]] == [str(street[1].id)]
        entry = AuditEntry.objects.latest("seq")
        assert (entry.layer, entry.feature) == ("parcels", street[1].id)
        assert "654321" not in str(entry.detail)


class TestShortForms:
    @pytest.fixture
    def both_ways(self, street: list[Parcel]) -> tuple[Parcel, Parcel]:
        """Sheet 77 number 21 and sheet 21 number 77 of phường Sài Gòn."""
        return (
            draw_parcel((40, 0, 45, 20), sheet_number="77", parcel_number="21"),
            draw_parcel((45, 0, 60, 20), sheet_number="21", parcel_number="77"),
        )

    @pytest.mark.parametrize("text", ["sài gòn t77 t21", "t77 t21", "77-21", "77-21 phường Sài Gòn"])
    def test_both_readings_are_answered_sheet_first(
        self, both_ways: tuple[Parcel, Parcel], text: str
    ) -> None:
        answer = lookup.by_text(text)
        assert (answer.status, ids(answer)) == (Status.AMBIGUOUS, [one.id for one in both_ways])
        assert answer.candidates[0].why("vi").rstrip(".").endswith("ọc là tờ 77, thửa 21")
        assert answer.candidates[1].why("en").rstrip(".").endswith("ead as parcel 77, sheet 21")

    def test_a_hyphen_may_belong_to_the_number(self, both_ways: tuple[Parcel, Parcel]) -> None:
        part = draw_parcel((70, 0, 80, 20), sheet_number="5", parcel_number="77-21")
        answer = lookup.by_text("77-21 Sài Gòn")
        assert ids(answer) == [both_ways[0].id, both_ways[1].id, part.id]
        assert "Đọc là thửa số 77-21." in answer.candidates[2].why("vi")

    def test_one_of_both_tells_how_it_was_read(self, street: list[Parcel]) -> None:
        answer = lookup.by_text("bến nghé t118 t3")
        assert (answer.status, ids(answer)) == (Status.MATCH, [street[1].id])
        assert "đọc là thửa 118, tờ 3" in answer.candidates[0].why("vi")

    def test_initials_of_a_ward_are_guessed(self, both_ways: tuple[Parcel, Parcel]) -> None:
        answer = lookup.by_text("sg t77 t21")
        assert answer.status is Status.NOT_FOUND
        assert guessed(answer) == [("initials", one.id) for one in both_ways]
        assert "“t” là tờ hoặc thửa: đọc là tờ 77, thửa 21." in answer.guesses[0].why("vi")

    def test_initials_of_a_former_ward_lead_to_the_parcel_of_today(self, street: list[Parcel]) -> None:
        assert guessed(lookup.by_text("bn t3 t118"))[0] == ("initials", street[1].id)
        assert guessed(lookup.by_text("118/3 bn"))[0] == ("initials", street[1].id)

    def test_house_numbers_with_a_hyphen_stay_addresses(self, street: list[Parcel]) -> None:
        range_of_houses = draw_parcel((70, 0, 80, 20), parcel_number="9", address="92-94 Đường Nguyễn Huệ")
        answer = lookup.by_text("92-94 Nguyễn Huệ")
        assert (answer.status, ids(answer)) == (Status.MATCH, [range_of_houses.id])
        assert answer.candidates[0].reason == "address"

    def test_typing_help_writes_the_ward_out(self, street: list[Parcel]) -> None:
        found = suggest("bn t3 t118", limit=8, lang="vi")
        assert "thửa 118 tờ 3 Phường Bến Nghé, Quận 1" in [one.insert for one in found]


class TestGuesses:
    def test_nearest_numbers_of_the_sheet(self, street: list[Parcel]) -> None:
        answer = lookup.by_text("thửa 13 tờ 12 phường Sài Gòn")
        assert answer.status is Status.NOT_FOUND
        assert [reason for reason, _id in guessed(answer)] == ["other_number"] * 3
        assert {one.id for one in answer.guesses[:2]} == {street[0].id, street[1].id}

    def test_another_sheet_comes_before_another_number(self, street: list[Parcel]) -> None:
        draw_parcel((40, 0, 50, 20), sheet_number="13", parcel_number="77")
        assert [reason for reason, _id in guessed(lookup.by_key("26740", "12", "77"))][:2] == [
            "other_sheet",
            "other_number",
        ]

    def test_a_ward_of_similar_name(self, street: list[Parcel]) -> None:
        assert guessed(lookup.by_text("thửa 15 tờ 7 Ben Thanhh")) == [("other_ward", street[3].id)]
        assert guessed(lookup.by_text("thua 118 to 3 Ben Nge")) == [("other_ward", street[1].id)]

    def test_parcels_near_a_point(self, street: list[Parcel]) -> None:
        crs = lookup.city_extent().crs
        near = lookup.by_point(ORIGIN_EAST + 5, ORIGIN_NORTH + 30, crs)
        assert guessed(near)[0] == ("near", street[0].id)
        assert lookup.by_point(ORIGIN_EAST + 5, ORIGIN_NORTH + 300, crs).guesses == ()

    def test_marked_in_the_answer_and_left_out_when_empty(self, street: list[Parcel], client: Client) -> None:
        found = client.get("/api/v1/parcels", {"ward": "26740", "sheet": "12", "number": "13"}).json()
        assert (found["status"], found["candidates"]) == ("NOT_FOUND", [])
        assert all(one["guess"] is True and "Phỏng đoán" in one["why"] for one in found["guesses"])
        assert (
            "guesses"
            not in client.get("/api/v1/parcels", {"ward": "26740", "sheet": "12", "number": "14"}).json()
        )

    def test_classified_land_is_never_guessed(self, street: list[Parcel]) -> None:
        Parcel.objects.filter(pk=street[1].pk).update(land_use_codes="CQP")
        assert street[1].id not in [one.id for one in lookup.by_key("26740", "12", "13").guesses]
        assert street[1].id not in [one.id for one in lookup.by_address("33 Đường Nguyễn Hu").guesses]


@pytest.mark.django_db(transaction=True)
class TestKeysOfBefore:
    """History keeps what was committed; sheets of their own, for it also keeps what other tests committed."""

    def test_a_renumbered_parcel_is_found_by_the_number_it_bore(self, street: list[Parcel]) -> None:
        moved = draw_parcel((40, 0, 50, 20), sheet_number="R1", parcel_number="120")
        Parcel.objects.filter(pk=moved.pk).update(parcel_number="900")
        answer = lookup.by_key("26740", "R1", "120")
        assert (answer.status, ids(answer)) == (Status.MATCH, [moved.id])
        assert answer.candidates[0].reason == "recorded"

    @pytest.mark.parametrize("asked", ["key", "national id"])
    def test_a_closed_parcel_leads_to_what_came_from_it(self, street: list[Parcel], asked: str) -> None:
        closed = draw_parcel(
            (60, 0, 80, 20), sheet_number="D1", parcel_number="5", national_id="w3gv7cp477m0"
        )
        Parcel.objects.filter(pk=closed.pk).delete()
        first = draw_parcel((60, 0, 70, 20), sheet_number="D1", parcel_number="6")
        second = draw_parcel((70, 0, 80, 20), sheet_number="D1", parcel_number="7")
        event = ParcelEvent.objects.create(
            operation="split", effective_on=date(2026, 5, 1), change_set=uuid.uuid4()
        )
        for child in (first, second):
            ParcelLineage.objects.create(
                event=event, parent=closed.pk, parent_version=1, child=child.pk, child_version=1, overlap_m2=200.0,
                share_of_parent=0.5, share_of_child=1.0,
            )  # fmt: skip

        def ask() -> Any:
            return lookup.by_key("26740", "D1", "5") if asked == "key" else lookup.by_text("w3gv7cp477m0")

        answer = ask()
        assert answer.status is Status.NOT_FOUND
        assert {("descendant", first.id), ("descendant", second.id)} == set(guessed(answer)[:2])
        ParcelEvent.objects.update(reverted_at="2026-06-01T00:00:00Z")
        assert "descendant" not in [reason for reason, _id in guessed(ask())]


class TestSuggestions:
    @pytest.mark.parametrize(
        ("typed", "kind", "insert"),
        [
            ("ben ng", "ward", "Phường Bến Nghé, Quận 1"),
            ("thua 12 to 12 sai g", "ward", "thửa 12 tờ 12 Phường Sài Gòn"),
            ("sai gon to", "sheet", "tờ 12 Phường Sài Gòn"),
            ("thửa 14 Sài Gòn tờ", "sheet", "thửa 14 tờ 12 Phường Sài Gòn"),
            ("to 12 sai gon", "number", "thửa 12 tờ 12 Phường Sài Gòn"),
            ("to 12 sai gon thua", "number", "thửa 12 tờ 12 Phường Sài Gòn"),
            ("thua 12 to 12 sai gon", "parcel", "thửa 12 tờ 12 Phường Sài Gòn"),
        ],
    )
    def test_the_next_word(self, street: list[Parcel], typed: str, kind: str, insert: str) -> None:
        first = suggest(typed, limit=8, lang="vi")[0]
        assert (first.kind, first.insert) == (kind, insert)

    @pytest.mark.parametrize(
        ("typed", "kind", "insert"),
        [
            ("phường Bến Nghé cũ tờ", "sheet", "tờ 3 Phường Bến Nghé, Quận 1"),
            ("ben nghe to", "sheet", "tờ 3 Phường Bến Nghé, Quận 1"),
            ("Phường Bến Nghé, Quận 1 thửa 118 tờ", "sheet", "thửa 118 tờ 3 Phường Bến Nghé, Quận 1"),
            ("tờ 3 phường Bến Nghé cũ", "number", "thửa 118 tờ 3 Phường Bến Nghé, Quận 1"),
            ("to 3 ben nghe thua", "number", "thửa 118 tờ 3 Phường Bến Nghé, Quận 1"),
            ("thửa 11 tờ 3 26740", "number", "thửa 118 tờ 3 Phường Bến Nghé, Quận 1"),
        ],
    )
    def test_the_next_word_of_a_former_unit(
        self, street: list[Parcel], typed: str, kind: str, insert: str
    ) -> None:
        draw_parcel((60, 0, 70, 20), parcel_number="16", old_ward_code="26734", old_sheet_number="3",
                    old_parcel_number="119")  # fmt: skip
        found = suggest(typed, limit=8, lang="vi")
        assert [(one.kind, one.insert) for one in found] == [(kind, insert)]
        assert "trước ngày 1/7/2025" in found[0].why[0]
        if found[0].complete:
            assert ids(lookup.by_text(insert)) == [street[1].id]

    def test_a_name_of_both_epochs_is_offered_in_both(self, street: list[Parcel]) -> None:
        draw_succession(
            old_code="26741", old_name="Phường Bến Thành", old_district="Quận 1", new_code="26743"
        )
        for at in range(6):
            draw_parcel((530 + at, 0, 531 + at, 20), ward_code="26743", ward_name="Phường Bến Thành",
                        sheet_number=f"{20 + at}", parcel_number="1", old_ward_code="26741",
                        old_ward_name="Phường Bến Thành", old_sheet_number=f"{40 + at}",
                        old_parcel_number="9")  # fmt: skip
        both = [one.insert for one in suggest("ben thanh to", limit=4, lang="vi")]
        assert both == [
            "tờ 7 Phường Bến Thành", "tờ 20 Phường Bến Thành",
            "tờ 40 Phường Bến Thành, Quận 1", "tờ 41 Phường Bến Thành, Quận 1",
        ]  # fmt: skip
        former = [one.insert for one in suggest("Bến Thành cũ tờ", limit=4, lang="vi")]
        assert former[0] == "tờ 40 Phường Bến Thành, Quận 1" and len(former) == 4

    def test_numbers_go_on_from_the_one_typed_and_come_once(self, street: list[Parcel]) -> None:
        found = suggest("thua 12 to 12 sai gon", limit=8, lang="en")
        assert [(one.kind, one.text, one.parcel) for one in found] == [
            ("parcel", "Parcel 12, sheet 12, Phường Sài Gòn", street[0].id),
            ("number", "Parcel 120, sheet 12, Phường Sài Gòn", None),
        ]

    def test_what_is_suggested_is_understood(self, street: list[Parcel]) -> None:
        for one in suggest("to 12 sai gon", limit=8, lang="vi"):
            assert lookup.by_text(one.insert).status is Status.MATCH

    def test_hidden_sheets_and_numbers_stay_hidden(self, street: list[Parcel]) -> None:
        draw_parcel((100, 0, 110, 20), sheet_number="99", parcel_number="1", land_use_codes="CQP")
        draw_parcel((110, 0, 120, 20), sheet_number="12", parcel_number="121", land_use_codes="CAN",
                    old_ward_code="26740", old_sheet_number="99", old_parcel_number="1219")  # fmt: skip
        texts = [
            one.insert
            for typed in ("sai gon to", "thua 12 to 12 sai gon", "ben nghe to", "to 99 ben nghe thua")
            for one in suggest(typed, limit=20, lang="vi")
        ]
        assert texts
        assert not any("99" in text or "121" in text for text in texts)

    def test_over_http(self, street: list[Parcel], client: Client) -> None:
        answer = client.get("/api/v1/parcels/suggest", {"q": "to 12 sai gon", "limit": 2, "lang": "en"})
        assert answer.status_code == 200
        assert answer.json()["suggestions"][0] == {
            "text": "Parcel 12, sheet 12, Phường Sài Gòn", "insert": "thửa 12 tờ 12 Phường Sài Gòn",
            "kind": "number", "complete": True, "why": "A parcel on sheet 12 of Phường Sài Gòn.", "id": None,
        }  # fmt: skip
        assert len(answer.json()["suggestions"]) == 2
        assert client.get("/api/v1/parcels/suggest", {"q": ""}).json() == {"suggestions": []}
        assert client.get("/api/v1/parcels/suggest", {"q": "x", "limit": 99}).status_code == 400
