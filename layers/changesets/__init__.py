"""Bộ thay đổi. The only door for writes: draft, submitted, returned or approved, published."""
