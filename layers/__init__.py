"""Lớp dữ liệu. What a layer is: declaration, registry, import, export, quality, rights. Knows no particular layer."""
