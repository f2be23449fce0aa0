"""A drawn block of parcels in one ward, and officers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from shapely import MultiPolygon, Polygon

from layers.checks.running import Candidate, Finding, check_edits
from layers.models import RoleAssignment
from layers.registry import registry
from tests.drawing import draw_parcel, draw_ward, drawn


@pytest.fixture
def editor(db: None) -> User:
    """Edits land in the whole city."""
    user = User.objects.create_user("land_editor")
    RoleAssignment.objects.create(user=user, role="editor", scope="land")
    return user


@pytest.fixture
def ward_editor(db: None) -> User:
    """Edits land inside phường Sài Gòn only."""
    user = User.objects.create_user("ward_editor")
    RoleAssignment.objects.create(user=user, role="editor", scope="land", unit_code="26740")
    return user


@pytest.fixture
def block(db: None) -> dict[str, object]:
    """Three parcels side by side, 10 m by 20 m each, in a ward of 100 m by 100 m."""
    draw_ward((-40, -40, 60, 60))
    return {
        name: draw_parcel((west, 0, west + 10, 20), parcel_number=name)
        for name, west in (("1", 0), ("2", 10), ("3", 20))
    }


@pytest.fixture
def check(editor: User) -> Callable[..., list[Finding]]:
    """Findings about edits of parcels by the editor of the whole city, or by another user."""

    def run(
        *edits: Candidate, user: User | None = None, layer: str = "parcels", **more: object
    ) -> list[Finding]:
        return check_edits(registry.get(layer), edits, user or editor, **more)  # type: ignore[arg-type]

    return run


def reshaped(parcel: object, shape: object, edit: int = 1, **properties: object) -> Candidate:
    """An update of a parcel's boundary."""
    figure = drawn(shape) if not isinstance(shape, Polygon | MultiPolygon) else shape  # type: ignore[arg-type]
    return Candidate(edit, "update", parcel.pk, figure, properties)  # type: ignore[attr-defined]


def added(shape: object, edit: int = 1, **properties: object) -> Candidate:
    """A new parcel, number 99 of sheet 12 unless told otherwise."""
    values = {"ward_code": "26740", "sheet_number": "12", "parcel_number": "99"} | properties
    figure = drawn(shape) if not isinstance(shape, Polygon | MultiPolygon) else shape  # type: ignore[arg-type]
    return Candidate(edit, "create", None, figure, values)


def removed(parcel: object, edit: int = 1) -> Candidate:
    """A removal of a parcel."""
    return Candidate(edit, "delete", parcel.pk)  # type: ignore[attr-defined]
