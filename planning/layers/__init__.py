"""Lớp quy hoạch. Layers of planning, a declaration a module."""

from planning.layers.plans import PLANS
from planning.layers.red_lines import RED_LINES
from planning.layers.zones import PLANNING_ZONES

LAYERS = [PLANS, PLANNING_ZONES, RED_LINES]

__all__ = ["LAYERS"]
