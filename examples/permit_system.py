"""Một hệ thống cấp phép: a permit system that works with Nền from the first question to the end of publication.

It looks a parcel up by its old number, pre-checks a house, files the case, learns by webhook that an adjustment of the
plan changes the answer, adjusts the house, records the grant, and sees the permit in the open and out of it in time.

    pip install ./clients/python
    CLIENT_SECRET=… python examples/permit_system.py --url http://localhost:8000 --listen 127.0.0.1:9000

The server must know the receiver: NEN_WEBHOOK_HOSTS=127.0.0.1:9000. `--planner` and `--plan-approver` (password in
PLANNER_PASSWORD) let the script play the planners too and publish an adjustment of the zone; without them it waits
`--wait` seconds for somebody to do so. Only ever play this against a test or demo installation.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import os
import queue
import sys
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from nen_client import AuthenticatedClient, Client
from nen_client.api.changes import delete_webhooks_webhook_id, post_webhooks
from nen_client.api.parcels import get_parcels, get_parcels_parcel_id
from nen_client.api.permits import get_permits, post_permits, post_permits_permit_id_events
from nen_client.api.precheck import post_permits_precheck
from nen_client.models import FiledOut, FilingIn, ParcelOut, PermitEventIn, PrecheckIn, PrecheckOut, WebhookIn

#: Part of the plot that the first house covers, and what the planners leave of it.
WANTED_PCT, ADJUSTED_PCT = 55, 40
STOREYS, HEIGHT_M = 3, 11.4


class Receiver:
    """Takes messages of one subscription; a message that is not signed with its secret is refused."""

    def __init__(self, host: str, port: int) -> None:
        self.secret = ""
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                genuine = outer.is_genuine(dict(self.headers.items()), body)
                self.send_response(204 if genuine else 401)
                self.end_headers()
                if genuine:  # answer first, work afterwards
                    outer.messages.put(json.loads(body))

            def log_message(self, *arguments: object) -> None:
                """Nothing: the script tells its own story."""

        self._server = ThreadingHTTPServer((host, port), Handler)
        self.url = f"http://{host}:{self._server.server_port}/nen"

    def is_genuine(self, headers: dict[str, str], body: bytes) -> bool:
        """Standard Webhooks 1.0: HMAC-SHA256 over id, timestamp and the bytes of the body."""
        given = {name.lower(): value for name, value in headers.items()}
        key = base64.b64decode(self.secret.removeprefix("whsec_"))
        signed = f"{given['webhook-id']}.{given['webhook-timestamp']}.".encode() + body
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        return any(
            hmac.compare_digest(one, f"v1,{expected}") for one in given["webhook-signature"].split(" ")
        )

    @contextmanager
    def listening(self) -> Iterator[Receiver]:
        """Listens until the end of the block."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()

    def changed_answer(self, parcel: str, wait_s: float) -> dict[str, Any]:
        """What changed for a parcel, as soon as a message tells it. Raises SystemExit when none comes in time."""
        try:
            while True:
                message = self.messages.get(timeout=wait_s)
                if message["type"] == "answers.changed":
                    for answer in message["data"]["answers"]:
                        if answer["parcel"] == parcel:
                            return answer  # type: ignore[no-any-return]
        except queue.Empty:
            raise SystemExit(f"no webhook about parcel {parcel} within {wait_s:g} s") from None


