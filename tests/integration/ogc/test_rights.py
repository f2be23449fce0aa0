"""Who asks at every address of the service: by nothing, Basic, personal token and OAuth2, as QGIS sends them. What is
hidden does not exist, whatever is asked, and no cache gives one reader what another one got."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import AccessToken as MachineToken
from oauth2_provider.models import Application

from layers.models import RoleAssignment
from layers.registry import registry
from layers.spec import Rights
from ogc import urls
from tests.ogc import drawing
from web.accounts import authentication
from web.accounts.known_passwords import KnownPasswords
from web.accounts.models import AccessToken
from web.accounts.token_text import beginning, digest, new_token

pytestmark = pytest.mark.django_db
PASSWORD = "một mật khẩu đủ dài"
OFFICE = "road_segments"
SIGNED_IN = ("basic", "basic with token", "bearer", "oauth2")
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@pytest.fixture(autouse=True)
def office(ogc_urls: None, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Roads are a layer of the office; parcels are public and hold personal data."""
    spec = registry.get(OFFICE)
    registry.unregister(OFFICE)
    registry.register(replace(spec, rights=Rights(read="reader:office", write="editor:office")))
    monkeypatch.setattr(authentication, "known", KnownPasswords())
    drawing.draw_all(2)
    yield
    registry.unregister(OFFICE)
    registry.register(spec)


@pytest.fixture
def as_qgis(db: None) -> dict[str, dict[str, str]]:
    """Headers by which one officer comes, by name of the method; `read only` is a token without personal data."""
    user = User.objects.create_user("can_bo", password=PASSWORD)
    for scope in ("office", "land"):
        RoleAssignment.objects.create(user=user, role="editor", scope=scope)
    later = timezone.now() + timedelta(days=1)
    tokens = {}
    for name, scopes in (("all", ["read", "personal"]), ("read", ["read"])):
        tokens[name] = new_token()
        AccessToken.objects.create(
            user=user, name=name, digest=digest(tokens[name]), beginning=beginning(tokens[name]), scopes=scopes,
            expires_at=later,
        )  # fmt: skip
    program = Application.objects.create(
        user=user, name="QGIS", client_type="confidential", authorization_grant_type="client-credentials"
    )
    MachineToken.objects.create(
        application=program, token="of-a-program", scope="read personal", expires=later
    )
    return {
        "anonymous": {},
        "basic": {"Authorization": _basic("can_bo", PASSWORD)},
        "basic with token": {"Authorization": _basic("can_bo", tokens["all"])},
        "bearer": {"Authorization": f"Bearer {tokens['all']}"},
        "oauth2": {"Authorization": "Bearer of-a-program"},
        "read only": {"Authorization": f"Bearer {tokens['read']}"},
    }


def _basic(username: str, secret: str) -> str:
    return "Basic " + base64.b64encode(f"{username}:{secret}".encode()).decode()


def addresses_of(layer: str) -> list[str]:
    """Every address of the service that names a layer, and nothing that must be known besides."""
    feature = str(registry.get(layer).model.objects.order_by("id").first().pk)  # type: ignore[attr-defined]
    known = {"layer": layer, "feature": feature}
    found = []
    for pattern in urls.urlpatterns:
        route = str(pattern.pattern)
        names = _PARAMETER.findall(route)
        if "layer" in names and set(names) <= set(known):
            found.append("/ogc/" + _PARAMETER.sub(lambda match: known[match[1]], route))
    return found


def addresses_of_all() -> list[str]:
    """Every address without parameters that may tell of layers."""
    return [f"/ogc/{one.pattern}" for one in urls.urlpatterns if not _PARAMETER.search(str(one.pattern))]


def test_a_hidden_layer_is_nowhere_for_strangers_and_everywhere_for_its_readers(
    client: Client, as_qgis: dict[str, dict[str, str]]
) -> None:
    addresses = addresses_of(OFFICE)
    assert len(addresses) >= 5
    for path in addresses:
        for form in ("json", "html"):
            hidden = client.get(path, {"f": form}, headers=as_qgis["anonymous"])
            invented = client.get(path.replace(OFFICE, "no_such_layer"), {"f": form})
            assert hidden.status_code == invented.status_code == 404, path
            assert _told(hidden) == _told(invented), path
        if "/map/" in path:  # shared maps do not know a layer of the office, whoever asks
            continue
        for way in (*SIGNED_IN, "read only"):
            answer = client.get(path, headers=as_qgis[way])
            assert answer.status_code == 200, f"{way} {path}: {answer.content[:200]!r}"
    for path in addresses_of_all():
        assert OFFICE not in client.get(path, headers=as_qgis["anonymous"]).content.decode(), path
    for way in SIGNED_IN:
        for path in ("/ogc/collections", "/ogc/openapi"):
            assert OFFICE in client.get(path, {"f": "json"}, headers=as_qgis[way]).content.decode()


