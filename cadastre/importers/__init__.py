"""Tệp địa chính. Files that only the cadastre knows."""
