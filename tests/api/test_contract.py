"""The API keeps the contract it publishes: schemathesis sends what its OpenAPI allows, and what it does not.

Twenty requests an operation and caller in full, otherwise two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from ninja import Schema
from schemathesis.core.failures import FailureGroup

from tests.drawing import draw_parcel, draw_plan, draw_red_line, draw_ward, draw_zone
from tests.sizes import sized

CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.response_schema_conformance,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
]
EXAMPLES = settings(
    max_examples=sized(full=20, quick=2),
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PARCEL_ID = "w3gv7cp477mz"
#: Of the parcel that is drawn; nobody who asks here may read it.
PERSONAL = ("Nguyễn Văn Mật", "CĐ 123456")


@pytest.fixture
def _one_connection(db: None) -> Iterator[None]:
    """Keep the test's transaction over many requests, as Django's own test client does."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def document(_one_connection: None, _api_only: None) -> Any:
    """The published OpenAPI document, on a drawn parcel with a zone and a road reserve."""
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400))
    draw_zone(plan, (0, 0, 8, 10), "A1")
    draw_red_line((-20, -14, 100, 2))
    draw_parcel((0, 0, 20, 10), national_id=PARCEL_ID)
    call_command("overlay_plans")
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def headers(document: Any) -> dict[str, dict[str, str]]:
    """Who may ask: nobody in particular, an agency that reads, the permit system with and without the right scope."""
    from django.contrib.auth.models import User
    from django.utils import timezone

    from layers.models import RoleAssignment
    from web.accounts.models import AccessToken
    from web.accounts.token_text import digest

    def bearer(name: str, scopes: list[str], *roles: tuple[str, str]) -> dict[str, str]:
        user, _ = User.objects.get_or_create(username=name)
        for role, scope in roles:
            RoleAssignment.objects.get_or_create(user=user, role=role, scope=scope)
        token = f"nen_{name}_{'_'.join(scopes)}"
        AccessToken.objects.create(
            user=user, name="t", digest=digest(token), scopes=scopes,
            expires_at=timezone.now() + timedelta(days=1),
        )  # fmt: skip
        return {"Authorization": f"Bearer {token}"}

    roles = (("reader", "*"), ("editor", "permits"))
    asked = {
        "anonymous": {},
        "reader": bearer("agency", ["read"], ("reader", "*")),
        "permit client": bearer("permits", ["read", "write"], *roles),
        "permit client that only reads": bearer("permits", ["read"], *roles),
    }
    # the client in this process asks for every coding and unpacks none
    return {caller: told | {"Accept-Encoding": "identity"} for caller, told in asked.items()}


@pytest.mark.slow
@pytest.mark.proof
# the client of schemathesis leaves the closing of a file that was sent to the garbage collector
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("caller", ["anonymous", "reader", "permit client", "permit client that only reads"])
def test_every_operation(document: Any, headers: dict[str, dict[str, str]], caller: str) -> None:
    """No 5xx, no status, type or shape beyond the description; nothing of people for who may not read it; no token
    does what its scope does not allow."""
    called, wrong = [], []
    for found in document.get_all_operations():
        operation = found.ok()
        only_reads = caller in ("reader", "permit client that only reads")
        try:
            _ask(operation, headers[caller], only_reads and operation.definition.raw["x-scope"] != "read")
        except (Exception, FailureGroup) as error:  # every operation is asked, all that is wrong told
            wrong.append(f"{operation.label}: {error} {getattr(error, 'exceptions', '')}")
        called.append(operation.label)
    assert len(called) >= 80
    assert not wrong, "\n\n".join(wrong)


def _ask(operation: Any, headers: dict[str, str], refused: bool) -> None:
    """Send an operation what its description allows and what it does not."""

    @EXAMPLES
    @given(case=operation.as_strategy())
    def keeps_the_contract(case: Any) -> None:
        if "parcel_id" in (case.path_parameters or {}) and len(str(case.query)) % 2:
            case.path_parameters["parcel_id"] = PARCEL_ID  # half of the calls reach a parcel that exists
        case.headers = {**(case.headers or {}), **headers}
        case.headers.pop("Cookie", None)
        answer = case.call_and_validate(checks=CHECKS)
        assert not [one for one in PERSONAL if one.encode() in answer.content]
        assert not refused or answer.status_code in (403, 404, 405), answer.text

    keeps_the_contract()


@pytest.mark.django_db
def test_openapi_says_what_it_is(api: Client) -> None:
    body = api.get("/api/v1/openapi.json").json()
    assert body["openapi"].startswith("3.1")
    paths = set(body["paths"])
    assert {"/api/v1/parcels", "/api/v1/parcels/{parcel_id}", "/api/v1/parcels/{parcel_id}/extract",
            "/api/v1/parcels/bulk", "/api/v1/search", "/api/v1/wards"} <= paths  # fmt: skip
    errors = body["components"]["responses"]["Problem400"]["content"]
    assert list(errors) == ["application/problem+json"]


@pytest.mark.django_db
def test_documentation_page_is_vietnamese_and_loads_nothing_from_elsewhere(api: Client) -> None:
    page = api.get("/api/v1/docs").content.decode()
    assert "Giao diện lập trình" in page
    assert "//" not in page.replace('href="/', "").replace('src="/', "").split("<body")[0].replace(
        "//static", ""
    )
    assert "https://" not in page
    assert "http://" not in page


@pytest.mark.django_db
def test_every_name_of_a_shape_means_one_thing(api: Client) -> None:
    """Two classes of one name would stand in the document as one: the last wins, and the other's answers are lies."""
    api.get("/api/v1/openapi.json")
    modules: dict[str, set[str]] = {}
    waiting = [Schema]
    while waiting:
        known = waiting.pop()
        waiting += known.__subclasses__()
        if known.__module__.split(".")[0] in {"geo", "layers", "cadastre", "planning", "permits", "web"}:
            modules.setdefault(known.__name__, set()).add(known.__module__)
    assert len(modules) > 50
    assert {name: where for name, where in modules.items() if len(where) > 1} == {}
