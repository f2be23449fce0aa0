"""Nhập tệp thành bộ thay đổi. A file becomes a draft: what it adds, changes, no longer holds; nothing is live."""
