"""Giao diện lập trình. Root of the domain API at `/api/v1`: OpenAPI 3.1, documentation page, problem documents.

Each app brings its router; this module only mounts them (contract in docs/api.md).
"""

from __future__ import annotations

from threading import Lock
from typing import Any

from ninja import NinjaAPI, Swagger
from ninja.openapi.schema import OpenAPISchema

from cadastre.api import router as cadastre_router
from cadastre.api_bulk import router as bulk_router
from cadastre.api_files import router as files_router
from cadastre.api_lineage import router as lineage_router
from cadastre.api_papers import router as papers_router
from cadastre.api_quality import router as quality_router
from cadastre.api_rights import router as rights_router
from geo.http.rate_limit import throttle
from layers.api import router as layers_router
from layers.audit.api import router as audit_router
from layers.changesets.api import router as changesets_router
from layers.checks.api import router as checks_router
from layers.history.api import router as history_router
from layers.sharing.api import router as sharing_router
from layers.webhooks.api import router as webhooks_router
from permits.api import router as permits_router
from permits.api_places import router as permit_places_router
from permits.api_precheck import router as precheck_router
from planning.api import router as planning_router
from planning.api_extracts import router as extracts_router
from planning.api_impact import router as impact_router
from planning.api_opinions import router as opinions_router
from planning.api_packages import router as packages_router
from planning.api_plans import router as plans_router
from web import api_problems
from web.api_csrf import csrf_checked
from web.api_idempotency import kept_once
from web.api_parsing import NfcParser
from web.api_search import router as search_router
from web.api_wards import router as wards_router
from web.map_config import router as map_router
from web.openapi import API_VERSION
from web.openapi.building import SharedSchema
from web.openapi.document import complete

DESCRIPTION = """\
Dữ liệu thửa đất, quy hoạch, giấy phép xây dựng của thành phố. Kết quả chỉ có giá trị tham khảo.

Parcels, planning and building permits of the city. Answers are for reference only.

* `lang=vi|en`: ngôn ngữ của câu trả lời · language of the answer
* Hình học: GeoJSON, OGC:CRS84, trừ khi có `crs=` · geometry is GeoJSON in OGC:CRS84 unless `crs=` asks otherwise
* Diện tích m² làm tròn 0,1; tỷ lệ % làm tròn 0,1 · areas in m² to 0.1, shares in % to 0.1
* Lỗi: `application/problem+json` (RFC 9457) · errors are problem documents
"""


_WRITING = Lock()
_WRITTEN: dict[str, OpenAPISchema] = {}


class NenApi(NinjaAPI):
    """Ninja's API, described in full (web/openapi)."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """OpenAPI 3.1 document with credentials, errors, headers and an example of every operation.

        Written once for each address that the API is mounted at, as that takes seconds. Readers share it: what they
        change they copy first.
        """
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        with _WRITING:
            if prefix not in _WRITTEN:
                schema = SharedSchema(self, prefix)
                complete(schema)
                _WRITTEN[prefix] = schema
            return _WRITTEN[prefix]


api = NenApi(
    title="Nền – Giao diện lập trình dữ liệu đất đai, quy hoạch",
    version=API_VERSION,
    description=DESCRIPTION,
    urls_namespace="api-1",
    docs=Swagger(settings={"displayRequestDuration": True, "defaultModelsExpandDepth": 0}),
    throttle=[throttle],
    parser=NfcParser(),
)
api_problems.install(api)
api.add_decorator(kept_once, mode="view")  # the first is the innermost: a forged request finds nothing kept
api.add_decorator(csrf_checked, mode="view")  # before any router: all of them inherit it
api.add_router("", bulk_router)  # before /parcels/{id}, which would take its address
api.add_router("", cadastre_router)
api.add_router("", papers_router)
api.add_router("", files_router)
api.add_router("", lineage_router)
api.add_router("", rights_router)
api.add_router("", quality_router)
api.add_router("", planning_router)
api.add_router("", extracts_router)
api.add_router("", opinions_router)
api.add_router("", packages_router)
api.add_router("", impact_router)
api.add_router("", plans_router)
api.add_router("", permit_places_router)
api.add_router("", precheck_router)
api.add_router("", permits_router)
api.add_router("", search_router)
api.add_router("", wards_router)
api.add_router("", map_router)
api.add_router("", layers_router)
api.add_router("", history_router)
api.add_router("", changesets_router)
api.add_router("", webhooks_router)
api.add_router("", checks_router)
api.add_router("", audit_router)
api.add_router("", sharing_router)
