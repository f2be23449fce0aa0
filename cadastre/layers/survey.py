"""Tài liệu đo đạc. Survey documents: who measured, how exactly, when."""

from __future__ import annotations

from cadastre.domain.code_lists import SURVEY_KINDS
from cadastre.layers import field_help
from cadastre.layers.parcels import OWNER
from cadastre.models import SurveyDocument
from layers.declaration import (
    Code,
    Coded,
    CodeList,
    Date,
    Field,
    Label,
    LayerSpec,
    Rights,
    Text,
    explained,
)

KINDS = CodeList(
    name="survey-kind",
    title=Label("Cách đo", "Way of surveying"),
    codes=tuple(Code(code, Label(vi, en)) for code, vi, en in SURVEY_KINDS),
)

SURVEY_DOCUMENTS = LayerSpec(
    name="survey_documents",
    model=SurveyDocument,
    title=Label("Tài liệu đo đạc", "Survey documents"),
    description=Label(
        "Tài liệu đo đạc làm căn cứ của ranh giới thửa đất, kèm độ chính xác và tỷ lệ.",
        "Survey documents behind the boundaries of parcels, with accuracy and scale.",
    ),
    theme="cadastre",
    owner=OWNER,
    fields=explained(
        field_help.SURVEY_DOCUMENTS,
        (
            Field(
                "document_number",
                Text(max_length=60),
                Label("Số tài liệu", "Document number"),
                aliases=("SoTaiLieu", "SoHieuTaiLieu"),
                required=True,
                search=True,
            ),
            Field(
                "kind", Coded(codes=KINDS, strict=True), Label("Cách đo", "Way of surveying"), required=True
            ),
            Field(
                "survey_unit",
                Text(max_length=200),
                Label("Đơn vị đo đạc", "Surveyor"),
                aliases=("DonViDoDac",),
                search=True,
            ),
            Field(
                "method", Text(max_length=60), Label("Phương pháp đo", "Method"), aliases=("PhuongPhapDo",)
            ),
            Field("surveyed_on", Date(), Label("Ngày đo", "Surveyed on"), aliases=("NgayDo",)),
            Field("accepted_on", Date(), Label("Ngày nghiệm thu", "Accepted on"), aliases=("NgayNghiemThu",)),
            Field(
                "accepted_by",
                Text(max_length=160),
                Label("Cơ quan nghiệm thu", "Accepted by"),
                aliases=("CoQuanNghiemThu",),
            ),
            Field("file_name", Text(), Label("Tên tệp", "File name"), aliases=("TenTep",)),
            Field("file_sha256", Text(max_length=64), Label("SHA-256 của tệp", "SHA-256 of the file")),
        ),
    ),
    rights=Rights(read="public", write="editor:land", approve="approver:land"),
    draw_order=320,
    title_fields=("document_number",),
)
