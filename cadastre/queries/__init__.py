"""Địa chính: reads. `lookup` finds parcels, `parcels` shows them."""
