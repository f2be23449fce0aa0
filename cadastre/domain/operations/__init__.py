"""Hình học biến động. Pure geometry and arithmetic of operations on parcels; storage CRS, metres."""
