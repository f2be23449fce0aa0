"""Lệnh của sổ cấp phép. Management commands of the permit register."""
