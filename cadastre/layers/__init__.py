"""Lớp địa chính. Layers of the cadastre, a declaration a module."""

from cadastre.layers.parcels import LAND_USES_OF_PARCEL, PARCELS

LAYERS = [PARCELS, LAND_USES_OF_PARCEL]

__all__ = ["LAYERS", "PARCELS"]
