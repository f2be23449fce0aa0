"""Every example of the published description works: it is sent as it stands, and answered as it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema
import openpyxl
import orjson
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from cadastre.models import Parcel, ParcelEvent
from cadastre.services import quality
from layers.management.commands.ensure_demo_users import LOGINS
from layers.models import RoleAssignment
from planning.models import FunctionName, PlanOpinion
from tests.drawing import (
    draw_parcel,
    draw_permit,
    draw_plan,
    draw_red_line,
    draw_succession,
    draw_ward,
    draw_zone,
)
from web.accounts.machines import DEMO_CLIENT, DEMO_ROLES
from web.api import api as domain_api
from web.openapi import example as known
from web.openapi import examples_permits
from web.openapi.document import PREFIX, operations
from web.openapi.example import Example, Upload
from web.openapi.examples import example_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
#: What this small city answers instead of a real one: its history began with the transaction of the test.
EXPECTED = {("post", "/changesets/{change_set_id}/revert"): 409}
BASIS = {"document": "12/QĐ-UBND", "date": "2026-11-20"}


class World:
    """The small city of the examples; `stands_for` says what of it is meant by ids that nobody can choose."""

    def __init__(self) -> None:
        self.clients: dict[str, Client] = {"": Client(raise_request_exception=False)}
        self.stands_for: dict[str, str] = {}
        for name, roles in {**LOGINS, DEMO_CLIENT: tuple((*one, "") for one in DEMO_ROLES)}.items():
            user = User.objects.create_user(name)
            for role, scope, unit in roles:
                RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
            self.clients[name] = Client(raise_request_exception=False)
            self.clients[name].force_login(user)
        self.draw()
        self.begin_change_sets()
        self.keep_papers()
        self.file_a_case()

    def draw(self) -> None:
        draw_ward((-500, -500, 500, 500))
        draw_succession()
        plan = draw_plan((-400, -400, 400, 400), plan_code=known.PLAN, name="Quy hoạch phân khu")
        draw_zone(plan, (0, 0, 8, 10), "A1")
        draw_red_line((-20, -14, 100, 2), plan=plan, plan_code=known.PLAN)
        today = timezone.localdate()
        draw_plan(
            (-400, -400, 400, 400), plan_code=known.CONSULTED_PLAN, status="consultation", announced_on=None,
            consultation_from=today, consultation_to=today + timedelta(days=40),
        )  # fmt: skip
        self.parcel = draw_parcel(
            (0, 0, 10, 20),
            id=UUID(known.PARCEL),
            national_id=known.NATIONAL_ID,
            address="12 Đường Nguyễn Huệ",
        )
        quality.run(known.WARD, "nightly")
        call_command("overlay_plans")

    def begin_change_sets(self) -> None:
        for fixed, steps in (
            (known.DRAFT, ()),
            (known.SUBMITTED, ("submit",)),
            (known.APPROVED, ("submit", "approve")),
            (known.PUBLISHED, ("submit", "approve", "publish")),
        ):
            parcel = self.parcel if not steps else self.another(fixed)
            made = self.ask("land_editor", "post", "/changesets", {"title": "Chỉnh lý", "legal_basis": BASIS})
            path = f"/changesets/{made['id']}"
            edit = {
                "layer": "parcels", "operation": "update", "feature": str(parcel.pk), "base_version": 1,
                "properties": {"land_use_codes": "CLN"},
            }  # fmt: skip
            saved = self.ask("land_editor", "post", f"{path}/edits", edit)
            for step in steps:
                self.ask("land_editor" if step == "submit" else "land_approver", "post", f"{path}/{step}")
            self.stands_for[fixed] = made["id"]
            if not steps:
                self.stands_for[f"/edits/{known.EDIT}"] = f"/edits/{saved['id']}"
                file = SimpleUploadedFile("12-QD-UBND.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF")
                kept = self.clients["land_editor"].post(f"{PREFIX}{path}/attachments", {"file": file}).json()
                self.stands_for["/attachments/1"] = f"/attachments/{kept['number']}"

    def another(self, fixed: str) -> Parcel:
        """A parcel beside, for one change set alone."""
        at = 100 + 20 * int(fixed[-1])
        return draw_parcel((at, 0, at + 10, 20), parcel_number=str(at))

    def keep_papers(self) -> None:
        kept = self.ask("", "post", f"/parcels/{known.NATIONAL_ID}/extracts")
        self.stands_for["0198c0de-0000-7000-8000-00000000c001"] = kept["id"]
        event = ParcelEvent.objects.create(
            operation="boundary", title="Chỉnh ranh", effective_on=date(2026, 11, 20), change_set=UUID(int=1)
        )
        self.stands_for["0198c0de-0000-7000-8000-00000000e001"] = str(event.pk)
        opinion = self.ask(
            "", "post", f"/plans/{known.CONSULTED_PLAN}/opinions", {"text": "Xin giữ lại công viên."}
        )
        assert opinion
        self.stands_for["0198c0de-0000-7000-8000-00000000f001"] = str(PlanOpinion.objects.get().pk)
        self.ask("plan_editor", "post", "/function-names", {"raw": "Đất ở cũ", "code": "DAT_O_Nhomnhao"})
        self.stands_for["/function-names/3"] = f"/function-names/{FunctionName.objects.latest('pk').pk}"

    def file_a_case(self) -> None:
        permit = draw_permit((0, 4, 5, 16), permit_number="9/GPXD")
        self.stands_for[examples_permits.PERMIT] = str(permit.pk)
        filing = example_of("post", "/permits").body
        case = self.ask(DEMO_CLIENT, "post", "/permits", filing)["id"]
        self.stands_for[examples_permits.CASE] = case
        file = SimpleUploadedFile("ban-ve.pdf", b"%PDF-1.7\n%%EOF drawn")
        kept = self.clients[DEMO_CLIENT].post(f"{PREFIX}/permits/{case}/documents", {"file": file}).json()
        self.stands_for["0198c0de-0000-7000-8000-000000009003"] = kept["id"]
        hook = self.ask(DEMO_CLIENT, "post", "/webhooks", example_of("post", "/webhooks").body)
        self.stands_for["0198c0de-0000-7000-8000-000000008001"] = hook["id"]

    def ask(self, login: str, method: str, path: str, body: object = None) -> Any:
        """What a step of the setting of the scene answers."""
        answer = getattr(self.clients[login], method)(
            f"{PREFIX}{path}", "" if body is None else body, content_type="application/json"
        )
        assert answer.status_code < 300, (path, answer.content.decode())
        return answer.json()

    def real(self, text: str) -> str:
        """The text with ids of this world."""
        for fixed, own in self.stands_for.items():
            text = text.replace(fixed, own)
        return text

    def send(self, method: str, path: str, example: Example, body: object) -> Any:
        """The answer to an example; what it did is undone."""
        for name in [
            part[1:-1] for part in path.split("/") for part in [part.split(".")[0]] if part[:1] == "{"
        ]:
            path = path.replace(f"{{{name}}}", str(example.place(name)))
        client, url = self.clients[example.login], self.real(path)
        given: dict[str, Any] = {}
        if example.form is not None:
            given["data"] = {
                name: SimpleUploadedFile(value.name, value.content or _register_book())
                if isinstance(value, Upload)
                else value
                for name, value in example.form.items()
            }
        elif method != "get":
            text = "" if body is None else self.real(json.dumps(body))
            given = {"data": text, "content_type": "application/json"}
        with transaction.atomic():
            answer = getattr(client, method)(url, query_params=dict(example.query), **given)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        return answer, content


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    folders = {
        name: tmp_path / name
        for name in ("DOCUMENT_ROOT", "IMPORT_UPLOAD_DIR", "EXTRACT_BATCH_DIR", "MEDIA_ROOT")
    }
    with override_settings(**folders):
        yield World()


def test_every_example_is_answered_as_it_says(world: World) -> None:
    document = orjson.loads(orjson.dumps(domain_api.get_openapi_schema(), option=orjson.OPT_NON_STR_KEYS))
    failed, sent = [], 0
    for method, path, operation in operations(document):
        example = example_of(method, path.removeprefix(PREFIX))
        answer, content = world.send(method, path, example, _body(document, operation, example))
        sent += 1
        place = f"{method} {path}"
        if answer.status_code != EXPECTED.get((method, path.removeprefix(PREFIX)), example.status):
            failed.append(f"{place}: {answer.status_code} {content[:600].decode(errors='replace')}")
            continue
        told = operation["responses"].get(str(answer.status_code))
        if told is None:
            failed.append(f"{place}: {answer.status_code} is not in the description")
        elif wrong := _mismatch(document, told, answer, content):
            failed.append(f"{place}: {wrong}")
    assert sent > 80
    assert not failed, "\n".join(failed)


def _register_book() -> bytes:
    """A book of one parcel."""
    book, stream = openpyxl.Workbook(), BytesIO()
    for line in (["Tờ bản đồ số", "Thửa đất số", "Diện tích (m²)", "Loại đất"], [12, 45, 200, "ODT"]):
        book.active.append(line)
    book.save(stream)
    return stream.getvalue()


def _body(document: dict[str, Any], operation: dict[str, Any], example: Example) -> object:
    """The body of the example, or that of the shape it takes."""
    media = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if example.body is not None or media is None:
        return example.body
    shape = media["schema"].get("$ref", "").rsplit("/", 1)[-1]
    return document["components"]["schemas"].get(shape, {}).get("example")


def _mismatch(document: dict[str, Any], told: dict[str, Any], answer: Any, content: bytes) -> str:
    """What of an answer is not as the description says; "" when all is."""
    if not content:
        return ""
    if "$ref" in told:
        told = document["components"]["responses"][told["$ref"].rsplit("/", 1)[-1]]
    media = answer["Content-Type"].split(";")[0]
    schema = told.get("content", {}).get(media) or told.get("content", {}).get("*/*")
    if schema is None:
        return f"{media} is not in the description"
    if not media.endswith("json") or schema.get("schema", {}).get("format") == "binary":
        return ""
    whole = {"$ref": "#/it", "it": schema["schema"], "components": document["components"]}
    found = jsonschema.Draft202012Validator(whole).iter_errors(json.loads(content))
    return "; ".join(f"{one.json_path}: {one.message[:200]}" for one in found)[:600]
