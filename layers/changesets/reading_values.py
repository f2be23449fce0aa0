"""Đọc giá trị JSON. Properties of an edit become typed values; each refusal names the field and a remedy."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping

from django.db import models

from geo.http.problems import FieldError
from layers import rights
from layers.changesets.refusals import error
from layers.changesets.stored import blank
from layers.derivations import bounds_of, code_of
from layers.field_types import Bool, Coded, Date, FieldType, Int, Real, Uuid
from layers.spec import Field, LayerSpec
from layers.text_values import read_date, read_uuid

#: Fields besides the layer's own that an editor may state.
STATED = ("valid_to", "accuracy_m", "map_scale")
_NO_LIMIT = 10**6


class Unreadable(ValueError):
    """A value that a field cannot take, with the words for it."""

    def __init__(self, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> None:
        super().__init__(message[1])
        self.code, self.message, self.remedy = code, message, remedy


def is_computed(one: Field) -> bool:
    """True for a field that only the shape decides."""
    return one.derive is not None and one.derive.how == "plane_area"


def writable(spec: LayerSpec, user: rights.User | None) -> dict[str, Field]:
    """Fields of a layer that an edit by `user` may set, by name."""
    own = {one.name for one in spec.fields}
    return {
        one.name: one
        for one in rights.fields_in_reach(user, spec)
        if (one.name in own and not is_computed(one)) or (one.name in STATED)
    }


def read_properties(
    spec: LayerSpec, given: Mapping[str, object], user: rights.User | None, place: str = "properties"
) -> tuple[dict[str, object], list[FieldError]]:
    """Values by field name in JSON types as the database keeps them, and what was refused.

    Args:
        place: where the properties stand in the request, for the errors.
    """
    allowed = writable(spec, user)
    values: dict[str, object] = {}
    errors: list[FieldError] = []
    for name, value in given.items():
        where = f"{place}.{name}"
        if name not in allowed:
            errors.append(_no_such_field(spec, name, allowed, where, user))
            continue
        try:
            values[name] = read_value(spec, allowed[name], value)
        except Unreadable as refusal:
            errors.append(error(where, refusal.code, refusal.message, refusal.remedy))
    return values, errors


def read_value(spec: LayerSpec, one: Field, value: object) -> object:
    """One value in the type of its field; an empty one as the column keeps it.

    Raises:
        Unreadable: the field cannot take it.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return blank(spec, one.name)
    kind = one.type
    if isinstance(kind, Bool):
        return _truth(value)
    if isinstance(kind, (Int, Real)):
        return _number(value, kind)
    if isinstance(kind, Date):
        return _day(value)
    if isinstance(kind, Uuid):
        return _identity(value)
    text = _text(value, _longest(spec, one))
    if isinstance(kind, Coded):
        _check_code(text, kind)
    return text


