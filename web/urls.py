"""Addresses of the pages."""

from django.urls import path

from web.views import (
    audit,
    catalogue,
    extract_batches,
    feature,
    imports,
    lineage,
    plan_documents,
    plan_opinions,
    plan_packages,
    plans,
    problems,
    public_map,
    quality,
    registers,
    sharing,
    sheets,
    statistics,
    verify,
    workplaces,
)

urlpatterns = [
    path("", public_map.public_map, name="map"),
    path("edit/", workplaces.editor, name="edit"),
    path("review/", workplaces.review, name="review"),
    path("huong-dan", public_map.help_page, name="help"),
    path("data/", catalogue.catalogue, name="catalogue"),
    path("data/sharing/", sharing.sharing_page, name="sharing"),
    path("account/usage/", sharing.usage_page, name="usage"),
    path("data/quality/", quality.quality_pages, name="quality"),
    path("data/quality/<slug:ward>/", quality.ward_page, name="quality-ward"),
    path("data/quality/<slug:ward>/edges/", sheets.edges_page, name="quality-edges"),
    path("data/quality/<slug:ward>/register/", sheets.register_page, name="quality-register"),
    path("data/statistics/", statistics.statistics_page, name="statistics"),
    path("data/parcels/<uuid:feature_id>/lineage/", lineage.lineage_page, name="lineage"),
    path("data/<slug:name>/", catalogue.layer_page, name="layer"),
    path("data/<slug:name>/<uuid:feature_id>/", feature.feature_page, name="feature"),
    path("plans/", plans.plans, name="plans"),
    path(
        "plans/<str:plan_code>/documents/<uuid:document>", plan_documents.plan_document, name="plan-document"
    ),
    path("plans/packages/", plan_packages.plan_packages, name="plan-packages"),
    path("plans/functions/", plan_packages.names_of_functions, name="function-names"),
    path("plans/<str:plan_code>/", plans.plan_page, name="plan"),
    path("permits/", registers.permits, name="permits"),
    path("audit/", audit.audit, name="audit"),
    path("imports/", imports.import_runs, name="imports"),
    path("imports/<uuid:run>", imports.import_report, name="import-report"),
    path("extracts/", extract_batches.extract_batches, name="extract-batches"),
    path("plans/<str:plan_code>/opinions/", plan_opinions.plan_opinions, name="plan-opinions"),
    path(
        "plans/<str:plan_code>/opinions/<uuid:opinion>/answer",
        plan_opinions.answer_opinion,
        name="plan-opinion-answer",
    ),
    path("verify/<uuid:extract_id>", verify.verify_extract, name="verify"),
    path("problems/", problems.problem_kinds, name="problems"),
    path("problems/<slug:kind>", problems.problem_kind, name="problem"),
]
