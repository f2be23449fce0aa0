"""Bảng địa chính. Tables of the cadastre, in the terms of ISO 19152 (LADM) with the Vietnamese name beside each."""

from cadastre.models.parcel import Parcel, ParcelLandUse

__all__ = ["Parcel", "ParcelLandUse"]
