"""Kiểm tra. The declared rules of a layer over what a change set would make of it."""
