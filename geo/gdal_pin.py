"""Points the PROJ of GeoDjango's libgdal at the pinned copy of the system's PROJ data.

Only that one library is told, through OSRSetPROJSearchPaths: PROJ_LIB or GDAL_DATA in the environment would
also reach the wheels of pyproj, rasterio and pyogrio, whose databases have other layouts.
"""

from __future__ import annotations

import ctypes

from django.contrib.gis.gdal.libgdal import lgdal

from geo.pin_proj import pin_system


def pin() -> None:
    """Set the search path; makes the pinned copy first if it is missing or the system's PROJ was upgraded.

    Raises:
        ProjNotPinned: the system has no PROJ data.
    """
    folder = str(pin_system()).encode()
    paths = (ctypes.c_char_p * 2)(folder, None)
    lgdal.OSRSetPROJSearchPaths.argtypes = [ctypes.POINTER(ctypes.c_char_p)]
    lgdal.OSRSetPROJSearchPaths.restype = None
    lgdal.OSRSetPROJSearchPaths(paths)
