"""Lần nhập dữ liệu. A file becomes a change set here; import runs and their reports, for those who answer for the
layer and for who sent the file: a report quotes it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from layers import rights
from layers.audit.recording import record
from layers.changesets.imports import file_operations
from layers.models import ImportRun
from layers.registry import registry
from layers.spec import LayerSpec
from web.views.security import page

RUNS_SHOWN = 100


@require_safe
@login_required
@ensure_csrf_cookie
@page
def import_runs(request: HttpRequest) -> HttpResponse:
    """`/imports/`: the form for a new file, and the latest import runs of the reader; others find nothing here.

    The cookie with the CSRF token goes out with the page: its script sends the token with the file.
    """
    writable = [spec for spec in registry if _may_upload(request, spec)]
    if not writable and not _layers_of(request) and not _approves(request):
        raise Http404("imports")
    runs = ImportRun.objects.filter(_seen(request)).order_by("-finished_at")[:RUNS_SHOWN]
    values = {
        "runs": runs,
        "writable": writable,
        "operations": file_operations.offered(writable),
        "megabytes": settings.IMPORT_MAX_BYTES // 1_000_000,
    }
    return render(request, "web/imports.html", values)


@require_safe
@login_required
def import_report(request: HttpRequest, run: UUID) -> HttpResponseBase:
    """`/imports/{run}`: the importer's own HTML report of one run."""
    found = ImportRun.objects.filter(_seen(request), pk=run).first()
    path = report_file(found) if found else None
    if found is None or path is None:
        raise Http404(str(run))
    record(request.user, "read", layer=found.layer, detail={"import_report": str(run)}, request=request)
    return FileResponse(path.open("rb"), content_type="text/html; charset=utf-8")


def report_file(run: ImportRun) -> Path | None:
    """The HTML report of a run, if it still lies in the report folder and nowhere else."""
    if not run.report_path:
        return None
    folder = Path(settings.IMPORT_REPORT_DIR).resolve()
    path = (folder / run.report_path).resolve()
    if path.is_dir():
        path = next(iter(sorted(path.glob("*.html"))), path)
    elif path.suffix != ".html":
        path = path.with_suffix(".html")
    return path if path.is_file() and path.is_relative_to(folder) else None


def _seen(request: HttpRequest) -> Q:
    """Runs of the reader's layers, and those of files that the reader sent."""
    return Q(layer__in=_layers_of(request)) | Q(user_name=request.user.get_username())


def _approves(request: HttpRequest) -> bool:
    """Approvers of a single unit are led here as well, although no run is theirs to read."""
    return any(rights.may(request.user, "approve", spec) for spec in registry)


def _may_upload(request: HttpRequest, spec: LayerSpec) -> bool:
    """Rows of a layer without shape lie in no unit, so they are for those who write in the whole city."""
    reach = rights.reach(request.user, "write", spec)
    return bool(reach) and (spec.is_spatial or reach.everywhere)


def _layers_of(request: HttpRequest) -> list[str]:
    """Layers of which the reader may see every row and every field, and does something beyond reading."""
    return [
        spec.name
        for spec in registry
        if any(rights.reach(request.user, one, spec).everywhere for one in ("write", "approve", "audit"))
        and rights.row_condition(request.user, spec) == rights.ALL_ROWS
        and rights.readable_fields(request.user, spec) == spec.all_fields
    ]