class PermitSystem:
    """The system of an agency: one OAuth2 client, one token."""

    def __init__(self, url: str, client_id: str, secret: str) -> None:
        form = {"grant_type": "client_credentials", "scope": "read write"}
        granted = httpx.post(f"{url}/oauth/token", data=form, auth=(client_id, secret), timeout=30)
        token = granted.raise_for_status().json()["access_token"]
        self.nen = AuthenticatedClient(
            url, token=token, raise_on_unexpected_status=True, timeout=httpx.Timeout(60)
        )

    def parcel(self, ward: str, sheet: str, number: str) -> ParcelOut:
        """The parcel of today that bore this number, with its boundary in metres (VN-2000)."""
        found = get_parcels.sync(client=self.nen, ward=ward, sheet=sheet, number=number)
        assert found is not None
        if found.status != "MATCH":
            raise SystemExit(f"{found.status}: {len(found.candidates)} candidates, a person must choose")
        parcel = get_parcels_parcel_id.sync(str(found.candidates[0].id), client=self.nen, crs="EPSG:9210")
        assert parcel is not None
        return parcel

    def check(self, parcel: ParcelOut, footprint: dict[str, Any]) -> PrecheckOut:
        """What the city's data say about the house today."""
        asked = PrecheckIn.from_dict(
            {
                "parcels": [str(parcel.id)], "footprint": footprint, "crs": "EPSG:9210", "storeys": STOREYS,
                "height_m": HEIGHT_M,
            }
        )  # fmt: skip
        checked = post_permits_precheck.sync(client=self.nen, body=asked)
        assert checked is not None
        return checked

    def file(self, parcel: ParcelOut, footprint: dict[str, Any], filed_on: date | None = None) -> FiledOut:
        """A case for the house. Sending it again with the same key would file nothing new."""
        case: dict[str, Any] = {
            "kind": "nha_o", "parcels": [str(parcel.id)], "footprint": footprint, "crs": "EPSG:9210",
            "work_name": "Nhà ở riêng lẻ (chương trình mẫu)", "storeys": STOREYS, "height_m": HEIGHT_M,
            "reference": f"MAU-{uuid.uuid4().hex[:12]}",
            "parties": [{"role": "investor", "name": "Người Thử Nghiệm"}],
        }  # fmt: skip
        if filed_on:
            case["filed_on"] = filed_on.isoformat()
        filed = post_permits.sync(
            client=self.nen, body=FilingIn.from_dict(case), idempotency_key=uuid.uuid4().hex
        )
        assert filed is not None
        return filed

    def tell(self, case: FiledOut, event: str, **more: Any) -> str:
        """Record what happened to the case; its new status."""
        body = PermitEventIn.from_dict({"event": event} | more)
        recorded = post_permits_permit_id_events.sync(str(case.id), client=self.nen, body=body)
        assert recorded is not None
        return str(recorded.status)

    def granted(self, parcel: ParcelOut, footprint: dict[str, Any], on: date) -> FiledOut:
        """A case from filing to grant on one day of the past, as a register that moves here brings them along."""
        case = self.file(parcel, footprint, filed_on=on)
        self.tell(case, "accept", on=on.isoformat())
        self.tell(case, "grant", on=on.isoformat(), permit_number=number_of(case))
        return case


