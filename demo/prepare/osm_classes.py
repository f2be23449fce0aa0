"""OpenStreetMap tags to the classes of the base map (seven themes of NĐ 27/2019, kept to what a map shows)."""

import re

ROADS = {
    **{c: c for c in ("motorway", "trunk", "primary", "secondary", "tertiary", "residential", "service")},
    **{f"{c}_link": c for c in ("motorway", "trunk", "primary", "secondary", "tertiary")},
    **{c: "residential" for c in ("unclassified", "living_street", "road")},
    **{c: "path" for c in ("footway", "path", "steps", "pedestrian", "cycleway", "bridleway")},
    "track": "track",
}
RAILS = {"rail", "light_rail", "subway", "tram", "narrow_gauge"}
WATER = {"riverbank": "river", "river": "river", "canal": "canal", "dock": "canal", "stream": "stream"}
STILL_WATER = {
    "reservoir": "reservoir",
    "basin": "pond",
    "lake": "lake",
    "pond": "pond",
    "river": "river",
    "canal": "canal",
}
COVER = {
    "landuse": {
        **{
            c: c
            for c in ("forest", "grass", "farmland", "residential", "industrial", "commercial", "cemetery")
        },
        "retail": "commercial",
        "meadow": "grass",
        "orchard": "farmland",
        "farm": "farmland",
        "farmyard": "farmland",
        "aquaculture": "farmland",
        "salt_pond": "farmland",
        "village_green": "park",
        "recreation_ground": "park",
        "construction": "construction",
        "religious": "religious",
        "railway": "transport",
        "port": "transport",
        "brownfield": "other",
        "greenfield": "other",
        "plant_nursery": "farmland",
    },
    "leisure": {
        "park": "park",
        "garden": "park",
        "pitch": "sport",
        "stadium": "sport",
        "sports_centre": "sport",
        "golf_course": "sport",
        "playground": "park",
        "swimming_pool": "sport",
    },
    "natural": {
        "wood": "forest",
        "scrub": "grass",
        "grassland": "grass",
        "wetland": "wetland",
        "sand": "sand",
        "beach": "sand",
        "mud": "wetland",
    },
    "amenity": {
        **{c: "education" for c in ("school", "university", "college", "kindergarten")},
        **{c: "health" for c in ("hospital", "clinic")},
        "place_of_worship": "religious",
        "grave_yard": "cemetery",
        "marketplace": "commercial",
        "parking": "transport",
        "bus_station": "transport",
        "townhall": "office",
    },
    "aeroway": {c: "transport" for c in ("aerodrome", "apron", "terminal")},
    "tourism": {c: "park" for c in ("zoo", "theme_park")},
    "office": {"government": "office"},
}


# The classes above tell a school from a temple; the base map's code list does not.
PUBLISHED = {
    "education": "institution",
    "health": "institution",
    "religious": "institution",
    "office": "institution",
}
PUBLISHED["sport"] = "recreation"
WATERWAYS = ("river", "canal", "stream", "ditch", "drain")
PLACES = {
    **{c: c for c in ("city", "town", "suburb", "neighbourhood", "village", "island", "locality")},
    "quarter": "suburb",
    "hamlet": "village",
    "islet": "island",
}


def number(text: str | None) -> float | None:
    """The first number of a tag value ("2", "3.5 m", "50 km/h"); None when there is none."""
    found = re.search(r"-?\d+(?:\.\d+)?", text or "")
    return float(found.group()) if found else None


def road_class(row: dict) -> str | None:
    """Class of a way, or None for what is not in service (proposed, under construction, platforms, disused)."""
    if row.get("highway"):
        return ROADS.get(row["highway"])
    return "rail" if row.get("railway") in RAILS else None


def water_class(row: dict) -> str | None:
    """Class of a water polygon, or None when the polygon is not water."""
    if row.get("waterway") in WATER:
        return WATER[row["waterway"]]
    if row.get("natural") in ("water", "bay"):
        return STILL_WATER.get(
            row.get("water", ""), "lake" if row.get("name", "").startswith("Hồ") else "water"
        )
    return STILL_WATER.get(row.get("landuse", "")) if row.get("landuse") in ("reservoir", "basin") else None


def landcover_class(row: dict) -> str | None:
    """Class of a land-cover polygon, or None."""
    for key, classes in COVER.items():
        if row.get(key) in classes:
            return classes[row[key]]
    return None


def building_class(row: dict) -> str:
    """The building tag; "yes" is narrowed by the amenity when there is one."""
    kind = row["building"]
    return row.get("amenity", "yes") if kind == "yes" else kind
