"""Tables of the kernel: administrative units and the base map."""

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
    "Water",
    "Waterway",
]
