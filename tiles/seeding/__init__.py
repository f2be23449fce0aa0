"""Vẽ trước ô bản đồ. Filling the caches beforehand, and keeping them within their quota (docs/tiles-seeding.md)."""
