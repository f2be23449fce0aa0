"""Giấy phép xây dựng: reads. `search` finds permits for the one box, `public` lists and shows those in the open."""
