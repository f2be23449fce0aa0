"""Nhập dữ liệu. Files become features: read, map columns, check CRS, shapes, values, codes and duplicates, write.

Each phase is a module of its own over arrays and writes to one issue log (docs/import.md). Nothing invalid enters and
nothing is repaired without being asked. Only `writing` and `running` touch the database.
"""
