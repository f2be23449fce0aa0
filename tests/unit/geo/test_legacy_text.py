"""Texts of TCVN3 and VNI become Unicode; what is Unicode already stays untouched."""

from __future__ import annotations

import unicodedata

import pytest

from geo.domain.legacy_text import convert, detect, modernise
from geo.domain.vietnamese_syllables import is_syllable
from tests.fixtures.legacy_text import in_tcvn3, in_vni

SENTENCES = (
    "Đường Nguyễn Thị Minh Khai, phường Bến Nghé, quận 1 – thửa đất số 12",
    "khuỷu, ưỡn ngực, kỹ thuật, tỷ lệ, tĩnh, ỷ lại, thuở xưa, khuya, quý giá",
    "Đất trồng cây lâu năm; đất chuyên trồng lúa nước; đất ở đô thị",
    "Ủy ban nhân dân xã Vĩnh Lộc A, huyện Bình Chánh",
)


@pytest.mark.parametrize(
    ("given", "encoding", "wanted"),
    [
        ("§Êt ë ®« thÞ", "tcvn3", "Đất ở đô thị"),
        ("Ñaát ôû ñoâ thò", "vni", "Đất ở đô thị"),
        ("ÑAÁT ÔÛ ÑOÂ THÒ", "vni", "ĐẤT Ở ĐÔ THỊ"),
        ("TrÇn H\u00adng §¹o", "tcvn3", "Trần Hưng Đạo"),
        ("Lª Lîi", "tcvn3", "Lê Lợi"),
        ("Leâ Lai", "vni", "Lê Lai"),
        ("832/Q§-UBND (m« pháng)", "tcvn3", "832/QĐ-UBND (mô phỏng)"),
    ],
)
def test_a_text_is_recognised_and_converted(given, encoding, wanted):
    assert detect([given]) == encoding
    assert convert(given, encoding) == wanted


@pytest.mark.parametrize(
    "given",
    [
        "Đất ở đô thị", "Lê Lai", "Tân Bình", "Hà Tĩnh", "Ít", "100 m²", "10 µm", "Café Müller", "Phường · Xã",
        "«Nhà»", "§ 5", "TCVN®", "đường mang soft\u00adhyphen", "北京", "", "ODT",
    ],
)  # fmt: skip
def test_a_text_in_unicode_is_left_untouched(given):
    assert detect([given]) == "unicode"
    found = modernise([given])
    assert not found.changed
    assert convert(given, "unicode") is given


@pytest.mark.parametrize("text", SENTENCES)
def test_every_letter_comes_back(text):
    """Only the case of toned vowels is lost in TCVN3: here they are small, or the first of a sentence."""
    assert detect([in_vni(text)]) == "vni"
    assert convert(in_vni(text), "vni") == text
    assert detect([in_tcvn3(text)]) == "tcvn3"
    found = convert(in_tcvn3(text), "tcvn3")
    assert found.casefold() == text.casefold()
    assert unicodedata.is_normalized("NFC", found)


def test_the_letter_u_with_a_horn_is_the_soft_hyphen_and_survives():
    assert "\u00ad" in in_tcvn3("phường")
    assert modernise([in_tcvn3("phường")]).changed == {"ph\u00adêng": "phường"}


def test_capitals_that_the_encoding_lost_are_guessed_and_named():
    found = modernise(["NGUYÔN THÞ ¸NH", "NguyÔn V¨n ¸i", "TrÇn V¨n Ba"])
    assert found.changed == {
        "NGUYÔN THÞ ¸NH": "NGUYỄN THỊ ÁNH",
        "NguyÔn V¨n ¸i": "Nguyễn Văn Ái",
        "TrÇn V¨n Ba": "Trần Văn Ba",
    }
    assert found.case_guessed == {"NGUYÔN THÞ ¸NH", "NguyÔn V¨n ¸i"}


def test_a_short_text_is_read_as_the_field_it_stands_in():
    """The word Lờ in TCVN3 looks like Lê in Unicode: alone it is Unicode, in a field of TCVN3 it is not."""
    assert detect([in_tcvn3("Lờ")]) == "unicode"
    assert modernise([in_tcvn3("Lờ"), in_tcvn3("Đường Bạch Đằng")]).changed[in_tcvn3("Lờ")] == "Lờ"


def test_in_a_mixed_field_new_texts_stay():
    given = [in_tcvn3("Đất ở đô thị"), "Đường Trần Hưng Đạo", "Lê Lai"]
    found = modernise(given)
    assert found.encoding == "tcvn3"
    assert found.changed == {given[0]: "Đất ở đô thị"}


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("hoà", True), ("hòa", True), ("quý", True), ("giếng", True), ("gì", True), ("nguyễn", True), ("khuỷu", True),
        ("thị", True), ("Leõ", False), ("thÞ", False), ("cat", False), ("càt", False), ("đđa", False), ("", False),
    ],
)  # fmt: skip
def test_spelling_tells_syllables(word, right):
    assert is_syllable(word) is right
