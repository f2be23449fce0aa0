"""Đơn vị hành chính. Reading and loading of administrative units, their successions and the sovereignty labels."""
