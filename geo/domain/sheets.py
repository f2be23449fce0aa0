"""Map sheets (mảnh bản đồ): two grids that share scales and words, but not polygons.

Cadastral maps use a kilometre grid in the provincial zone, topographic and base maps a degree grid.
"""

from geo.domain.cadastral_sheets import (
    CADASTRAL_SCALES,
    CadastralSheet,
    cadastral_sheet,
    cadastral_sheets,
    parse_cadastral_sheet,
)
from geo.domain.topographic_sheets import (
    TOPOGRAPHIC_SCALES,
    TopographicSheet,
    parse_topographic_sheet,
    topographic_names,
    topographic_sheet,
    topographic_sheets,
)

__all__ = [
    "CADASTRAL_SCALES",
    "TOPOGRAPHIC_SCALES",
    "CadastralSheet",
    "TopographicSheet",
    "cadastral_sheet",
    "cadastral_sheets",
    "parse_cadastral_sheet",
    "parse_topographic_sheet",
    "topographic_names",
    "topographic_sheet",
    "topographic_sheets",
]
