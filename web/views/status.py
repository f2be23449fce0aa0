"""Tình trạng hệ thống. What the installation depends on, what waits in the queue of the worker, what failed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from geo.http import health, queue_state
from web.views.security import page


@require_safe
@login_required
@page
def status_page(request: HttpRequest) -> HttpResponse:
    """`/status/`: for who is signed in; programs ask `/health/ready`."""
    dependencies = health.dependencies()
    backlogs = queue_state.backlogs()
    context = {
        "dependencies": dependencies,
        "ready": all(one["ok"] for one in dependencies.values()),
        "queue": queue_state.state(),
        "webhooks": backlogs.get("webhooks", {}),
        "tiles": backlogs.get("tiles", {}),
        "failures": queue_state.failures(),
    }
    return render(request, "web/status.html", context)
