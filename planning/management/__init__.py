"""Lệnh của địa chính. Management commands of the cadastre."""
