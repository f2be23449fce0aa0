"""Chất lượng. Checks over what is stored: agreement with the base map, and the declared rules of a layer.

"Tied to the 1:2000/1:5000 base map" means checked against it with the tolerance of its scale: features that disagree
are listed with their place, nothing is moved (parcel corners are more accurate than the base map).
"""
