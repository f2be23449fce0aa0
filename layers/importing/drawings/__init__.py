"""Bản vẽ thành vùng. Lines and texts of a drawing become areas with attributes; pure, runs in the reader process."""
