"""Tiến trình quy hoạch. Extracts, statistics and checks as processes that any door can run (`layers.processes`)."""
