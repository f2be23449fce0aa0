"""What people type to name a parcel."""

from __future__ import annotations

import unicodedata
import uuid

import pytest

from cadastre.domain.lookup_text import (
    FeatureIdReading,
    KeyReading,
    NationalIdReading,
    WardText,
    number_forms,
    read,
    ward_text,
)

BEN_NGHE = WardText(name="ben nghe")


@pytest.mark.parametrize(
    ("text", "ward", "sheet", "number"),
    [
        ("thửa 12 tờ 5 Bến Nghé", BEN_NGHE, "5", "12"),
        ("to 5 thua 12", WardText(), "5", "12"),
        ("Phường Bến Nghé, tờ 3, thửa 118", BEN_NGHE, "3", "118"),
        ("PHƯỜNG BẾN NGHÉ TỜ BẢN ĐỒ SỐ 3 THỬA ĐẤT SỐ 118", BEN_NGHE, "3", "118"),
        (
            "tờ: 3; thửa: 118; p. Bến Nghé, Q.1, TP.HCM",
            WardText(name="ben nghe", district="quan 1"),
            "3",
            "118",
        ),
        ("thửa 7 tờ 2 phường 12 quận 3", WardText(name="phuong 12", district="quan 3"), "2", "7"),
        ("26740 tờ 3 thửa 118", WardText(code="26740"), "3", "118"),
        ("thửa 118 Bến Nghé", BEN_NGHE, "", "118"),
        ("sheet 3 parcel 118 ward Sai Gon", WardText(name="sai gon"), "3", "118"),
        ("thửa 12-1 tờ 5 xã Bình Mỹ huyện Củ Chi", WardText(name="binh my", district="cu chi"), "5", "12-1"),
        ("tờ 5 thửa 12 Tân Tạo", WardText(name="tan tao"), "5", "12"),
        ("thua 12, to 5, P. Ben Nghe, Q1", WardText(name="ben nghe", district="quan 1"), "5", "12"),
        ("tờ số 5 thửa số 12", WardText(), "5", "12"),
        ("số thửa 12 số tờ 5", WardText(), "5", "12"),
        ("Thửa đất số 12, thuộc tờ bản đồ số 5, tại phường Bến Nghé", BEN_NGHE, "5", "12"),
        ("thua12to5 ben nghe", BEN_NGHE, "5", "12"),
        ("TĐ 12 TBĐ 5 P.Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ IV Bến Nghé", BEN_NGHE, "4", "12"),
        ("thửa 12 tờ bản đồ XIX", WardText(), "19", "12"),
        ("thửa 12 tờ ĐC 5 xã Tân Tạo", WardText(name="tan tao"), "dc5", "12"),
        ("thửa 12 tờ DC5 Tân Tạo", WardText(name="tan tao"), "dc5", "12"),
        ("thửa 12 tờ 5 ở Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa 12 của tờ 5 Cửa Nam", WardText(name="cua nam"), "5", "12"),
        ("thửa 12 tờ 5 Ô Môn", WardText(name="o mon"), "5", "12"),
        ("thửa 12 tờ bản đồ địa chính số 5, Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ BĐĐC 5 Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ BĐ số 5 Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa 12 bản đồ 5 Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ bản đồ ĐC5", WardText(), "dc5", "12"),
        ("thửa #12, tờ #5, Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa_12_tờ_5_Bến Nghé", BEN_NGHE, "5", "12"),
        ("Parcel No. 12, map sheet no. 5, Ben Nghe ward", BEN_NGHE, "5", "12"),
        ("thửa đất số 12 (tờ bản đồ số 5), phường Bến Nghé", BEN_NGHE, "5", "12"),
        ("Thửa đất số: 12, tờ bản đồ số: 5, địa chỉ: phường Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ 5 phường Bến Nghé cũ", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ 5 Bến Nghé (cu)", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ 5 xã Củ Chi", WardText(name="cu chi"), "5", "12"),
        ("thửa 12 tờ 5 phường Bến Nghé, Thành phố Hồ Chí Minh, Việt Nam", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ 5, Ben Nghe, Ho Chi Minh City, Vietnam", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ 5 khu phố 3 phường Bến Nghé", BEN_NGHE, "5", "12"),
        ("thửa 12 tờ 5 Đông Phương Yên", WardText(name="dong phuong yen"), "5", "12"),
        (
            "thửa 12 tờ 5, 31/2 Xa lộ Hà Nội, P. Bến Nghé, Q.1, TP.HCM",
            WardText(name="ben nghe", district="quan 1"),
            "5",
            "12",
        ),
        (
            "thửa 12 tờ 5 xã Tân Thới Nhì, H. Hóc Môn, TP.HCM",
            WardText(name="tan thoi nhi", district="hoc mon"),
            "5",
            "12",
        ),
    ],
)
def test_labelled(text: str, ward: WardText, sheet: str, number: str) -> None:
    assert read(text) == [KeyReading(ward, sheet, number, "labelled")]
    assert read(unicodedata.normalize("NFD", text)) == read(text)


