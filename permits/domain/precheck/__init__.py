"""Kiểm tra sơ bộ hồ sơ cấp phép. What the city's data say about a planned building before an officer does: rules as
data, evaluated on facts that are given. Pure."""
