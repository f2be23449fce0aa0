"""Bảng quy hoạch. Tables of planning (Law 47/2024/QH15; TT 16/2025/TT-BXD Annex II)."""

from planning.models.plan import Plan
from planning.models.red_line import RedLine
from planning.models.zone import PlanningZone

__all__ = ["Plan", "PlanningZone", "RedLine"]
