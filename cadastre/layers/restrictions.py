"""Hạn chế và ranh giới theo giấy tờ. Restrictions of parcels, and their boundaries on paper."""

from __future__ import annotations

from cadastre.domain.code_lists import RESTRICTION_KINDS
from cadastre.layers import field_help
from cadastre.layers.levels import LEGAL_LEVELS
from cadastre.layers.parcels import OF_SHOWN_PARCEL, OWNER
from cadastre.models import ParcelLegalBoundary, ParcelRestriction
from layers.declaration import (
    INTERNAL,
    Area,
    Code,
    Coded,
    CodeList,
    Date,
    Field,
    GeometrySpec,
    Label,
    LayerSpec,
    Rights,
    Text,
    Uuid,
    VectorTiles,
    explained,
    inside_city,
    valid_geometry,
)

KINDS = CodeList(
    name="restriction-kind",
    title=Label("Loại hạn chế", "Kind of restriction"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in RESTRICTION_KINDS),
)

RESTRICTIONS = LayerSpec(
    name="parcel_restrictions",
    model=ParcelRestriction,
    title=Label("Hạn chế, ngăn chặn, tranh chấp", "Restrictions, blocks, disputes"),
    description=Label(
        "Văn bản ngăn chặn, tranh chấp, hạn chế quyền đối với thửa đất.",
        "Papers that block transactions on a parcel, record a dispute or restrict rights.",
    ),
    theme="cadastre",
    owner=OWNER,
    fields=explained(
        field_help.RESTRICTIONS,
        (
            Field("parcel", Uuid(), Label("Thửa đất", "Parcel"), required=True),
            Field("kind", Coded(codes=KINDS, strict=True), Label("Loại", "Kind"), required=True),
            Field(
                "document_number",
                Text(max_length=80),
                Label("Số văn bản", "Document number"),
                aliases=("SoVanBan",),
                sensitivity=INTERNAL,
            ),
            Field("document_date", Date(), Label("Ngày văn bản", "Document date"), aliases=("NgayVanBan",)),
            Field(
                "authority",
                Text(max_length=160),
                Label("Cơ quan ban hành", "Authority"),
                aliases=("CoQuanBanHanh",),
            ),
            Field(
                "reason", Text(), Label("Lý do", "Reason"), aliases=("LyDo", "NoiDung"), sensitivity=INTERNAL
            ),
            Field("starts_on", Date(), Label("Có hiệu lực từ", "In force from"), aliases=("TuNgay",)),
            Field("ends_on", Date(), Label("Hết hiệu lực", "Ends on"), aliases=("DenNgay",)),
            Field(
                "area_m2",
                Area(),
                Label("Diện tích bị hạn chế", "Restricted area"),
                aliases=("DienTichHanChe",),
            ),
        ),
    ),
    rights=Rights(read="public", write="editor:land", approve="approver:land"),
    draw_order=330,
    title_fields=("kind",),
    describes=("parcels", "parcel"),
    public_where=OF_SHOWN_PARCEL,
    shown_by=("parcels",),
)

LEGAL_BOUNDARIES = LayerSpec(
    name="parcel_legal_boundaries",
    model=ParcelLegalBoundary,
    title=Label("Ranh giới thửa theo giấy tờ", "Legal parcel boundaries"),
    description=Label(
        "Ranh giới thửa đất theo giấy tờ pháp lý, khác với ranh giới đo đạc hiện trạng.",
        "Parcel boundaries as the legal papers say, beside the surveyed ones.",
    ),
    theme="cadastre",
    owner=OWNER,
    geometry=GeometrySpec("MultiPolygon", map_scales=(200, 500, 1000, 2000, 5000), tolerance_m=0.07),
    fields=explained(
        field_help.LEGAL_BOUNDARIES,
        (
            Field("parcel", Uuid(), Label("Thửa đất", "Parcel"), required=True),
            Field("document", Text(max_length=120), Label("Giấy tờ", "Document"), aliases=("GiayTo",)),
            Field("document_date", Date(), Label("Ngày giấy tờ", "Document date"), aliases=("NgayGiayTo",)),
            Field(
                "area_m2",
                Area(),
                Label("Diện tích theo giấy tờ", "Area on paper"),
                aliases=("DienTichPhapLy",),
            ),
        ),
    ),
    rules=(valid_geometry(), inside_city()),
    rights=Rights(read="public", write="editor:land", approve="approver:land"),
    tiles=VectorTiles(min_zoom=17, max_zoom=19),
    style="cadastre.legal_boundary",
    map_group="cadastre",
    draw_order=305,
    title_fields=("document",),
    drawing=LEGAL_LEVELS,
    lies_on=("parcels", "parcel"),
    public_where=OF_SHOWN_PARCEL,
    shown_by=("parcels",),
)
