"""Hạt nhân không gian. The geospatial kernel: CRS, map sheets, administrative units, base map, project settings.

Lowest package of the house: it imports no other app (docs/architecture.md).
"""
