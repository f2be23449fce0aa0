"""Nhật ký truy cập. Who did and who saw what, append-only, each entry chained to the one before by its hash."""
