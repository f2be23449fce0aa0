"""The list of planned functions as a city has it: its names and colours first, and codes of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.city import CITY_DIR, CityFileInvalid, load_city
from geo.domain import code_changes
from planning.domain import functions

OWN = """
[codes.planning-function.DAT_YTe]
vi = "Đất bệnh viện"
colour = "#FF00AA"
names = ["Khu bệnh viện"]
[codes.planning-function.DAT_CongVienPhanMem]
vi = "Đất công viên phần mềm"
en = "Software park"
colour = "#3366cc"
"""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """What the city of these tests changes is forgotten."""
    before = {name: tuple(code_changes.of_list(name)) for name in code_changes.LISTS}
    yield
    code_changes.note(before)


def city_with(text: str, folder: Path) -> str:
    slug = "thu"
    (folder / f"{slug}.toml").write_text((CITY_DIR / "hcmc.toml").read_text() + text)
    return slug


def test_a_city_changes_names_and_colours_and_adds_codes(tmp_path: Path) -> None:
    plain = {row[0]: row for row in functions.listed()}
    code_changes.note(load_city(city_with(OWN, tmp_path), tmp_path).codes)
    changed = {row[0]: row for row in functions.listed()}
    assert changed["DAT_YTe"][1:4] == ("Đất bệnh viện", plain["DAT_YTe"][2], "#ff00aa")
    assert changed["DAT_YTe"][4] == (*plain["DAT_YTe"][4], "Khu bệnh viện")
    assert changed["DAT_CongVienPhanMem"][1:4] == ("Đất công viên phần mềm", "Software park", "#3366cc")
    assert {code for code in plain if changed[code] != plain[code]} == {"DAT_YTe"}
    assert changed.keys() - plain.keys() == {"DAT_CongVienPhanMem"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[codes.planning-functions.DAT_YTe]\nvi = 'x'\n", "known: planning-function"),
        ("[codes.planning-function.DAT_YTe]\ncolour = 'red'\n", "no colour such as"),
        ("[codes.planning-function.DAT_YTe]\nname = 'x'\n", "name\\?"),
        ("[codes.planning-function.DAT_YTe]\nnames = 'x'\n", "a list of texts"),
    ],
    ids=["list", "colour", "entry", "names"],
)
def test_a_wrong_entry_is_told_at_the_start(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(CityFileInvalid, match=why):
        load_city(city_with(text, tmp_path), tmp_path)


def test_a_code_of_its_own_needs_name_and_colour(tmp_path: Path) -> None:
    code_changes.note(
        load_city(city_with("[codes.planning-function.DAT_Moi]\nvi = 'Mới'\n", tmp_path), tmp_path).codes
    )
    with pytest.raises(ValueError, match="DAT_Moi: a code of the city's own needs"):
        functions.listed()
