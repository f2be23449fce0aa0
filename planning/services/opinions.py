"""Lấy ý kiến cộng đồng. Opinions are taken while the window is open, answered by planners, published and exported.

The window closes with the last minute of its last day in the city's time; the clock is that of the server.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.gis.geos import Point
from django.db import transaction
from django.utils import timezone

from cadastre.domain.lookup_text import feature_uuid
from cadastre.queries import lookup
from geo.domain.crs import CRS84
from geo.domain.crs import lookup as crs_of
from geo.domain.spreadsheets import harmless
from geo.domain.transform import transform_point
from geo.http.problems import Problem
from layers import rights
from layers.audit.recording import record
from layers.registry import registry
from planning.domain.opinion_errors import (
    ConsultationClosed,
    ConsultationNotOpen,
    ConsultationUnknown,
    OpinionEmpty,
    OpinionUnknown,
    PlaceNotFound,
)
from planning.models import Plan, PlanOpinion

Reader = rights.User
MOST_TEXT = 5_000
#: Statuses of a plan of which the public is or was asked.
_ASKED = ("consultation", "appraisal", "approved", "announced", "superseded", "expired")
_COLUMNS = {
    "id": ("Mã ý kiến", "Id"),
    "received_at": ("Nhận lúc", "Received at"),
    "text": ("Ý kiến", "Opinion"),
    "name": ("Họ tên", "Name"),
    "contact": ("Liên hệ", "Contact"),
    "parcel": ("Thửa đất", "Parcel"),
    "lon": ("Kinh độ", "Longitude"),
    "lat": ("Vĩ độ", "Latitude"),
    "answer": ("Trả lời", "Answer"),
    "answered_at": ("Trả lời lúc", "Answered at"),
    "is_published": ("Công khai", "Published"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """The consultation of a plan: its days, both included."""

    plan: UUID
    code: str
    name: str
    opens_on: date
    closes_on: date
    status: str

    def is_open(self, day: date) -> bool:
        """Whether opinions are taken on a day."""
        return self.status == "consultation" and self.opens_on <= day <= self.closes_on


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody says; `parcel` as typed, `lon` and `lat` in degrees WGS 84."""

    text: str
    name: str = ""
    contact: str = ""
    parcel: str = ""
    lon: float | None = None
    lat: float | None = None


def window(plan_code: str, user: Reader | None) -> Window:
    """The consultation of a plan.

    Raises:
        ConsultationUnknown: there is none; for citizens also while it has not begun.
    """
    found = (
        Plan.objects.filter(plan_code=plan_code, status__in=_ASKED, consultation_from__isnull=False)
        .exclude(consultation_to=None)
        .order_by("-version")
        .first()
    )
    if found is None or (found.consultation_from > timezone.localdate() and not is_planner(user)):
        raise ConsultationUnknown(given=plan_code[:60])
    return Window(
        found.pk, found.plan_code, found.name, found.consultation_from, found.consultation_to, found.status
    )


def is_open_now(asked: Window) -> bool:
    """Whether opinions are taken at this moment."""
    return asked.is_open(timezone.localdate())


def is_planner(user: Reader | None) -> bool:
    """Who reads names and answers: the editors and approvers of plans."""
    spec = registry.get("plans")
    return rights.may(user, "write", spec) or rights.may(user, "approve", spec)


def give(plan_code: str, opinion: Opinion, user: Reader | None) -> PlanOpinion:
    """Take an opinion.

    Raises:
        ConsultationUnknown, ConsultationClosed, ConsultationNotOpen, OpinionEmpty, PlaceNotFound.
    """
    asked = window(plan_code, user)
    if asked.opens_on > timezone.localdate():
        raise ConsultationNotOpen(day=f"{asked.opens_on:%d/%m/%Y}")
    if not is_open_now(asked):
        raise ConsultationClosed(day=f"{asked.closes_on:%d/%m/%Y}")
    text = opinion.text.strip()
    if len(text) < 3:
        raise OpinionEmpty()
    return PlanOpinion.objects.create(
        plan=asked.plan,
        plan_code=asked.code,
        text=text[:MOST_TEXT],
        name=opinion.name.strip(),
        contact=opinion.contact.strip(),
        parcel=_parcel(opinion.parcel.strip(), user),
        place=_place(opinion.lon, opinion.lat),
    )


