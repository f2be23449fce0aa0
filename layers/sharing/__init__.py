"""Sổ chia sẻ dữ liệu. What was given to whom, by which service, on which legal ground, how many records."""
