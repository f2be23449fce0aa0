"""Hình học của các quy tắc. Plane geometry in metres that the rules ask of shapes: no Django, no database, no clock."""

#: Differences below this are the rounding of stored coordinates (0.1 mm) and of computing with them, metres.
ROUNDING_M = 0.002
#: Grid of overlays: the precision of stored coordinates, metres. In full floating point GEOS loses whole areas whose
#: edges all but coincide with a neighbour's (tests/unit/layers/test_check_shapes.py holds one).
GRID_M = 0.0001
