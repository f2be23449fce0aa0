"""What the demo city is made of: the wards it covers, street widths, lot sizes and the ratios it aims at."""

from datetime import date

SOURCE = "demo-hcmc-2026"
SEED = 20261122
SRID = 9210
GRID_M = 0.001
LOADED_ON = date(2026, 1, 15)

DENSE_WARDS = (
    "26740",  # Sài Gòn
    "26743",  # Bến Thành
    "26737",  # Tân Định
    "27154",  # Bàn Cờ
    "27139",  # Xuân Hoà
)
OUTSKIRT_WARDS = ("26767",)  # An Phú Đông: gardens behind the houses
OUTSKIRT_WINDOW = (602_300.0, 1_200_900.0, 603_800.0, 1_202_500.0)  # only this part of it, EPSG:9210
RURAL_COMMUNES = ("27619",)  # Bình Hưng: a plan of its own, no parcels
REGISTERED_WARDS = ("26740", "27154")  # their certificates and holders are made up too
CITY_CENTRE_EN = (603_480.0, 1_191_454.0)  # Bến Thành, the centre of building heights

# Half of the existing street, kerb to parcel line, metres, by road class of the base map.
HALF_WIDTH_M = {
    "motorway": 16.0,
    "trunk": 14.0,
    "primary": 10.0,
    "secondary": 8.0,
    "tertiary": 6.5,
    "residential": 4.0,
    "service": 2.0,
}
RAIL_HALF_WIDTH_M = 5.0
WATERWAY_HALF_WIDTH_M = 2.5

# Published ratios of real Vietnamese data the demo city must resemble.
ZONE_STRADDLE_SHARE = 0.44
RED_LINE_SHARE = 0.677
DUPLICATE_NUMBER_SHARE = 463 / 195_152
