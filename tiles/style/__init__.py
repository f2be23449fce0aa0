"""Kiểu vẽ. The one style source of raster map, vector map and legend: one table a layer, found by `LayerSpec.style`."""
