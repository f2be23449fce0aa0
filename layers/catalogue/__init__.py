"""Danh mục siêu dữ liệu. What there is to find: a record for each layer, its snapshot, what apps above add."""
