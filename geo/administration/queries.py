"""Questions about administrative units: which unit a code meant on a day, and what became of it.

Codes were reused on 1 July 2025 (26740 was phường Bến Nghé and is phường Sài Gòn), so no answer comes from a code
without a day.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from geo.models import AdminUnit, AdminUnitSuccession

COMMUNE = "commune"


def units_on(day: date, level: str = COMMUNE) -> QuerySet[AdminUnit]:
    """Units of a level in force on a day; a unit without dates counts as always in force."""
    return AdminUnit.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        level=level,
    )


def unit_on(code: str, day: date, level: str = COMMUNE) -> AdminUnit | None:
    """The unit that `code` meant on a day, the version that began last; None when there was none."""
    return units_on(day, level).filter(code=code).order_by("-valid_from").first()


def successors(old_code: str, before: date) -> QuerySet[AdminUnitSuccession]:
    """Links from a unit that existed on the day `before` to those that took it over, wholly or in part."""
    return AdminUnitSuccession.objects.filter(old_code=old_code, effective_on__gt=before).order_by("new_code")


def predecessors(new_code: str, day: date) -> QuerySet[AdminUnitSuccession]:
    """Links from the former units that make up the unit `new_code` in force on `day`."""
    return AdminUnitSuccession.objects.filter(new_code=new_code, effective_on__lte=day).order_by(
        "old_district", "old_name"
    )


def named_before(name: str, district: str = "") -> QuerySet[AdminUnitSuccession]:
    """Links whose former unit bore a name, as papers in people's hands still do; without diacritics and case.

    Args:
        name: "Bến Nghé" or "phuong ben nghe".
        district: former district, when the name alone is ambiguous ("Phường 1").
    """
    found = AdminUnitSuccession.objects.filter(old_name__unaccent__icontains=name.strip())
    return found.filter(old_district__unaccent__icontains=district.strip()) if district else found
