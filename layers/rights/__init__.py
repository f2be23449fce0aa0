"""Quyền. The one module that decides who may do what; doors (API, OGC, tiles, pages, exports) only ask."""

from layers.rights.decisions import Action, User, may, readable_fields, readable_layers

__all__ = ["Action", "User", "may", "readable_fields", "readable_layers"]
