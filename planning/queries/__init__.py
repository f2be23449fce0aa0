"""Quy hoạch: reads. `extract` answers what applies to a parcel, `plans` finds plans."""
