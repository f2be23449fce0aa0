"""Giấy phép xây dựng: what is done with permits, one transaction each."""