def derived_values(spec: LayerSpec, values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Fields that follow from others which an edit sets and that it does not set itself (not the plane area)."""
    for one in spec.fields:
        if one.derive is None or is_computed(one) or one.name in values or one.derive.of not in values:
            continue
        source = values[one.derive.of]
        text = source if isinstance(source, str) else ""
        if one.derive.how == "label_of":
            kind = spec.by_name[one.derive.of].type
            found: object = (
                kind.codes.label(text) if isinstance(kind, Coded) and kind.codes and text else None
            )
        elif one.derive.how == "code_of":
            assert isinstance(one.type, Coded) and one.type.codes is not None
            found = code_of(text, one.type.codes) or None
        else:
            found = bounds_of(text)[0 if one.derive.how == "range_low" else 1]
        yield one.name, blank(spec, one.name) if found is None else found


def _no_such_field(
    spec: LayerSpec, name: str, allowed: Mapping[str, Field], where: str, user: rights.User | None
) -> FieldError:
    readable = {one.name for one in rights.fields_in_reach(user, spec)}
    if name in readable:
        why = ("Giá trị này do hệ thống tính hoặc ghi.", "This value is computed or kept by the system.")
        return error(where, "read-only-field", why, ("Bỏ trường này khỏi yêu cầu.", "Leave the field out."))
    listed = ", ".join(allowed)
    return error(
        where,
        "unknown-field",
        (f"Lớp “{spec.name}” không có trường “{name[:60]}”.", f"“{spec.name}” has no field “{name[:60]}”."),
        (f"Các trường sửa được: {listed}.", f"Fields that can be edited: {listed}."),
    )


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise Unreadable(
        "invalid-boolean", ("Giá trị phải là có hoặc không.", "The value must be yes or no."),
        ("Dùng true hoặc false.", "Use true or false."),
    )  # fmt: skip


def _number(value: object, kind: FieldType) -> int | float:
    whole = isinstance(kind, Int)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise Unreadable(
            "invalid-number", ("Giá trị phải là số.", "The value must be a number."),
            ("Dùng số JSON, dấu thập phân là dấu chấm, ví dụ 120.5.", "Use a JSON number such as 120.5."),
        )  # fmt: skip
    if whole and not float(value).is_integer():
        raise Unreadable(
            "invalid-number", ("Giá trị phải là số nguyên.", "The value must be a whole number."),
            ("Bỏ phần thập phân.", "Leave out the decimals."),
        )  # fmt: skip
    low, high = getattr(kind, "minimum", None), getattr(kind, "maximum", None)
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = f"{'−∞' if low is None else low} … {'∞' if high is None else high}"
        raise Unreadable(
            "value-out-of-range", (f"Giá trị ngoài khoảng {bounds}.", f"The value is outside {bounds}."),
            ("Kiểm tra đơn vị và số chữ số.", "Check the unit and the number of digits."),
        )  # fmt: skip
    return int(value) if whole else float(value)


def _day(value: object) -> str:
    found = read_date(value) if isinstance(value, str) else None
    if found is None:
        raise Unreadable(
            "invalid-date", ("Giá trị phải là ngày.", "The value must be a day."),
            ("Viết 2026-11-22 hoặc 22/11/2026.", "Write 2026-11-22 or 22/11/2026."),
        )  # fmt: skip
    return found.isoformat()


def _identity(value: object) -> str:
    found = read_uuid(value) if isinstance(value, str) else None
    if found is None:
        raise Unreadable(
            "invalid-id", ("Giá trị phải là mã UUID của một đối tượng.", "The value must be the UUID of a feature."),
            ("Chọn đối tượng trên bản đồ.", "Choose the feature on the map."),
        )  # fmt: skip
    return found


def _text(value: object, limit: int) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # a sheet number typed as a number
    if not isinstance(value, str) or "\x00" in value:
        raise Unreadable(
            "invalid-text", ("Giá trị phải là chữ.", "The value must be text."),
            ("Đặt giá trị trong dấu ngoặc kép.", "Put the value in quotation marks."),
        )  # fmt: skip
    text = unicodedata.normalize("NFC", value).strip()
    if len(text) > limit:
        raise Unreadable(
            "value-too-long", (f"Dài {len(text)} ký tự, tối đa {limit}.", f"{len(text)} characters, at most {limit}."),
            ("Rút gọn nội dung.", "Shorten the text."),
        )  # fmt: skip
    return text


def _longest(spec: LayerSpec, one: Field) -> int:
    declared = getattr(one.type, "max_length", None) or _NO_LIMIT
    column: models.Field = spec.model._meta.get_field(one.name)  # type: ignore[attr-defined]
    return min(int(declared), int(column.max_length or _NO_LIMIT))


def _check_code(text: str, kind: Coded) -> None:
    """A strict list refuses what it does not hold; other lists keep it and the checks warn."""
    if kind.codes is None or not kind.strict:
        return
    parts = [part.strip() for part in text.split(kind.separator)] if kind.separator else [text]
    if wrong := [part for part in parts if part not in kind.codes.by_value]:
        known = ", ".join(list(kind.codes.by_value)[:20])
        raise Unreadable(
            "code-unknown",
            (f"“{wrong[0][:40]}” không có trong danh mục “{kind.codes.title.vi}”.",
             f"“{wrong[0][:40]}” is not in the code list “{kind.codes.title.en}”."),
            (f"Các mã: {known}.", f"Codes: {known}."),
        )  # fmt: skip
