"""Ảnh nền và địa hình. Orthophotos and relief from registered rasters, as maps of their own and below the base map."""
