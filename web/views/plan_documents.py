"""Tải tài liệu đồ án. Files of plans that the reader may see; their hash is the ETag."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags
from django.views.decorators.http import require_safe

from planning.queries.documents import PlanDocumentUnknown, document_file

#: Shown by the browser itself; everything else is saved, so that no foreign page runs at our address.
SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg"})


@require_safe
def plan_document(request: HttpRequest, plan_code: str, document: UUID) -> HttpResponse:
    """`/plans/{plan_code}/documents/{id}`: 404 for what is hidden or never handed in, 304 for a known hash."""
    try:
        found = document_file(plan_code, document, request.user)
    except PlanDocumentUnknown as error:
        raise Http404(plan_code) from error
    etag = f'"{found.sha256}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(found.content, content_type=found.media_type)
        inline = found.media_type in SHOWN
        response["Content-Disposition"] = content_disposition_header(not inline, found.file_name)
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'"
    response["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return response
