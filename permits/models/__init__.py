"""Bảng của sổ cấp phép. Tables of the permit register (NĐ 217/2026/NĐ-CP)."""

from permits.models.case import PermitCase
from permits.models.deadline import PermitDeadline
from permits.models.document import PermitDocument
from permits.models.event import PermitEvent
from permits.models.party import PermitParty
from permits.models.permit import BuildingPermit
from permits.models.relied_on import PermitCaseParcel, PermitCasePlan
from permits.models.work import PermitCaseWork

__all__ = [
    "BuildingPermit",
    "PermitCase",
    "PermitCaseParcel",
    "PermitCasePlan",
    "PermitCaseWork",
    "PermitDeadline",
    "PermitDocument",
    "PermitEvent",
    "PermitParty",
]
