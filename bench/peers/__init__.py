"""Servers that are measured beside ours: how each is built, started and asked."""
