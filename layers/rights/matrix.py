"""Vai trò và quyền. What each role may do, as one table (docs/rights.md shows the same one; a test compares).

Roles follow the digital-transformation rules for shared datasets: chủ quản (owner), tạo lập và cập nhật (editor),
giám sát thực thi (approver), sử dụng (reader: an agency; everybody else is a citizen).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from layers.labels import Label

Role = Literal["owner", "editor", "approver", "reader"]
Action = Literal["read", "write", "approve", "publish", "withdraw", "grant", "audit"]


@dataclass(frozen=True)
class RoleRights:
    """What a role brings on the layers and units that it is given for.

    Attributes:
        rank: of readers: a layer that names a role as its reader is read by this rank and above.
        actions: besides reading.
        internal: reads fields of sensitivity `internal`.
        personal: reads fields of sensitivity `personal` (Law 91/2025/QH15: only who works on the record).
        hidden: reads rows that `LayerSpec.public_where` keeps from the public.
    """

    label: Label
    rank: int
    actions: frozenset[Action] = frozenset()
    internal: bool = False
    personal: bool = False
    hidden: bool = False


#: Everybody, signed in or not.
CITIZEN = RoleRights(Label("Người dân", "Citizen"), 0)

ROLES: Mapping[str, RoleRights] = {
    "owner": RoleRights(
        Label("Chủ quản", "Owner"),
        4,
        frozenset({"withdraw", "grant", "audit"}),
        internal=True,
        personal=True,
        hidden=True,
    ),
    "approver": RoleRights(
        Label("Giám sát, phê duyệt", "Approver"),
        3,
        frozenset({"approve", "publish"}),
        internal=True,
        personal=True,
        hidden=True,
    ),
    "editor": RoleRights(
        Label("Cập nhật", "Editor"), 2, frozenset({"write"}), internal=True, personal=True, hidden=True
    ),
    "reader": RoleRights(Label("Cơ quan khai thác", "Agency reader"), 1, internal=True),
}

#: Which part of `layers.spec.Rights` opens an action on a layer at all: where it is empty, nobody may, not even the
#: administrator (the base map is only ever imported).
OPENED_BY: Mapping[Action, str] = {"write": "write", "approve": "approve", "publish": "approve"}