def opinions(plan_code: str, user: Reader | None) -> list[dict[str, Any]]:
    """Opinions on a plan, the first received first: planners read all, everybody else what was published, nameless."""
    asked = window(plan_code, user)
    found = PlanOpinion.objects.filter(plan=asked.plan)
    planner = is_planner(user)
    return [_told(one, planner) for one in (found if planner else found.filter(is_published=True))]


def answer(plan_code: str, opinion: UUID, text: str, *, publish: bool, user: User) -> dict[str, Any]:
    """Answer an opinion, and publish both or not; an answer can be improved.

    Raises:
        Problem: 403 for who is no planner. ConsultationUnknown, OpinionUnknown.
    """
    asked = window(plan_code, user)
    if not is_planner(user):
        raise Problem(
            "forbidden", "Chỉ cán bộ quy hoạch được trả lời ý kiến.", "Only planners answer opinions."
        )
    with transaction.atomic():
        found = PlanOpinion.objects.select_for_update().filter(pk=opinion, plan=asked.plan).first()
        if found is None:
            raise OpinionUnknown(given=str(opinion))
        found.answer, found.is_published = text.strip()[:MOST_TEXT], publish
        found.answered_by, found.answered_at = user, timezone.now()
        found.save(update_fields=["answer", "is_published", "answered_by", "answered_at"])
        record(user, "opinion.answered", layer="plans", feature=asked.plan, detail={"opinion": str(opinion)})
    return _told(found, planner=True)


def as_csv(plan_code: str, lang: str, user: User) -> bytes:
    """All opinions with their answers as CSV with a BOM, for planners; the export is recorded.

    Raises:
        Problem: 403 for who is no planner. ConsultationUnknown.
    """
    asked = window(plan_code, user)
    if not is_planner(user):
        raise Problem("forbidden", "Chỉ cán bộ quy hoạch được xuất ý kiến.", "Only planners export opinions.")
    rows = opinions(plan_code, user)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(both[lang == "en"] for both in _COLUMNS.values())
    for row in rows:
        writer.writerow([harmless(row[name]) for name in _COLUMNS])
    record(
        user, "export", layer="plans", feature=asked.plan, detail={"what": "opinions"}, row_count=len(rows)
    )
    return out.getvalue().encode("utf-8-sig")


def _told(one: PlanOpinion, planner: bool) -> dict[str, Any]:
    at = (
        transform_point(one.place.x, one.place.y, crs_of(settings.STORAGE_SRID), CRS84) if one.place else None
    )
    public = {
        "id": one.pk,
        "received_at": one.received_at,
        "text": one.text,
        "answer": one.answer or None,
        "answered_at": one.answered_at,
    }
    if not planner:
        return public
    return public | {
        "name": one.name or None,
        "contact": one.contact or None,
        "parcel": one.parcel,
        "lon": round(at[0], 7) if at else None,
        "lat": round(at[1], 7) if at else None,
        "is_published": one.is_published,
    }


def _parcel(given: str, user: Reader | None) -> UUID | None:
    if not given:
        return None
    found = lookup.by_text(given, user)
    if found.status != "MATCH":
        raise PlaceNotFound(given=given[:60])
    return feature_uuid(str(found.candidates[0].id))


def _place(lon: float | None, lat: float | None) -> Point | None:
    if lon is None or lat is None:
        return None
    x, y = transform_point(lon, lat, CRS84, crs_of(settings.STORAGE_SRID))
    return Point(x, y, srid=settings.STORAGE_SRID)


def groups(found: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Opinions that say the same, case and blanks aside, together; in the order of the first of each."""
    together: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        together.setdefault(" ".join(one["text"].casefold().split()), []).append(one)
    return list(together.values())
