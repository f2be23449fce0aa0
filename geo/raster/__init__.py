"""Ảnh nền. Examination and registration of GeoTIFF and COG base maps."""
