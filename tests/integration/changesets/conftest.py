"""Officers at work on a drawn street: two editors, an approver, a ward officer, parcels side by side."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from shapely.geometry import mapping

from cadastre.models import Parcel
from layers.changesets import deciding, drafting, publishing
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput
from layers.models import RoleAssignment
from tests.drawing import Drawn, draw_parcel, drawn

CRS = "EPSG:9210"


def geojson(shape: Drawn) -> dict[str, Any]:
    """A drawn shape as GeoJSON in the storage CRS."""
    return mapping(drawn(shape))


def officer(name: str, role: str, scope: str = "land", unit: str = "") -> User:
    """Somebody with one role."""
    user = User.objects.create_user(name, first_name=name.title())
    RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
    return user


class Office:
    """What officers do, in few words."""

    def __init__(self) -> None:
        self.editor = officer("lan", "editor")
        self.colleague = officer("minh", "editor")
        self.approver = officer("hoa", "approver")

    def begin(self, user: User | None = None, **values: Any) -> ChangeSet:
        """An empty draft."""
        return drafting.begin(user or self.editor, title=f"Chỉnh lý {uuid.uuid4().hex[:6]}", **values)

    def edit(
        self, draft: ChangeSet, parcel: Parcel | None, shape: Drawn | None = None, **values: Any
    ) -> Edit:
        """Change a parcel, or draw a new one where none is given."""
        given = EditInput(
            "parcels", "update" if parcel else "create", parcel.pk if parcel else None,
            parcel.version if parcel else None, geojson(shape) if shape else None, CRS, values,
        )  # fmt: skip
        return drafting.add(draft.author, draft.pk, given)

    def delete(self, draft: ChangeSet, parcel: Parcel) -> Edit:
        """Take a parcel out."""
        return drafting.add(draft.author, draft.pk, EditInput("parcels", "delete", parcel.pk, parcel.version))

    def approve(self, draft: ChangeSet) -> ChangeSet:
        """Submit and approve."""
        deciding.submit(draft.author, draft.pk)
        return deciding.approve(self.approver, draft.pk)

    def publish(self, draft: ChangeSet) -> ChangeSet:
        """Submit, approve, publish."""
        self.approve(draft)
        return publishing.publish(self.approver, draft.pk)

    def change(
        self, parcel: Parcel, user: User | None = None, shape: Drawn | None = None, **values: Any
    ) -> ChangeSet:
        """The whole way with one edit."""
        draft = self.begin(user)
        self.edit(draft, parcel, shape, **values)
        published = self.publish(draft)
        parcel.refresh_from_db()
        return published


@pytest.fixture
def office(transactional_db: None) -> Office:
    """The people."""
    return Office()


@pytest.fixture
def street(office: Office) -> Callable[[], tuple[Parcel, Parcel]]:
    """Two neighbours, 10 × 20 m each."""

    def draw() -> tuple[Parcel, Parcel]:
        return draw_parcel((0, 0, 10, 20)), draw_parcel((10, 0, 20, 20), parcel_number="46")

    return draw


@pytest.fixture
def pair(street: Callable[[], tuple[Parcel, Parcel]]) -> tuple[Parcel, Parcel]:
    """The two neighbours, drawn."""
    return street()
