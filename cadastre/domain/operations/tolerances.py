"""Sai số cho phép. Tolerances of operations on parcels, metres and square metres in the storage CRS.

Boundary points are surveyed to 5 cm at best (1:200, TT 25/2014 Art. 7): a line may mean a boundary within that reach,
while results fit together a hundred times better.
"""

from __future__ import annotations

#: Gaps, overlaps and displacements up to this width are rounding; the union of parcels is unchanged within it.
TOLERANCE_M = 0.001
#: A vertex this near to a line lies on it: doubles of coordinates of a million metres resolve 0.2 nanometres.
ON_LINE_M = 1e-8
#: A vertex this near to an edge can be put on it without changing the ground of either side: a thousandth of the above.
SAME_LINE_M = 1e-6
#: The end of a cut line this near to the boundary is meant to reach it.
REACH_M = 0.05
#: Parcels that share less than this length touch in a corner only.
LEAST_SHARED_M = 0.01
#: Areas are registered to 0.1 m²; half of it rounds up to the least area that a parcel can have.
AREA_UNIT_M2 = 0.1
LEAST_AREA_M2 = AREA_UNIT_M2 / 2
#: Areas before and after differ by no more than this (m²): what doubles of coordinates allow.
CONSERVED_M2 = 1e-6
