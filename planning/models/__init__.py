"""Bảng quy hoạch. Tables of planning (Law 47/2024/QH15; TT 16/2025/TT-BXD Annex II)."""

from planning.models.building_line import BuildingLine
from planning.models.deadline import PlanDeadline
from planning.models.document import PlanDocument
from planning.models.function_name import FunctionName
from planning.models.opinion import PlanOpinion
from planning.models.plan import Plan
from planning.models.red_line import RedLine
from planning.models.safety_corridor import SafetyCorridor
from planning.models.stage import PlanStage
from planning.models.stored_extract import StoredExtract
from planning.models.zone import PlanningZone

__all__ = [
    "BuildingLine",
    "FunctionName",
    "Plan",
    "PlanDeadline",
    "PlanDocument",
    "PlanOpinion",
    "PlanStage",
    "PlanningZone",
    "RedLine",
    "SafetyCorridor",
    "StoredExtract",
]
