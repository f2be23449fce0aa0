"""The closed list of formats of `items`: what each is called, by parameter, media type and file ending."""

from __future__ import annotations

from dataclasses import dataclass

GEOJSON = "application/geo+json"


@dataclass(frozen=True)
class Kind:
    """One format.

    Attributes:
        key: value of `f`.
        media: media type of the answer.
        label: what people call it.
        accepts: media types of `Accept` that mean this format, beside `media`.
        ending: file name ending of a whole set; empty for formats that come in pages.
    """

    key: str
    media: str
    label: str
    accepts: tuple[str, ...] = ()
    ending: str = ""

    @property
    def is_whole(self) -> bool:
        """True when the answer is the whole matching set as a file, not a page."""
        return bool(self.ending)


JSON = Kind("json", GEOJSON, "GeoJSON", ("application/json",))
HTML = Kind("html", "text/html", "HTML", ("application/xhtml+xml",))
#: The media type is that of GeoJSON (OGC 21-045r1, clause 16); the two others are of drafts.
JSONFG = Kind("jsonfg", GEOJSON, "JSON-FG", ("application/vnd.ogc.fg+json", "application/fg+json"))
GEOJSON_FILE = Kind("geojson", GEOJSON, "GeoJSON", (), "geojson")
CSV = Kind("csv", "text/csv", "CSV", (), "csv")
GEOPACKAGE = Kind("gpkg", "application/geopackage+sqlite3", "GeoPackage", ("application/x-gpkg",), "gpkg")
FLATGEOBUF = Kind("fgb", "application/flatgeobuf", "FlatGeobuf", ("application/vnd.flatgeobuf",), "fgb")

KINDS = (JSON, HTML, JSONFG, GEOJSON_FILE, CSV, GEOPACKAGE, FLATGEOBUF)
BY_KEY = {kind.key: kind for kind in KINDS}
#: Formats of one feature.
OF_ITEM = (JSON, HTML, JSONFG)
#: What a person downloads, in the order of the page.
FILES = (GEOJSON_FILE, CSV, GEOPACKAGE, FLATGEOBUF)
#: What a link `alternate` of a page leads to, the page's own format left out.
ALTERNATES = (JSON, JSONFG, *FILES, HTML)
