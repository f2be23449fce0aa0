"""Địa chính. Parcels, land uses, rights, lineage, lookup (LADM LA_SpatialUnit, LA_RRR)."""
