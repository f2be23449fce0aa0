"""Lệnh của sổ cấp phép."""
