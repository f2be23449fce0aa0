"""Mã của hồ sơ. Dossier codes, national ids, levels and states as packages write them."""

from __future__ import annotations

import re

from planning.domain.gate.classes import key_of
from planning.domain.gate.rule import Text

#: 2 digits of the province, kind of plan, 1 + 2 + 4 digits; rule and example of the annex differ in one character.
_DOSSIER = re.compile(r"\d{2}(QHC|QPK|QCT)\d{7}")
_NATIONAL = re.compile(r"\d{2}\d{2}(?P<level>\d)(?P<kind>\d)(?P<adjustment>\d)\d{5}")
_LEVEL_OF_LETTERS = {"QHC": "chung", "QPK": "phan_khu", "QCT": "chi_tiet"}
#: Levels without letters or a digit of their own go by those of another.
_UNDER_LETTERS = {"rut_gon": "chi_tiet", "nong_thon_moi": "chung"}
_UNDER_DIGIT = {"nong_thon_moi": "chung"}
_LEVEL_OF_DIGIT = {"1": "chung", "2": "phan_khu", "3": "chi_tiet", "4": "rut_gon"}
_ADJUSTMENT_OF_DIGIT = {"0": "none", "1": "overall", "2": "local"}
#: Texts (as keys) of which the first that is contained decides; the longer come first.
_LEVELS = (
    ("tongmatbang", "rut_gon"), ("rutgon", "rut_gon"), ("thietkedothi", "thiet_ke_do_thi"),
    ("nongthonmoi", "nong_thon_moi"), ("hatangkythuat", "ha_tang_ky_thuat"), ("phankhu", "phan_khu"),
    ("chitiet", "chi_tiet"), ("chung", "chung"), ("qhpk", "phan_khu"), ("qpk", "phan_khu"), ("qhct", "chi_tiet"),
    ("qct", "chi_tiet"), ("qhc", "chung"),
)  # fmt: skip
_ADJUSTMENTS = (("cucbo", "local"), ("tongthe", "overall"), ("lapmoi", "none"), ("khong", "none"))
_STATUSES = (
    ("hethieuluc", "expired"), ("thaythe", "superseded"), ("chuacongbo", "approved"), ("congbo", "announced"),
    ("dangthamdinh", "appraisal"), ("thamdinh", "appraisal"), ("layykien", "consultation"),
    ("pheduyet", "approved"), ("danglap", "preparing"), ("duthao", "preparing"),
)  # fmt: skip


def dossier_code_is_formal(code: str) -> bool:
    """Whether a dossier code has the form of Annex II; others are kept as they are, with a warning."""
    return _DOSSIER.fullmatch(code) is not None


def national_id_fault(code: str) -> Text | None:
    """What keeps a national plan id from the form of TT 24/2025 Art. 4; None when it has it."""
    if not (code.isascii() and code.isdigit()):
        return Text("có ký tự không phải chữ số", "not digits only")
    if len(code) != 12:
        return Text(f"có {len(code)} chữ số", f"it has {len(code)} digits")
    found = _NATIONAL.fullmatch(code)
    assert found is not None
    if found["level"] not in _LEVEL_OF_DIGIT:
        return Text("chữ số cấp độ không thuộc 1–4", "the digit of the level is not 1 to 4")
    if found["kind"] not in "12345":
        return Text("chữ số loại không thuộc 1–5", "the digit of the kind is not 1 to 5")
    if found["adjustment"] not in _ADJUSTMENT_OF_DIGIT:
        return Text("chữ số điều chỉnh không thuộc 0–2", "the digit of the adjustment is not 0 to 2")
    return None


def level_of(text: str) -> str:
    """Level (code list `plan-level`) that a text names; "" when none.

    >>> level_of("Quy hoạch phân khu"), level_of("QCT"), level_of("2"), level_of("?")
    ('phan_khu', 'chi_tiet', 'phan_khu', '')
    """
    if text.strip() in _LEVEL_OF_DIGIT:
        return _LEVEL_OF_DIGIT[text.strip()]
    return _first(text, _LEVELS)


def level_of_dossier_code(code: str, declared: str = "") -> str:
    """Level that a formal dossier code names; "" otherwise.

    Args:
        declared: level that the plan says it has; an abridged plan goes by the letters of a detailed one, a rural
            commune plan by those of a general one.

    >>> level_of_dossier_code("79QCT1000001"), level_of_dossier_code("79QCT1000001", "rut_gon")
    ('chi_tiet', 'rut_gon')
    """
    found = _DOSSIER.fullmatch(code)
    named = _LEVEL_OF_LETTERS[found[1]] if found else ""
    return declared if named and _UNDER_LETTERS.get(declared) == named else named


def level_of_national_id(code: str, declared: str = "") -> str:
    """Level that a formal national id names; "" otherwise. `declared` as in `level_of_dossier_code`."""
    found = _NATIONAL.fullmatch(code)
    named = _LEVEL_OF_DIGIT.get(found["level"], "") if found else ""
    return declared if named and _UNDER_DIGIT.get(declared) == named else named


def adjustment_of(text: str, national_id: str = "") -> str:
    """Kind of adjustment (code list `plan-adjustment`) that a text, or else the national id, names; "" when none."""
    found = _NATIONAL.fullmatch(national_id)
    if text.strip() in _ADJUSTMENT_OF_DIGIT:
        return _ADJUSTMENT_OF_DIGIT[text.strip()]
    return _first(text, _ADJUSTMENTS) or (_ADJUSTMENT_OF_DIGIT.get(found["adjustment"], "") if found else "")


def status_of(text: str) -> str:
    """State (code list `plan-status`) that a text names; "" when none."""
    return _first(text, _STATUSES)


def _first(text: str, table: tuple[tuple[str, str], ...]) -> str:
    key = key_of(text.replace(".", " "))
    return next((code for part, code in table if part in key or key == key_of(code)), "")
