"""Names of the themes by which pages and the catalogue group layers: Vietnamese, English."""

from __future__ import annotations

THEMES = {
    "administration": ("Địa giới hành chính", "Administrative units"),
    "basemap": ("Bản đồ nền", "Base map"),
    "cadastre": ("Địa chính", "Cadastre"),
    "planning": ("Quy hoạch", "Planning"),
    "transport": ("Giao thông", "Transport"),
    "permits": ("Giấy phép xây dựng", "Building permits"),
}
