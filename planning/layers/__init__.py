"""Lớp quy hoạch. Layers of planning, a declaration a module."""

from planning.layers.building_lines import BUILDING_LINES
from planning.layers.documents import PLAN_DOCUMENTS
from planning.layers.plans import PLANS
from planning.layers.red_lines import RED_LINES
from planning.layers.safety_corridors import SAFETY_CORRIDORS
from planning.layers.stages import PLAN_STAGES
from planning.layers.zones import PLANNING_ZONES

LAYERS = [PLANS, PLANNING_ZONES, RED_LINES, BUILDING_LINES, SAFETY_CORRIDORS, PLAN_STAGES, PLAN_DOCUMENTS]

__all__ = ["LAYERS"]
