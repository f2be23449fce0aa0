"""UTF-8 that was read as Windows-1252 (or Latin-1) and written again is restored; nothing else is touched."""

from __future__ import annotations

import pytest

from geo.domain.doubled_text import undoubled
from geo.domain.legacy_text import modernise
from tests.fixtures.legacy_text import in_tcvn3, in_vni

SENTENCES = (
    "Đất ở đô thị",
    "Đường Trần Hưng Đạo, phường Cầu Kho",
    "Nguyễn Thị Ánh Nguyệt",
    "Nhà bà Tư",
    "ĐẤT Ở ĐÔ THỊ",
    "QĐ 12/2024 · ủy ban nhân dân xã",
)


def doubled(text: str, encoding: str = "cp1252") -> str:
    """As a program leaves it that takes UTF-8 for this encoding; bytes that it leaves open pass."""
    letters = []
    for byte in text.encode():
        try:
            letters.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            letters.append(chr(byte))
    return "".join(letters)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", SENTENCES)
def test_a_doubly_encoded_text_comes_back(text: str, encoding: str) -> None:
    given = doubled(text, encoding)
    assert given != text and undoubled([given]) == {given: text}


@pytest.mark.parametrize("text", SENTENCES)
def test_twice_too_many(text: str) -> None:
    given = doubled(doubled(text))
    assert undoubled([given]) == {given: text}


def test_a_hard_blank_that_became_a_blank_or_was_cut_off() -> None:
    given = doubled("Lê Thị Hà").rstrip("\u00a0")
    assert undoubled([given]) == {given: "Lê Thị Hà"}
    given = doubled("Nhà Bè").replace("\u00a0", " ")
    assert undoubled([given]) == {given: "Nhà Bè"}


@pytest.mark.parametrize(
    "given",
    [
        *SENTENCES, "Café Müller", "100 m²", "Ã", "São Paulo", "UBND XÃ", "XÃ AN", "xã", "北京", "", "ODT",
        "«Nhà»", "10 µm",
        *(in_tcvn3(text) for text in SENTENCES), *(in_vni(text) for text in SENTENCES),
    ],
)  # fmt: skip
def test_what_was_encoded_once_stays(given: str) -> None:
    assert undoubled([given]) == {}


def test_no_old_encoding_is_seen_in_what_was_restored() -> None:
    assert not modernise(undoubled([doubled(text) for text in SENTENCES]).values()).changed