def _told(answer: Any) -> str:
    """What an answer says, without what it only repeats of the question."""
    text = answer.content.decode().replace(OFFICE, "no_such_layer")
    return re.sub(r'"(request_id|timeStamp)":"[^"]*"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', "", text)


@pytest.mark.parametrize("way", ["anonymous", "read only", *SIGNED_IN])
def test_personal_fields_are_words_only_for_who_may_read_them(
    client: Client, as_qgis: dict[str, dict[str, str]], way: str
) -> None:
    base, headers, may = "/ogc/collections/parcels", as_qgis[way], way in SIGNED_IN
    for path in ("schema", "queryables"):
        told = client.get(f"{base}/{path}", {"f": "json"}, headers=headers).json()["properties"]
        assert ("holder_name" in told) is may, path
    described = json.dumps(client.get("/ogc/openapi", {"f": "json"}, headers=headers).json()["paths"][
        "/collections/parcels/items"])  # fmt: skip
    assert ("holder_name" in described) is may
    item = client.get(f"{base}/items", {"limit": "1"}, headers=headers).json()["features"][0]
    assert ("holder_name" in item["properties"]) is may
    one = client.get(f"{base}/items/{item['id']}", {"f": "json"}, headers=headers).json()
    assert ("holder_name" in one["properties"]) is may
    for question in (
        {"filter": "holder_name IS NULL"}, {"sortby": "-holder_name"}, {"properties": "holder_name"},
        {"holder_name": "x"},
        {"filter": '{"op":"isNull","args":[{"property":"holder_name"}]}', "filter-lang": "cql2-json"},
    ):  # fmt: skip
        invented = {name.replace("holder_name", "no_such"): text.replace("holder_name", "no_such")
                    for name, text in question.items()}  # fmt: skip
        real, other = (client.get(f"{base}/items", asked, headers=headers) for asked in (question, invented))
        assert other.status_code == 400
        assert real.status_code == (200 if may else 400), question
        if not may:
            assert _told(real).replace("holder_name", "no_such") == _told(other), question


def test_hidden_rows_are_counted_found_and_measured_by_nobody_else(
    client: Client, as_qgis: dict[str, dict[str, str]]
) -> None:
    plans = registry.get("plans").model.objects  # type: ignore[attr-defined]
    secret = plans.order_by("id").first()
    plans.filter(pk=secret.pk).update(status="draft")
    base = "/ogc/collections/plans/items"
    for asked in (
        {},
        {"filter": f"id = '{secret.pk}'"},
        {"id": str(secret.pk)},
        {"resultType": "hits"},
        {"limit": "1"},
    ):
        page = client.get(base, asked).json()
        assert str(secret.pk) not in {feature["id"] for feature in page["features"]}
        assert page["numberMatched"] == (0 if "filter" in asked or "id" in asked else 1)
    assert client.get(f"{base}/{secret.pk}").status_code == 404


def test_no_cache_mixes_readers(client: Client, as_qgis: dict[str, dict[str, str]]) -> None:
    """What belongs to a reader is stored by nobody; the same words have one ETag, different words never."""
    path = "/ogc/collections/parcels/items"
    tags = {}
    for way, headers in as_qgis.items():
        answer = client.get(path, {"f": "json"}, headers=headers)
        assert {"accept", "authorization", "cookie", "accept-encoding"} <= {
            one.strip().lower() for one in answer["Vary"].split(",")
        }, way
        assert answer["Cache-Control"] == ("no-cache" if way == "anonymous" else "private, no-store"), way
        tags[way] = answer["ETag"]
    assert tags["anonymous"] == tags["read only"]
    assert len({tags[way] for way in SIGNED_IN}) == 1
    assert tags["basic"] != tags["anonymous"]
    asked_again = {"If-None-Match": tags["basic"]}
    assert client.get(path, {"f": "json"}, headers=asked_again).status_code == 200
    assert client.get(path, {"f": "json"}, headers=as_qgis["oauth2"] | asked_again).status_code == 304


def test_wrong_credentials_get_nothing_at_any_address(
    client: Client, as_qgis: dict[str, dict[str, str]]
) -> None:
    """Not even what is public: QGIS would show the public half and its user would believe it to be all."""
    for wrong in ("Bearer nen_wrong", "Bearer wrong", _basic("can_bo", "sai"), "Digest x"):
        for path in ("/ogc/", "/ogc/collections", *addresses_of("parcels")):
            answer = client.get(path, headers={"Authorization": wrong})
            assert answer.status_code in (401, 429), path
            assert answer["Content-Type"] == "application/problem+json"
