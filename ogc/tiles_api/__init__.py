"""Ô bản đồ theo chuẩn (OGC API – Tiles): what tiles there are of a layer, in which grids, and under which addresses.

The tiles themselves come from `/tiles/` (vector) and `/map/` (pictures); they are described here and never imported.
"""
