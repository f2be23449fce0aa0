"""Cổng kiểm tra hồ sơ. Rules by which a TT 16/2025/TT-BXD package is judged: pure, on values and shapely shapes."""
