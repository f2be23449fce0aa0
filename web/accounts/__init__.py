"""Tài khoản. Sign-in of officers and of machines."""
