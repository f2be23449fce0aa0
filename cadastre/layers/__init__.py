"""Lớp địa chính. Layers of the cadastre, a declaration a module."""

from cadastre.layers.holding import CERTIFICATES, LAND_RIGHTS, PARTIES
from cadastre.layers.parcels import LAND_USES_OF_PARCEL, PARCELS
from cadastre.layers.restrictions import LEGAL_BOUNDARIES, RESTRICTIONS
from cadastre.layers.survey import SURVEY_DOCUMENTS

LAYERS = [
    PARCELS,
    LAND_USES_OF_PARCEL,
    LEGAL_BOUNDARIES,
    SURVEY_DOCUMENTS,
    RESTRICTIONS,
    PARTIES,
    CERTIFICATES,
    LAND_RIGHTS,
]

__all__ = ["LAYERS", "PARCELS"]
