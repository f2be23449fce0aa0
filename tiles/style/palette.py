"""Bảng màu. The colours of every look, one row a role: light (warm paper, quiet areas), dark, print, over imagery."""

from tiles.style.ink import Ink, area, line, road, text
from tiles.style.looks import DARK, LIGHT, LOOKS, PRINT, SAFE

SEA = Ink(
    LOOKS[LIGHT].background, dark=LOOKS[DARK].background, paper=LOOKS[PRINT].background, hybrid="",
    safe=LOOKS[SAFE].background,
)  # fmt: skip
LAND = Ink("#f8f5ef", dark="#1f2226", paper="#ffffff", hybrid="")
NEIGHBOUR_LAND = Ink("#ece8df", dark="#191c1f", paper="#f1f1f1", hybrid="")
PROVINCE_EDGE = line("#b9a9bd", "#5a5066", "#8c8c8c", "#d8c9ea")
SEA_TEXT = text("#2c6280", "#86b4cd", paper="#4a4a4a", hybrid="#cfe8f5")

WATER = Ink("#a9cde0", dark="#19374a", paper="#dfe6ea", hybrid="")
WATER_EDGE = line("#86b3cc", "#24495d", "#707070")
WATERWAY = line("#a9cde0", "#1c3e52", "#707070", "#7cc4ea")
WATER_TEXT = text("#1f5473", "#8fc0da", paper="#333333", hybrid="#bfe6fa")
WATER_HALO = text("#d8eaf3", "#12232d", paper="#ffffff", hybrid="#0b1a22")

PARK = area("#cbe6b8", "#21352a")
FOREST = area("#b5d7a4", "#1d3326")
GRASS = area("#dcedc8", "#26352a")
FARMLAND = area("#eef2d6", "#282d25")
WETLAND = area("#d0e6dc", "#1d3233")
SAND = area("#f4e8c8", "#302d26")
BUILT_UP = area("#f1ece4", "#22262a")
COMMERCE = area("#f7e6df", "#2b2829")
INDUSTRY = area("#ebe4ee", "#28272e")
INSTITUTION = area("#f7eed3", "#2d2a24")
RECREATION = area("#d5eac0", "#24372b")
CEMETERY = area("#dbe2cf", "#262e28")
TRANSPORT = area("#e8e6ec", "#272a2f")
CONSTRUCTION = area("#ece5d6", "#2a2823")
BUILDING = area("#e3dacd", "#2e3238")
BUILDING_EDGE = line("#cbbfae", "#40454d", "#8a8a8a")

MOTORWAY, MOTORWAY_EDGE = road("#f39c5a", "#8f5a2b", "#ffb36b"), line("#b9652a", "#14171a", "#1a1a1a")
TRUNK, TRUNK_EDGE = road("#f8bb70", "#7c5c31", "#ffc97d"), line("#bf7d31", "#14171a", "#1a1a1a")
PRIMARY, PRIMARY_EDGE = road("#fcd884", "#6b5c37", "#ffe39b"), line("#bd9439", "#14171a", "#333333")
SECONDARY, SECONDARY_EDGE = road("#fdeeb8", "#59543f", "#fff3c9"), line("#b9a266", "#14171a", "#4a4a4a")
TERTIARY, TERTIARY_EDGE = road("#ffffff", "#565b62", "#ffffff"), line("#bcb09d", "#14171a", "#5c5c5c")
STREET, STREET_EDGE = road("#ffffff", "#484d54", "#f2f2f2"), line("#ccc1b0", "#16191c", "#7a7a7a")
ALLEY, ALLEY_EDGE = road("#ffffff", "#3d4248", "#e6e6e6"), line("#d6ccbd", "#16191c", "#8f8f8f")
#: Roads that are one line yet: white ones would not show on the light ground, on paper they are drawn as lines.
THIN_MOTORWAY = line("#f39c5a", "#c07a3e", "#1a1a1a", "#ffb36b")
THIN_TRUNK = line("#f8bb70", "#a2783f", "#333333", "#ffc97d")
THIN_PRIMARY = line("#fcd884", "#857243", "#4a4a4a", "#ffe39b")
THIN_SECONDARY = line("#f1dc96", "#686350", "#666666", "#fff3c9")
THIN_ROAD = line("#d2c7b6", "#4b5057", "#808080", "#f2f2f2")
TRACK = line("#b39a72", "#6b614f", "#6e6e6e", "#e8d7b0")
PATH = line("#b98f78", "#6e5d54", "#8a8a8a", "#f0d3c2")
RAIL, RAIL_EDGE = (
    line("#8d8a88", "#6f7378", "#333333", "#d9d9d9"),
    line("#77736f", "#7b8087", "#333333", "#404040"),
)
RAIL_GAP = line("#ffffff", "#1f2226", "#ffffff", "#ffffff")

GREEN_TEXT = text("#33592a", "#9cc78a", paper="#333333", hybrid="#d6f5c9")
TEXT = text("#3a3632", "#eae6de")
TEXT_SOFT = text("#4f4943", "#c6c2ba", paper="#3a3a3a", hybrid="#f2f2f2")
HALO = text("#fffdf8", "#14171a", paper="#ffffff", hybrid="#11161a")
WHITE = line("#ffffff", "#14171a", "#ffffff", "#11161a")

