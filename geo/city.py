"""Cấu hình thành phố. One city = one configuration file, one storage CRS, one database (two meridians in one
city are normal, so the source SRID stays on each record while everything is stored in the city's own zone)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from geo.domain import code_changes

CITY_DIR = Path(__file__).parent / "cities"


class UnknownCity(LookupError):
    """No configuration file of this name in geo/cities."""


class CityFileInvalid(ValueError):
    """A city configuration file lacks an entry or holds one of the wrong kind."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One file that `manage.py load_city` brings in.

    Attributes:
        layer: name of the layer it goes to.
        path: path template; `{demo}`, `{fabric}` and `{real}` stand for the folders the command knows.
        code: short dataset code stored as `source` on every record.
        sublayer: layer inside the file, when it has several.
        crs: EPSG code to read the coordinates in, when the file's own declaration is known to be false.
        options: further import options (valid_from, map_scale, column map, constants).
    """

    layer: str
    path: str
    code: str
    sublayer: str = ""
    crs: int | None = None
    options: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class City:
    """A city that Nền serves.

    Attributes:
        slug: name in `NEN_CITY` and in the database name.
        storage_srid: EPSG code of the projected VN-2000 zone in which geometry is kept.
        extent: (min E, min N, max E, max N) in metres in `storage_srid`; everything outside is refused on import.
        center: (longitude, latitude) in degrees WGS 84 of the first view of the public map.
        province_codes: two-digit code now in force first, then those it absorbed.
        source_srids: EPSG codes that the city's files may be in.
        rules: parameters of quality rules that the province decides, by layer, rule and name; units in the name.
        codes: what the city changes in code lists of circulars, by list.
    """

    slug: str
    name_vi: str
    name_en: str
    storage_srid: int
    extent: tuple[float, float, float, float]
    center: tuple[float, float]
    zoom: float
    province_codes: tuple[str, ...]
    source_srids: tuple[int, ...]
    synthetic: bool
    datasets: tuple[Dataset, ...]
    rules: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)
    codes: code_changes.Changes = field(default_factory=dict)

    def name(self, lang: str) -> str:
        """City name in `vi` or `en`."""
        return self.name_en if lang == "en" else self.name_vi


def load_city(slug: str, directory: Path = CITY_DIR) -> City:
    """Read the configuration of one city.

    Raises:
        UnknownCity: no such file, or a name that is not a plain slug.
        CityFileInvalid: an entry is missing or of the wrong kind.
    """
    known = sorted(path.stem for path in directory.glob("*.toml"))
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,30}", slug) or slug not in known:
        raise UnknownCity(f"{slug!r}; known: {', '.join(known)}")
    raw = tomllib.loads((directory / f"{slug}.toml").read_text(encoding="utf-8"))
    try:
        return City(
            slug=slug,
            name_vi=raw["name"]["vi"],
            name_en=raw["name"]["en"],
            storage_srid=int(raw["storage_srid"]),
            extent=tuple(float(v) for v in raw["extent"]),  # type: ignore[arg-type]
            center=tuple(float(v) for v in raw["center"]),  # type: ignore[arg-type]
            zoom=float(raw["zoom"]),
            province_codes=tuple(raw["province_codes"]),
            source_srids=tuple(int(v) for v in raw["source_srids"]),
            synthetic=bool(raw["synthetic"]),
            datasets=tuple(_dataset(row) for row in raw.get("datasets", [])),
            rules=_rules(raw.get("rules", {})),
            codes=code_changes.read(raw.get("codes", {})),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CityFileInvalid(f"{slug}.toml: {error}") from error


def _rules(table: dict[str, dict[str, dict[str, object]]]) -> dict[str, dict[str, dict[str, float]]]:
    return {
        layer: {
            rule: {name: float(str(value)) for name, value in numbers.items()}
            for rule, numbers in rules.items()
        }
        for layer, rules in table.items()
    }


def _dataset(row: dict[str, object]) -> Dataset:
    options = {
        key: value for key, value in row.items() if key not in {"layer", "path", "code", "sublayer", "crs"}
    }
    crs = row.get("crs")
    return Dataset(
        layer=str(row["layer"]),
        path=str(row["path"]),
        code=str(row["code"]),
        sublayer=str(row.get("sublayer", "")),
        crs=int(str(crs)) if crs is not None else None,
        options=options,
    )
