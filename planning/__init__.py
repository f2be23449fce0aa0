"""Quy hoạch. Plans, planning zones, road red lines, the extract for one plot."""
