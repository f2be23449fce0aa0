"""Biến động thửa đất. Operations on parcels as edits of a change set: one leader row and what it expands into."""
