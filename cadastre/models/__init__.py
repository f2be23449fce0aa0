"""Bảng địa chính. Tables of the cadastre, in the terms of ISO 19152 (LADM) with the Vietnamese name beside each."""

from cadastre.models.holding import Certificate, LandRight, Party
from cadastre.models.lineage import ParcelEvent, ParcelLineage
from cadastre.models.parcel import Parcel, ParcelLandUse
from cadastre.models.quality import QualityFinding, QualityRun
from cadastre.models.restriction import ParcelLegalBoundary, ParcelRestriction
from cadastre.models.survey import SurveyDocument

__all__ = [
    "Certificate",
    "LandRight",
    "Parcel",
    "ParcelEvent",
    "ParcelLandUse",
    "ParcelLegalBoundary",
    "ParcelLineage",
    "ParcelRestriction",
    "Party",
    "QualityFinding",
    "QualityRun",
    "SurveyDocument",
]
