"""Addresses of OGC API – Processes, below /ogc/."""

from __future__ import annotations

from django.urls import path

from ogc.processes import views

urlpatterns = [
    path("processes", views.process_list, name="ogc-processes"),
    path("processes/<str:process_id>", views.process, name="ogc-process"),
    path("processes/<str:process_id>/execution", views.execution, name="ogc-execution"),
    path("jobs", views.job_list, name="ogc-jobs"),
    path("jobs/<str:job_id>", views.job, name="ogc-job"),
    path("jobs/<str:job_id>/results", views.results, name="ogc-job-results"),
    path("jobs/<str:job_id>/results/<str:output>", views.job_output, name="ogc-job-output"),
]