@pytest.mark.parametrize(
    ("text", "ward", "sheet", "number"),
    [
        ("26797 010 0016", "26797", "010", "0016"),
        ("267970100016", "26797", "010", "0016"),
        ("26797.10.16", "26797", "10", "16"),
        ("26797-010-0016", "26797", "010", "0016"),
    ],
)
def test_legacy_key(text: str, ward: str, sheet: str, number: str) -> None:
    assert read(text) == [KeyReading(WardText(code=ward), sheet, number, "legacy_key")]


def test_slash_has_two_readings_number_first() -> None:
    assert read("12/5 ben nghe") == [
        KeyReading(BEN_NGHE, "5", "12", "number_sheet"),
        KeyReading(BEN_NGHE, "12", "5", "sheet_number"),
    ]


def test_two_bare_numbers_have_two_readings_sheet_first() -> None:
    assert [one.reading for one in read("Bến Nghé 3 118") if isinstance(one, KeyReading)] == [
        "sheet_number",
        "number_sheet",
    ]


@pytest.mark.parametrize(
    "text", ["t77 t21 Bến Nghé", "Bến Nghé T.77/T.21", "ben nghe t77t21", "t 77, t 21, P. Bến Nghé"]
)
def test_t_is_short_for_both_sheet_first(text: str) -> None:
    assert read(text) == [
        KeyReading(BEN_NGHE, "77", "21", "t_sheet_number"),
        KeyReading(BEN_NGHE, "21", "77", "t_number_sheet"),
    ]


def test_t_needs_no_ward_and_the_same_number_is_read_once() -> None:
    assert [one.reading for one in read("t77 t21") if isinstance(one, KeyReading)] == [
        "t_sheet_number",
        "t_number_sheet",
    ]
    assert read("t12 t12") == [KeyReading(WardText(), "12", "12", "t_sheet_number")]


@pytest.mark.parametrize(
    "text", ["tờ 77 t21 Bến Nghé", "t77 thửa 21 Bến Nghé", "t77 th21 bến nghé", "Bến Nghé th.21 t.77"]
)
def test_t_beside_a_label_is_the_other_one(text: str) -> None:
    assert read(text) == [KeyReading(BEN_NGHE, "77", "21", "labelled")]


def test_a_street_called_t_is_no_sheet() -> None:
    assert all(one.sheet != "4" for one in read("thửa 21 đường T4, Tây Thạnh") if isinstance(one, KeyReading))


@pytest.mark.parametrize(
    ("text", "ward"), [("92-34 Bến Nghé", BEN_NGHE), ("Bến Nghé 92 – 34", BEN_NGHE), ("92-34", WardText())]
)
def test_a_hyphen_has_three_readings_sheet_first(text: str, ward: WardText) -> None:
    assert read(text) == [
        KeyReading(ward, "92", "34", "sheet_number"),
        KeyReading(ward, "34", "92", "number_sheet"),
        KeyReading(ward, "", "92-34", "hyphened"),
    ]


def test_a_house_number_before_a_ward_is_no_sheet() -> None:
    """An address would else be taken for parcel 31 of sheet 2 of the ward."""
    assert all(
        one.ward.name != "ben nghe"
        for one in read("31/2 Lê Lợi, phường Bến Nghé")
        if isinstance(one, KeyReading)
    )


def test_ids() -> None:
    assert read(" W3GV7CP477MZ ") == [NationalIdReading("w3gv7cp477mz")]
    key = uuid.uuid4()
    assert read(str(key)) == [FeatureIdReading(key)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "Nguyễn Huệ",
        "12/5",
        "10.7725, 106.698",
        "10.772-106.698",
        "2025-07-01",
        "t77",
        "w3gv7cp477ma!",
        "x" * 500,
        "to thua",
        "5",
    ],
)
def test_no_parcel(text: str) -> None:
    assert read(text) == []


def test_wards() -> None:
    assert ward_text("Phường Bến Nghé, Quận 1") == WardText(name="ben nghe", district="quan 1")
    assert ward_text("12") == WardText(name="phuong 12")
    assert ward_text("") == WardText()
    assert ward_text("Thị trấn Củ Chi") == WardText(name="cu chi")


def test_numbers() -> None:
    assert number_forms("010") == ["010", "10"]
    assert number_forms("0") == ["0"]
    assert number_forms("12a") == ["12A", "12a"]


@pytest.mark.parametrize(
    ("text", "name", "district"),
    [
        ("Phú Thọ", "phu tho", ""),
        ("Xuân Hoà", "xuan hoa", ""),
        ("Tân Quý", "tan quy", ""),
        ("xã Tân Quý Tây, H. Bình Chánh", "tan quy tay", "binh chanh"),
        ("P.Phú Thọ Q11", "phu tho", "quan 11"),
        ("p12 q. 3", "phuong 12", "quan 3"),
        ("x Hòa Phú", "hoa phu", ""),
        ("TT. Tân Túc", "tan tuc", ""),
        ("Tân Phú, TX Bến Cát", "tan phu", "ben cat"),
    ],
)
def test_a_kind_is_no_part_of_a_name_nor_a_name_of_a_kind(text: str, name: str, district: str) -> None:
    """The name Phú Thọ begins with the letter that is short for phường, Quý with that for quận."""
    assert ward_text(text) == WardText(name=name, district=district)
