"""Cổng nhận hồ sơ quy hoạch. Packages of TT 16/2025/TT-BXD are opened, read, judged, drafted and written here."""
