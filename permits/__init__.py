"""Giấy phép xây dựng. Permit register."""
