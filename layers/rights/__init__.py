"""Quyền. The one module that decides who may do what; doors (API, OGC, tiles, pages, exports) only ask."""

from layers.rights.decisions import (
    ALL_ROWS,
    NO_ROWS,
    field_condition,
    fields_in_reach,
    grantable_scopes,
    may,
    may_grant,
    reach,
    readable_fields,
    readable_layers,
    row_condition,
    within_reach,
)
from layers.rights.matrix import Action
from layers.rights.reach import Reach
from layers.rights.standing import User, forget

__all__ = [
    "ALL_ROWS",
    "NO_ROWS",
    "Action",
    "Reach",
    "User",
    "field_condition",
    "fields_in_reach",
    "forget",
    "grantable_scopes",
    "may",
    "may_grant",
    "reach",
    "readable_fields",
    "readable_layers",
    "row_condition",
    "within_reach",
]
