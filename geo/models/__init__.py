"""Tables of the kernel: administrative units, the base map, the calendar of working days."""

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

__all__ = [
    "AdminUnit",
    "AdminUnitSuccession",
    "Building",
    "Contour",
    "ControlPoint",
    "LandCover",
    "Place",
    "RasterBaseMap",
    "Road",
    "SovereigntyLabel",
    "SwapDay",
    "Water",
    "Waterway",
]
