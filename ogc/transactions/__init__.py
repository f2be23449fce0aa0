"""Ghi qua OGC API (Part 4). Items are created, replaced, updated, deleted: each write is an edit of a change set."""
