"""Bảng hài hòa tên chức năng. Planners decide which code a raw name means; what is on file follows by a change set."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction

from geo.http.problems import FieldError, Problem
from geo.named_sql import load
from geo.reading import rows
from layers.audit.recording import record
from layers.changesets import access, drafting
from layers.changesets.models import ChangeSet
from layers.changesets.preparing import EditInput
from layers.changesets.retrying import in_transaction
from layers.registry import registry
from layers.visible_rows import visible_rows
from planning.models import FunctionName
from planning.services.functions import folded, function_codes

_MOST = 500


def may_decide(user: User | AnonymousUser) -> bool:
    """Whether `user` writes to the zones of the whole city."""
    return bool(user.is_authenticated) and access.writes_everywhere(user, registry.get("planning_zones"))  # type: ignore[arg-type]


def overview(user: User, lang: str) -> dict[str, Any]:
    """Names without code with their number and area, the office's decisions, the code list."""
    area = rows(visible_rows(load("planning", "functions")["area"], user), {})[0]
    total, mapped = float(area["total_m2"] or 0.0), float(area["mapped_m2"] or 0.0)
    decided = {one.folded: one.code for one in FunctionName.objects.all()}
    codes = function_codes()
    return {
        "unmapped": [
            one | {"decided": decided.get(folded(one["raw"]), ""), "area_ha": one["area_m2"] / 10_000}
            for one in rows(visible_rows(load("planning", "functions")["unmapped"], user), {"most": _MOST})
        ],
        "percent": 100.0 * mapped / total if total else 100.0,
        "kept": FunctionName.objects.select_related("decided_by"),
        "codes": [
            {
                "value": one.value,
                "label": one.label.text(lang),
                "colour": one.colour,
                "names": ", ".join(one.replaces),
            }
            for one in codes.codes
        ],
    }


def decide(user: User, raw: str, code: str, note: str = "") -> FunctionName:
    """Let a raw name mean a code from now on.

    Raises:
        Problem: 403 without the right, 400 for a code that the list lacks or a name without a letter.
    """
    _require(user)
    if code not in function_codes().by_value:
        vi, en = f"Danh mục không có mã “{code[:40]}”.", f"The list has no code “{code[:40]}”."
        raise _wrong("code", "unknown-code", vi, en)
    if not folded(raw):
        raise _wrong("raw", "no-name", "Tên không có chữ nào.", "The name holds no letter.")
    with transaction.atomic():
        name, _created = FunctionName.objects.update_or_create(
            folded=folded(raw), defaults={"raw": raw.strip(), "code": code, "note": note, "decided_by": user}
        )
        record(user, "function-name.decided", layer="planning_zones", detail={"raw": name.raw, "code": code})
    return name


def take_back(user: User, pk: int) -> None:
    """Forget a decision; zones keep the codes they have. Raises Problem 403, 404."""
    _require(user)
    with transaction.atomic():
        name = FunctionName.objects.filter(pk=pk).first()
        if name is None:
            raise Problem("not-found", "Không có tên này.", "There is no such name.")
        record(
            user, "function-name.removed", layer="planning_zones", detail={"raw": name.raw, "code": name.code}
        )
        name.delete()


@in_transaction
def draft_for(user: User, pk: int) -> tuple[UUID, int]:
    """A draft that gives every zone on file with this name its code; its id and the number of zones.

    Raises:
        Problem: 403 without the right, 404 for no such name, 409 when no zone waits for it.
    """
    _require(user)
    name = FunctionName.objects.filter(pk=pk).first()
    if name is None:
        raise Problem("not-found", "Không có tên này.", "There is no such name.")
    waiting = rows(visible_rows(load("planning", "functions")["waiting"], user), {})
    zones = [one for one in waiting if folded(one["raw"]) == name.folded]
    if not zones:
        raise Problem("conflict", "Không có ô nào chờ tên này.", "No zone waits for this name.")
    change_set = drafting.begin(
        user, title=f"Gán mã {name.code} cho “{name.raw}”"[:200], kind=ChangeSet.Kind.EDIT
    )
    label = function_codes().label(name.code, "vi")
    edits = [
        EditInput(
            "planning_zones", "update", one["id"], one["version"],
            properties={"function_code": name.code, "function_name": label},
        )
        for one in zones
    ]  # fmt: skip
    for start in range(0, len(edits), drafting.MOST_EDITS):
        drafting.save(user, change_set, edits[start : start + drafting.MOST_EDITS], upsert=False)
    return change_set.pk, len(edits)


def _require(user: User | AnonymousUser) -> None:
    if not may_decide(user):
        raise Problem(
            "forbidden",
            "Chỉ người biên tập quy hoạch toàn thành phố được gán tên chức năng.",
            "Only planners of the whole city decide on names of functions.",
        )


def _wrong(field: str, code: str, vi: str, en: str) -> Problem:
    remedy = ("Chọn trong danh mục.", "Choose from the list.")
    return Problem("invalid-request", vi, en, errors=[FieldError(field, code, vi, en, *remedy)])