class Planners:
    """Two officers of planning, by password: one drafts the adjustment of a zone, the other publishes it."""

    def __init__(self, url: str, author: str, approver: str, password: str) -> None:
        self._author = httpx.Client(base_url=f"{url}/api/v1", auth=(author, password), timeout=120)
        self._approver = httpx.Client(base_url=f"{url}/api/v1", auth=(approver, password), timeout=120)

    def lower_coverage(self, zone: str, version: int, to_pct: int) -> str:
        """Publish a site coverage of at most `to_pct` % for a zone; the id of the change set."""
        legal = {"document": f"QĐ mẫu {uuid.uuid4().hex[:6]}", "date": today().isoformat()}
        draft = self._send(
            self._author, "/changesets", {"title": "Điều chỉnh mật độ (mẫu)", "legal_basis": legal}
        )
        path = f"/changesets/{draft['id']}"
        coverage = {
            "site_coverage_raw": f"≤{to_pct}",
            "site_coverage_min_pct": None,
            "site_coverage_max_pct": to_pct,
        }
        edit = {"layer": "planning_zones", "operation": "update", "feature": zone, "base_version": version}
        self._send(self._author, f"{path}/edits", edit | {"properties": coverage})
        self._send(self._author, f"{path}/submit", {})
        self._send(self._approver, f"{path}/approve", {})
        self._send(self._approver, f"{path}/publish", {})
        return str(draft["id"])

    def _send(self, officer: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = officer.post(path, json=body)
        if answer.is_error:
            raise SystemExit(f"{path}: {answer.text}")
        return answer.json()  # type: ignore[no-any-return]


def footprint_of(parcel: ParcelOut, pct: float) -> dict[str, Any]:
    """A house of the parcel's own shape around its middle that covers `pct` % of it (VN-2000, metres)."""
    shape = parcel.geometry.to_dict()  # type: ignore[union-attr]
    ring = shape["coordinates"][0][0] if shape["type"] == "MultiPolygon" else shape["coordinates"][0]
    xs, ys = [one[0] for one in ring[:-1]], [one[1] for one in ring[:-1]]
    x, y, part = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, (pct / 100) ** 0.5
    house = [[round(x + (one[0] - x) * part, 3), round(y + (one[1] - y) * part, 3)] for one in ring]
    return {"type": "Polygon", "coordinates": [house]}


def number_of(case: FiledOut) -> str:
    """A permit number for a case."""
    return f"{case.number}/GPXD-MAU"


def failed(checked: PrecheckOut) -> set[str]:
    """Rules that speak against the house."""
    return {rule.id for rule in checked.rules if rule.verdict == "fail"}


def listed(url: str, parcel: ParcelOut) -> dict[str, date | None]:
    """Permits on a parcel as everybody sees them, without any credentials: id and last day of publication."""
    with Client(url, raise_on_unexpected_status=True) as everybody:
        page = get_permits.sync(client=everybody, parcel=str(parcel.id), limit=200)
    assert page is not None
    return {str(one.id): one.published_until for one in page.permits}  # type: ignore[misc]


def today() -> date:
    """Today in the city."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def year_before(day: date) -> date:
    """The same day of the year before; 28 February for the 29th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def say(step: str, told: object) -> None:
    """One line of the story."""
    print(f"{step:<10} {told}", flush=True)


def play(given: argparse.Namespace) -> None:
    """The whole story; SystemExit with the reason where it does not go as it should."""
    host, _, port = given.listen.partition(":")
    system = PermitSystem(given.url, given.client, os.environ["CLIENT_SECRET"])
    with Receiver(host, int(port)).listening() as receiver:
        wanted = WebhookIn(url=receiver.url, name="Chương trình mẫu", events=["answer_changed"])
        subscription = post_webhooks.sync(client=system.nen, body=wanted)
        assert subscription is not None
        receiver.secret = subscription.secret
        try:
            case, parcel = apply(given, system, receiver)
        finally:
            delete_webhooks_webhook_id.sync_detailed(str(subscription.id), client=system.nen)
    publish(given.url, system, case, parcel)


def apply(given: argparse.Namespace, system: PermitSystem, receiver: Receiver) -> tuple[FiledOut, ParcelOut]:
    """From the first question to the grant."""
    parcel = system.parcel(given.ward, given.sheet, given.number)
    say(
        "parcel",
        f"{parcel.ward_name}, {parcel.sheet}/{parcel.number}, {parcel.area_m2} m2, version {parcel.version}",
    )
    house = footprint_of(parcel, WANTED_PCT)
    before = system.check(parcel, house)
    say("pre-check", f"{before.verdict}, against it: {sorted(failed(before)) or 'nothing'}")
    case = system.file(parcel, house)
    say("filed", f"{case.number}, due on {case.due_on}, zones {[one.zone for one in case.plans]}")
    system.tell(case, "accept")
    if given.planner:
        planners = Planners(given.url, given.planner, given.plan_approver, os.environ["PLANNER_PASSWORD"])
        zone = max((one for one in case.plans if one.zone_id), key=lambda one: one.area_m2 or 0)
        say("adjusted", planners.lower_coverage(str(zone.zone_id), zone.zone_version or 1, ADJUSTED_PCT))
    told = receiver.changed_answer(str(parcel.id), given.wait)
    say("webhook", f"the answer changed, indicators: {told['indicators_change']}")
    against = failed(system.check(parcel, house)) - failed(before)
    if not against:
        raise SystemExit("the adjustment speaks against nothing")
    say("pre-check", f"fails now: {sorted(against)}")
    system.tell(case, "request_supplement", note="Quy hoạch đã điều chỉnh: " + ", ".join(sorted(against)))
    smaller = footprint_of(parcel, ADJUSTED_PCT - 1)
    if still := failed(system.check(parcel, smaller)) & against:
        raise SystemExit(f"the adjusted house still fails: {sorted(still)}")
    system.tell(case, "supplement", note="Thiết kế điều chỉnh", footprint=smaller, crs="EPSG:9210")
    status = system.tell(case, "grant", permit_number=number_of(case))
    say("granted", f"{number_of(case)}, {status}")
    return case, parcel


def publish(url: str, system: PermitSystem, case: FiledOut, parcel: ParcelOut) -> None:
    """The permit is in the open; permits of a year ago leave it on time."""
    until = listed(url, parcel).get(str(case.id))
    if until is None:
        raise SystemExit("the permit is not in the public list")
    say("public", f"until {until}")
    last_day, over = year_before(today()), year_before(today()) - timedelta(days=1)
    house = footprint_of(parcel, 10)
    ends_today, ended = system.granted(parcel, house, last_day), system.granted(parcel, house, over)
    seen = listed(url, parcel)
    if str(ends_today.id) not in seen or str(ended.id) in seen:
        raise SystemExit("publication does not end on time")
    say("gone", f"a permit of {over} is out of the list, one of {last_day} is in it for the last day")


def main() -> int:
    """Read the command line and play."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url", default="http://localhost:8000")
    parser.add_argument(
        "--client", default="permit-system", help="OAuth2 client id; its secret is CLIENT_SECRET"
    )
    parser.add_argument("--listen", default="127.0.0.1:9000", help="host:port of the receiver of webhooks")
    parser.add_argument("--ward", default="26740", help="ward as the old paper names it")
    parser.add_argument("--sheet", default="3")
    parser.add_argument("--number", default="118")
    parser.add_argument(
        "--planner", default="", help="login that adjusts the zone; empty: somebody else does"
    )
    parser.add_argument("--plan-approver", default="", help="login that publishes the adjustment")
    parser.add_argument("--wait", type=float, default=120, help="seconds to wait for the webhook")
    play(parser.parse_args())
    return 0


if __name__ == "__main__":
    sys.exit(main())
