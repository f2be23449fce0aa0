"""Khái quát hóa. Ground of many features by group, for zooms before the features (docs/tiles-generalised.md).

`cells` are the squares that are dissolved one by one, `dissolving` the geometry, `building` reads and writes,
`whole` makes a layer anew, `tile` draws.
"""