WARD_EDGE = line("#9b7fb0", "#8d74a6", "#1a1a1a", "#e3c8fa")
WARD_TEXT = text("#5f3f79", "#d2b8ea", hybrid="#f0ddff")
SOVEREIGN_TEXT = text("#a3221c", "#ff9d93", hybrid="#ffb8b0")
CONTOUR, CONTOUR_TEXT = line("#b08a5b", "#6d5a41", "#9a9a9a", "#e3c497"), text("#6b491b", "#cfae82")
CONTROL_POINT, CONTROL_TEXT = line("#c0392b", "#e0705f", "#000000", "#ff6b57"), text("#8c241a", "#f0a79c")

PARCEL_EDGE = line("#7a5230", "#b08a66", "#000000", "#ffe14d")
PARCEL_EDGE_FAR = line("#b59a80", "#6d5947", "#5a5a5a", "#e8cf5a")
PARCEL_TEXT = text("#4a2f18", "#eccfae", paper="#000000", hybrid="#fff6c2")
LEGAL_EDGE = line("#6a2c91", "#bd8ae0", "#6a2c91", "#e4b3ff")

PLAN_EDGE = line("#6a2c91", "#9468b8", "#6a2c91", "#c58aee")
PLAN_TEXT = text("#6a2c91", "#d9b3f2", paper="#4d1f6b", hybrid="#f0d2ff")
ZONE_OTHER = line("#d9d4cc", "#55524d", "#d9d4cc", "#d9d4cc")
ZONE_EDGE = line("#6b645b", "#8d8981", "#1a1a1a", "#f2f2f2")
ZONE_TEXT = text("#2b2622", "#f4f0e8", paper="#000000")
RED_LINE = Ink("#d81e1e", dark="#ff5a4f", paper="#d81e1e", hybrid="#ff4d42", safe="#b3004b")
RED_LINE_TEXT = text("#a31212", "#ffa39b", paper="#a31212", hybrid="#ffc2bc")
BUILDING_LINE = Ink("#b3560a", dark="#e89a4f", paper="#b3560a", hybrid="#ffb066", safe="#00517d")
BUILDING_LINE_TEXT = text("#7f3b06", "#f2b57d", paper="#7f3b06", hybrid="#ffd5ab")

CORRIDOR_TRAFFIC = Ink("#8a5a00", dark="#cf9d45", paper="#8a5a00", hybrid="#ffcf70")
CORRIDOR_POWER = Ink("#c2185b", dark="#f0709f", paper="#c2185b", hybrid="#ff7fae", safe="#a3195b")
CORRIDOR_WATER = Ink("#00669b", dark="#5fb6e0", paper="#00669b", hybrid="#7fd0ff")
CORRIDOR_HERITAGE = Ink("#7a3b00", dark="#cc8a52", paper="#7a3b00", hybrid="#ffb780", safe="#1a1a1a")
CORRIDOR_OTHER = Ink("#555555", dark="#a8a8a8", paper="#555555", hybrid="#e0e0e0")
CORRIDOR_TEXT = text("#4a3b2a", "#e6d3ba")

EXPRESSWAY = line("#1f4e9c", "#6f9be8", "#1f4e9c", "#8db8ff")
NATIONAL_ROAD = Ink("#c0392b", dark="#e8796c", paper="#c0392b", hybrid="#ff8577", safe="#d55e00")
PROVINCIAL_ROAD = Ink("#d68910", dark="#e0ab55", paper="#d68910", hybrid="#ffcb6b", safe="#b8900a")
URBAN_ROAD = Ink("#117a65", dark="#3a8373", paper="#4a4a4a", hybrid="#5cc4ae", safe="#008a65")
LOCAL_ROAD = line("#6c7a89", "#93a0ae", "#5c6874", "#d0d9e2")
OTHER_ROAD = line("#95a5a6", "#7d8b8c", "#7d8b8c", "#dfe6e6")
SHIELD_TEXT = text("#ffffff", "#ffffff", paper="#ffffff")
SHIELD = text("#34495e", "#2b4a68", paper="#222222", hybrid="#24384b")
ROAD_NAME = text("#1b4f45", "#9fdccd")

PERMIT_OPEN = Ink("#e67e22", dark="#d9853a", paper="#e67e22", hybrid="#ff9d4d")
PERMIT_OPEN_EDGE = line("#b8560b", "#f0a25c", "#8a3f06", "#ffb066")
PERMIT_OPEN_HATCH = line("#c8640f", "#d9853a", "#b8560b", "#ff9d4d")
PERMIT_DONE = line("#2e86c1", "#4b9fd6", "#2e86c1", "#66bdf5")
PERMIT_DONE_EDGE = line("#1f618d", "#7cc0ec", "#174a6b", "#9cd6ff")
PERMIT_ENDED = line("#7f8c8d", "#8c999a", "#7f8c8d", "#c4cccd")
PERMIT_ENDED_EDGE = line("#626567", "#a5abad", "#444444", "#dfe3e4")
PERMIT_TEXT = text("#7e3a04", "#f5c08f", hybrid="#ffe0c2")

#: Stands for the orthophoto where there is none: under the pictures of a legend, under sheets.
IMAGERY = "#55616b"

#: Layers that have no style of their own yet.
NEW_LAYER = Ink("#2c5f8a", dark="#7fb4e0", paper="#2c5f8a", hybrid="#8fcaff")
