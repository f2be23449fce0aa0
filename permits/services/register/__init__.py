"""Sổ cấp phép: writes. `filing` opens cases, `recording` says what happens, `permits` tells the layer."""
