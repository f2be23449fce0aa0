"""Việc của quy hoạch. What planning does, a module each."""
