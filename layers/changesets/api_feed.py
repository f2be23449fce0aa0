"""Dòng thay đổi: HTTP. What was published since, for programs that keep a copy (docs/changesets.md)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from geo.domain.crs import WGS84
from geo.http.answers import json_answer
from geo.http.given import gave
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import Problem
from geo.http.rate_limit import charge
from geo.http.sparse import Fields, chosen, sparse
from layers import rights
from layers.audit.recording import record
from layers.changesets import feed, snapshots
from layers.changesets.api_edits import signed_in
from layers.changesets.api_schemas import READ_REFUSALS, ChangeOut, ChangesOut
from layers.changesets.areas import read_area
from layers.registry import UnknownLayer, registry
from layers.spec import LayerSpec

router = Router(tags=["changesets"])
#: What reading a whole layer costs of a caller's rate.
SNAPSHOT_TOKENS = 50.0
FILE: dict[str, Any] = {
    "responses": {200: {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}}
}

Area = Annotated[
    str,
    Query(
        max_length=20_000,
        description="Mã xã, phường; khung minx,miny,maxx,maxy; hoặc Polygon GeoJSON · ward code, box or polygon",
    ),
]
AreaCrs = Annotated[str, Query(max_length=100, description="Hệ tọa độ của area · CRS of `area`; OGC:CRS84")]


@router.get("/changes", response={200: ChangesOut, **PROBLEMS}, summary="Dòng thay đổi · Change feed")
def changes(
    request: HttpRequest,
    since: Annotated[
        str, Query(max_length=60, description="`next` của lần trước, hoặc ngày · cursor or day")
    ] = "",
    layer: Annotated[str, Query(max_length=60, pattern=r"^[a-z0-9_]*$")] = "",
    area: Area = "",
    crs: AreaCrs = "",
    limit: Annotated[int, Query(ge=1, le=feed.MOST)] = 100,
    fields: Fields = "",
    lang: Lang = None,
) -> HttpResponse:
    """What was published, in order and without gaps, of layers and features that the caller may read.

    With `area`, what lies or lay there: a feature that leaves the area is deleted to the reader, one that enters it is
    created. Layers without shape are told whole.
    """
    kept = chosen(fields, ChangeOut, always=("feature",))
    found, place, more = feed.changes(
        request.user, since, readable(request, layer), limit, read_area(area, crs)
    )
    gave(request, len(found))
    body: dict[str, Any] = {
        "changes": [sparse(as_json(one), kept) for one in found],
        "next": str(place),
        "more": more,
    }
    return json_answer(request, body)


class LayerStateOut(Schema):
    """A layer as the caller may see it. `checksum` is the SHA-256 (hex) over a line `<id>:<version>\\n` for each
    feature in the order of the ids; whoever has read the feed up to `cursor` has the same."""

    layer: str
    cursor: str
    features: int
    checksum: str


@router.get(
    "/layers/{layer}/checksum",
    response={200: LayerStateOut, **READ_REFUSALS},
    summary="Mã kiểm của lớp · Checksum of a layer",
)
def checksum(
    request: HttpRequest, layer: str, area: Area = "", crs: AreaCrs = "", lang: Lang = None
) -> HttpResponse:
    """Whether a copy equals the source: compare at the same cursor. For who is signed in."""
    user = signed_in(request)
    [spec] = readable(request, layer)
    charge(request, SNAPSHOT_TOKENS)
    state = snapshots.state_of(user, spec, read_area(area, crs))
    return json_answer(request, {"layer": spec.name} | _state(state))


@router.get(
    "/layers/{layer}/snapshot",
    response={200: None, **READ_REFUSALS},
    openapi_extra=FILE,
    summary="Ảnh chụp lớp · Snapshot of a layer",
)
def snapshot(
    request: HttpRequest,
    layer: str,
    format: Annotated[snapshots.Format, Query(description="gpkg, parquet (GeoParquet 1.1)")] = "gpkg",
    area: Area = "",
    crs: AreaCrs = "",
    degrees: Annotated[bool, Query(description="Kinh vĩ độ thay cho VN-2000 · longitude, latitude")] = False,
    lang: Lang = None,
) -> FileResponse:
    """A layer to begin a copy with: public fields of what the caller may see, in the order of the ids.

    `Nen-Cursor` is the place in the feed to go on from, `Nen-Checksum` and `Nen-Features` as in the checksum of the
    layer; the file holds them too (`nen_cursor`, `nen_checksum`). Shapes in the storage CRS. For who is signed in; the
    audit record keeps who took it.
    """
    user = signed_in(request)
    [spec] = readable(request, layer)
    charge(request, SNAPSHOT_TOKENS)
    wanted = read_area(area, crs)
    srid = WGS84.srid if degrees else settings.STORAGE_SRID
    place = Path(settings.VAR_DIR) / "snapshots"
    place.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place) as folder:
        path = Path(folder) / f"{spec.name}.{format}"
        state = snapshots.write(user, spec, path, format, wanted, srid)
        file = path.open("rb")  # goes on being read after its name is gone
    record(user, "export", layer=spec, request=request, row_count=state.features, detail={"snapshot": format})
    gave(request, state.features)
    answer = FileResponse(file, as_attachment=True, filename=f"{spec.name}-{state.place}.{format}")
    for name, value in _state(state).items():
        answer[f"Nen-{name.title()}"] = str(value)
    return answer


def _state(state: snapshots.State) -> dict[str, Any]:
    return {"cursor": str(state.place), "features": state.features, "checksum": state.checksum}


def as_json(one: feed.Change) -> dict[str, Any]:
    """A change as the feed and the webhooks tell it."""
    return {
        "change_set": str(one.change_set), "published_at": one.published_at, "effective_date": one.effective_date,
        "layer": one.layer, "operation": one.operation,
        "feature": None if one.feature is None else str(one.feature), "version": one.version,
    }  # fmt: skip


def readable(request: HttpRequest, name: str) -> list[LayerSpec]:
    """The layer of this name, or all that the caller may read when it is "". Raises Problem 404."""
    layers = rights.readable_layers(request.user)
    if not name:
        return layers
    try:
        spec = registry.get(name)
    except UnknownLayer:
        spec = None
    if spec is None or spec not in layers:
        raise Problem("not-found", "Không có lớp này.", "There is no such layer.")
    return [spec]
