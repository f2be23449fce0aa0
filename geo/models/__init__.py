"""Tables of the kernel: administrative units, the base map, the calendar of working days, kept answers."""

from geo.models.admin_units import AdminUnit, AdminUnitSuccession
from geo.models.base_map import (
    Building,
    Contour,
    ControlPoint,
    LandCover,
    Place,
    RasterBaseMap,
    Road,
    SovereigntyLabel,
    Water,
    Waterway,
)
from geo.models.calendar import SwapDay
from geo.models.kept_answers import KeptAnswer

__all__ = [
    "AdminUnit",
    "AdminUnitSuccession",
    "Building",
    "Contour",
    "ControlPoint",
    "KeptAnswer",
    "LandCover",
    "Place",
    "RasterBaseMap",
    "Road",
    "SovereigntyLabel",
    "SwapDay",
    "Water",
    "Waterway",
]
