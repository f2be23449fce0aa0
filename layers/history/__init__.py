"""Lịch sử dữ liệu. Every version of every feature that once held: when in law, and when the system knew it."""
