"""What the extract tells of a permit, and what it never tells."""

from __future__ import annotations

import re

from permits.extract_theme import _SHOWN, PERMITS_THEME
from permits.layers import BUILDING_PERMITS


def test_only_public_columns_are_read() -> None:
    public = {field.name for field in BUILDING_PERMITS.public_fields}
    read = set(re.findall(r"permit\.([a-z_0-9]+)", PERMITS_THEME.select)) - {"geom", "geom_4326", "parcel"}
    assert read <= public
    assert set(_SHOWN) <= public


def test_codes_are_told_in_words() -> None:
    row = {name: None for name in _SHOWN} | {
        "permit_kind": "nha_o",
        "status": "cap",
        "footprint_area_m2": 41.96,
    }
    assert PERMITS_THEME.present(row, "en")["permit_kind_name"] == "Detached house"
    assert PERMITS_THEME.present(row, "vi")["status_name"] == "Đã cấp"
    assert PERMITS_THEME.present(row, "vi")["footprint_area_m2"] == 42.0
