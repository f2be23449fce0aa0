"""Lệnh. Commands."""
