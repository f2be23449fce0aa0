"""Texts of the interface: both languages complete, every text that a page or the map names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from web import texts

WEB = Path(texts.__file__).parent
IN_TEMPLATES = re.compile(r"""\{% t ["']([a-z_0-9.]+)["']""")
IN_SCRIPTS = re.compile(r"""\bt\("([a-z_0-9.]+)\"""")


def _named() -> set[str]:
    names: set[str] = set()
    for path in (WEB / "templates").rglob("*.html"):
        names |= set(IN_TEMPLATES.findall(path.read_text(encoding="utf-8")))
    for path in (WEB / "map").rglob("*.ts"):
        names |= set(IN_SCRIPTS.findall(path.read_text(encoding="utf-8")))
    return names


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_named_text_is_in_the_dictionary(lang: str) -> None:
    assert _named() - set(texts.dictionary(lang)) == set()


def test_both_dictionaries_have_the_same_keys() -> None:
    assert set(texts.dictionary("vi")) == set(texts.dictionary("en"))


def test_values_are_filled_in() -> None:
    assert texts.text("vi", "card.title", number="118", sheet=3) == "Thửa 118, tờ 3"
    assert texts.text("fr", "nav.map") == "Bản đồ"
    assert texts.text("en", "no.such.key") == "no.such.key"
