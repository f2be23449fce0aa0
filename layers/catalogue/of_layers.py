"""Bản ghi của lớp. Records of the layers that a user may read, and of the snapshots that a user may take of them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from django.conf import settings
from django.db import connection
from psycopg import sql

from geo.named_sql import load
from layers.catalogue.record import Contact, Link, Record
from layers.labels import Label
from layers.rights import User, may, readable_layers, row_condition
from layers.spec import LayerSpec

#: How long the facts of a layer are kept: counting a million rows takes a second, and nobody looks for this one.
KEPT_SECONDS = 300.0
#: Sources that the lineage names; the rest is counted.
_SOURCES_NAMED = 6
_OSM_LICENCE = "ODbL-1.0"

_PROCESS = Label(
    "Dữ liệu được nhập qua kiểm tra chất lượng và chỉ sửa bằng bộ thay đổi do người khác duyệt; mọi phiên bản trước "
    "được giữ lại.",
    "Data come in through quality checks and are edited only by change sets that somebody else approves; every earlier "
    "version is kept.",
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rows of a layer say of it, as one reader may see them.

    Attributes:
        sources: pairs (code of the source, features), the largest first.
        valid_to: None = something is still in force.
    """

    sources: tuple[tuple[str, int], ...] = ()
    first_recorded: datetime | None = None
    last_recorded: datetime | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    synthetic: bool = False

    @property
    def features(self) -> int:
        """How many there are."""
        return sum(count for _source, count in self.sources)


_lock = Lock()
_kept: dict[tuple[str, str], tuple[float, Facts]] = {}


def layer_records(user: User | None) -> Iterator[Record]:
    """A record for each layer that `user` may read, in drawing order."""
    for spec in readable_layers(user):
        yield record_of(spec, facts_of(spec, user))


def snapshot_records(user: User | None) -> Iterator[Record]:
    """A record for the snapshot of each layer that `user` may read; nobody takes one without signing in."""
    if user is None or not user.is_authenticated:
        return
    for spec in readable_layers(user):
        yield snapshot_of(spec, facts_of(spec, user))


def record_of(spec: LayerSpec, facts: Facts) -> Record:
    """The record of a layer."""
    return Record(
        id=spec.name,
        kind="dataset",
        layer=spec.name,
        title=spec.title,
        description=spec.description,
        theme=spec.theme,
        owner=spec.owner,
        lineage=_lineage(facts),
        access="public" if may(None, "read", spec) else "restricted",
        keywords=spec.keywords,
        contacts=(Contact(spec.owner, ("owner", "pointOfContact")), _publisher()),
        created=facts.first_recorded,
        updated=facts.last_recorded,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
        licence=_OSM_LICENCE if spec.osm is not None else settings.DATA_LICENCE,
        scales=spec.geometry.map_scales if spec.geometry else (),
        tolerance_m=spec.geometry.tolerance_m if spec.geometry else None,
        quality=tuple(rule.title for rule in spec.rules),
        identifiers=(("layer", spec.name),),
        features=facts.features,
        synthetic=facts.synthetic,
        links=(
            Link("describedby", f"/data/{spec.name}/", "text/html", Label("Từ điển dữ liệu", "Data dictionary")),
        ),
    )  # fmt: skip


def snapshot_of(spec: LayerSpec, facts: Facts) -> Record:
    """The record of the snapshot that can be taken of a layer: its public fields at the moment of asking."""
    address = f"/api/v1/layers/{spec.name}"
    return Record(
        id=f"{spec.name}-snapshot",
        kind="snapshot",
        layer=spec.name,
        part_of=spec.name,
        title=Label(f"{spec.title.vi}: ảnh chụp", f"{spec.title.en}: snapshot"),
        description=Label(
            "Toàn bộ lớp như người hỏi được thấy vào lúc hỏi, chỉ các trường công khai, kèm vị trí trong dòng thay đổi "
            "và mã kiểm để nối tiếp bản sao. Cần đăng nhập; việc lấy được ghi nhật ký.",
            "The whole layer as the caller may see it at the moment of asking, public fields only, with its place in "
            "the change feed and a checksum to go on from. For who is signed in; the audit record keeps who took it.",
        ),
        theme=spec.theme,
        owner=spec.owner,
        lineage=_lineage(facts),
        access="restricted",
        keywords=spec.keywords,
        contacts=(Contact(spec.owner, ("owner", "pointOfContact")), _publisher()),
        created=facts.first_recorded,
        updated=facts.last_recorded,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
        licence=_OSM_LICENCE if spec.osm is not None else settings.DATA_LICENCE,
        scales=spec.geometry.map_scales if spec.geometry else (),
        tolerance_m=spec.geometry.tolerance_m if spec.geometry else None,
        identifiers=(("snapshot", spec.name),),
        features=facts.features,
        synthetic=facts.synthetic,
        links=(
            Link("enclosure", f"{address}/snapshot?format=gpkg", "application/geopackage+sqlite3",
                 Label("GeoPackage", "GeoPackage")),
            Link("enclosure", f"{address}/snapshot?format=parquet", "application/vnd.apache.parquet",
                 Label("GeoParquet", "GeoParquet")),
            Link("related", f"{address}/checksum", "application/json", Label("Mã kiểm", "Checksum")),
            Link("related", f"/api/v1/changes?layer={spec.name}", "application/json",
                 Label("Dòng thay đổi", "Change feed")),
        ),
    )  # fmt: skip


def facts_of(spec: LayerSpec, user: User | None) -> Facts:
    """What the rows of a layer that `user` may see say of it; of the last five minutes."""
    condition = row_condition(user, spec)
    key, now = (spec.name, condition), time.monotonic()
    kept = _kept.get(key)
    if kept is not None and now - kept[0] < KEPT_SECONDS:
        return kept[1]
    facts = _read(spec, condition)
    with _lock:
        _kept[key] = (now, facts)
    return facts


def forget() -> None:
    """Ask the database again next time."""
    with _lock:
        _kept.clear()


def _read(spec: LayerSpec, condition: str) -> Facts:
    statement = sql.SQL(load("layers.catalogue", "catalogue")["sources"]).format(
        table=sql.Identifier(spec.table),
        visible=sql.SQL(condition or "TRUE"),  # type: ignore[arg-type]
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        names = [column.name for column in cursor.description or ()]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not found:
        return Facts()
    ends = [row["valid_to"] for row in found]
    return Facts(
        sources=tuple((row["source"], row["features"]) for row in found),
        first_recorded=min(row["first_recorded"] for row in found),
        last_recorded=max(row["last_recorded"] for row in found),
        valid_from=min(_known(row["valid_from"] for row in found), default=None),
        valid_to=None if None in ends else max(ends),
        synthetic=any(row["synthetic"] for row in found),
    )


def _known(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]


def _lineage(facts: Facts) -> Label:
    named = ", ".join(f"{source} ({count})" for source, count in facts.sources[:_SOURCES_NAMED])
    if not named:
        return _PROCESS
    rest = len(facts.sources) - _SOURCES_NAMED
    more = Label(f" và {rest} nguồn khác", f" and {rest} other sources") if rest > 0 else Label("", "")
    return Label(
        f"Nguồn (số đối tượng): {named}{more.vi}. {_PROCESS.vi}",
        f"Sources (features): {named}{more.en}. {_PROCESS.en}",
    )


def _publisher() -> Contact:
    return Contact(Label(settings.CITY.name_vi, settings.CITY.name_en), ("publisher",))
