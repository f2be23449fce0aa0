"""Đăng nhập. Sign-in and sign-out of officers; import reports for staff."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layers.models import ImportRun
from web.views.security import page

RUNS_SHOWN = 100


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@page
def login_page(request: HttpRequest) -> HttpResponse:
    """`/login/`: the form, or who is signed in. A failed attempt answers 401 with the reason in words."""
    if request.method != "POST":
        return render(request, "web/login.html", {"next": request.GET.get("next", "")})
    username, password = request.POST.get("username", "").strip(), request.POST.get("password", "")
    target = request.POST.get("next", "")
    user = authenticate(request, username=username, password=password) if username and password else None
    if user is None:
        error = "page.login.wrong" if username and password else "page.login.required"
        context = {"error": error, "username": username, "next": target}
        return render(request, "web/login.html", context, status=401)
    login(request, user)
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return redirect(target if safe and target else "login")


@require_POST
def logout_page(request: HttpRequest) -> HttpResponse:
    """`/logout/`: ends the session and goes to the map."""
    logout(request)
    return redirect("map")


@require_safe
@login_required
@page
def import_runs(request: HttpRequest) -> HttpResponse:
    """`/imports/`: the latest import runs; for staff, anyone else finds nothing here."""
    _staff_only(request)
    return render(
        request, "web/imports.html", {"runs": ImportRun.objects.order_by("-finished_at")[:RUNS_SHOWN]}
    )


@require_safe
@login_required
def import_report(request: HttpRequest, run: UUID) -> HttpResponseBase:
    """`/imports/{run}`: the importer's own HTML report of one run."""
    _staff_only(request)
    found = ImportRun.objects.filter(pk=run).first()
    path = report_file(found) if found else None
    if path is None:
        raise Http404(str(run))
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


def _staff_only(request: HttpRequest) -> None:
    if not request.user.is_staff:
        raise Http404("imports")
