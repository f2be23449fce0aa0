"""Tiến trình xử lý. What the platform computes on demand: declared by the apps that do it, run at once or as jobs."""
