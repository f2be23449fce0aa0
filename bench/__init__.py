"""Đo hiệu năng. Every figure is a ratio against a floor or a peer measured in the same run, on the same data."""
