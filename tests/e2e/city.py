"""The running demo city as the table of doors needs it: logins, and features to look for. Those that the demo city
lacks (classified parcels) are published through the product and taken back by an inverse change set."""

from __future__ import annotations

import json
import re
import time
from base64 import b64encode
from contextlib import nullcontext
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from threading import Semaphore
from typing import Any
from urllib.parse import urlencode

import psycopg
import shapely
import urllib3
from django.utils import timezone
from psycopg import sql
from shapely import box

from geo.named_sql import parse
from layers.registry import registry
from tests.doors.asking import DOORS, Ask
from tests.doors.canaries import Canary
from tests.doors.judging import Answer
from tests.doors.people import PEOPLE, WARD, Person

_STATEMENTS = parse(
    """
-- free_place --
-- A point with no parcel within 70 m, in one ward or in the neighbouring ones; EPSG:9210.
WITH inside AS (
  SELECT (ST_Dump(ST_GeneratePoints(ST_Buffer(geom, -60), 3000, 7))).geom AS point FROM wards
  WHERE level = 'commune' AND valid_to IS NULL AND CASE WHEN %(same)s THEN code = %(ward)s ELSE code IN (
    SELECT DISTINCT ward_code FROM parcels WHERE ward_code <> %(ward)s) END
)
SELECT ST_X(point), ST_Y(point) FROM inside
WHERE NOT EXISTS (SELECT 1 FROM parcels WHERE ST_DWithin(parcels.geom, inside.point, 70))
LIMIT 200;

-- permits --
-- One permit past its publication with none in public within 60 m, and one in public; shapes as WKB, EPSG:9210.
(SELECT id::text, permit_number, investor_name, investor_address, ST_AsBinary(geom), true FROM building_permits AS one
 WHERE published_until < nen_today() AND investor_name <> '' AND NOT EXISTS (
   SELECT 1 FROM building_permits AS other
   WHERE other.id <> one.id
     AND (strpos(other.permit_number, one.permit_number) > 0 OR ST_DWithin(other.geom, one.geom, 60)))
 ORDER BY id LIMIT 1)
UNION ALL
(SELECT id::text, permit_number, investor_name, investor_address, ST_AsBinary(geom), false FROM building_permits
 WHERE (published_until IS NULL OR published_until > nen_today() + 30) AND investor_name <> '' ORDER BY id LIMIT 1);

-- rights --
-- A right in a ward with its holder and certificate, each with what is personal of it.
SELECT land_rights.id::text, parties.id::text, parties.name, parties.identity_number,
  certificates.id::text, certificates.serial, certificates.barcode
FROM restricted.land_rights
JOIN restricted.parties ON parties.id = land_rights.party_id
JOIN restricted.certificates ON certificates.id = land_rights.certificate_id
JOIN parcels ON parcels.id = land_rights.parcel_id
WHERE parcels.ward_code = %(ward)s AND land_rights.until IS NULL
  AND parties.name <> '' AND parties.identity_number <> '' AND certificates.serial <> '' AND certificates.barcode <> ''
ORDER BY land_rights.id
LIMIT 1;

-- any_row --
-- Some feature of a layer in force; its shape as WKB, EPSG:9210, NULL in a layer without shapes.
SELECT id::text, {shape} FROM {table}
WHERE (valid_to IS NULL OR valid_to > nen_today()) AND (valid_from IS NULL OR valid_from <= nen_today())
ORDER BY id LIMIT 1;
""",
    "tests/e2e/city.py",
)

#: Of a question that is answered "later", half a second apart.
MOST_ATTEMPTS = 60
#: Whole files, which a web process gives to two at a time.
_WHOLE = re.compile(r"[?&]f=(geojson|csv|gpkg|fgb)\b")


@dataclass
class System:
    """The running system, asked as any of the people."""

    origin: str
    password: str
    _given: dict[str, dict[str, str]] = field(default_factory=dict)
    _sessions: dict[str, dict[str, str]] = field(default_factory=dict)
    _files: Semaphore = field(default_factory=lambda: Semaphore(2))
    _http: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(
            maxsize=16, timeout=urllib3.Timeout(total=60), retries=False
        )
    )

    def __post_init__(self) -> None:
        for person in PEOPLE:
            self._given[person.name] = self._credentials(person)
            self._sessions[person.name] = self._session(person) if person.has_session else {}

    def ask(self, person: Person, ask: Ask) -> Answer:
        """One request; answers are decompressed, redirects not followed."""
        headers = dict(self._sessions[person.name] if ask.session else self._given[person.name])
        body = None
        if ask.body is not None:
            body, headers["Content-Type"] = json.dumps(ask.body), "application/json"
        for _attempt in range(MOST_ATTEMPTS):
            with self._files if _WHOLE.search(ask.path) else nullcontext():
                answer = self._http.request(
                    ask.method, self.origin + ask.path, headers=headers, body=body, redirect=False
                )
            if answer.status != 503 or "Retry-After" not in answer.headers:
                break
            time.sleep(0.5)  # who is told to wait asks again
        return Answer(answer.status, answer.headers, answer.data)

    def call(self, person: Person, method: str, path: str, body: Any = None, *, status: int = 200) -> Any:
        """A request of the domain API that must succeed; returns its JSON."""
        answer = self.ask(person, Ask(f"/api/v1{path}", method, {} if body is None else body))
        assert answer.status == status, (path, answer.status, answer.body[:2000].decode())
        return json.loads(answer.body)

    def _credentials(self, person: Person) -> dict[str, str]:
        """What programs send with each request."""
        if not person.signs_in:
            return {}
        pair = b64encode(f"{person.name}:{self.password}".encode()).decode()
        given = f"Basic {pair}" if person.has_session else f"Bearer {self._machine_token(pair)}"
        return {"Authorization": given}

    def _session(self, person: Person) -> dict[str, str]:
        """The cookie of a browser in which this person signed in."""
        page = self._http.request("GET", f"{self.origin}/login/")
        token = SimpleCookie(page.headers["Set-Cookie"])["csrftoken"].value
        answer = self._http.request(
            "POST", f"{self.origin}/login/", redirect=False,
            headers={"Cookie": f"csrftoken={token}", "Content-Type": "application/x-www-form-urlencoded"},
            body=urlencode({"username": person.name, "password": self.password, "csrfmiddlewaretoken": token}),
        )  # fmt: skip
        assert answer.status == 302, (person.name, answer.status)
        cookies = SimpleCookie()
        for one in answer.headers.getlist("Set-Cookie"):
            cookies.load(one)
        return {"Cookie": f"sessionid={cookies['sessionid'].value}"}

    def _machine_token(self, pair: str) -> str:
        answer = self._http.request(
            "POST",
            f"{self.origin}/oauth/token",
            headers={"Authorization": f"Basic {pair}", "Content-Type": "application/x-www-form-urlencoded"},
            body=urlencode({"grant_type": "client_credentials", "scope": "read"}),
        )
        assert answer.status == 200, answer.data
        return str(answer.json()["access_token"])


@dataclass
class World:
    """The features to look for."""

    canaries: list[Canary]


#: Between a publication and its tiles; the promise is five seconds.
PATIENCE_S = 30.0
EDITOR, APPROVER = Person("land_editor"), Person("land_approver")


class Publication:
    """Parcels that nobody could mistake: two in the ward of the ward officer, two outside, one of each classified."""

    def __init__(self, system: System, connection: psycopg.Connection) -> None:
        self._system = system
        self.canaries: list[Canary] = []
        self.draft = ""
        self.change_set = self._begin("Kiểm thử quyền đọc")
        stamp = str(int(time.time()))[-7:]
        for nth, (inside, hidden) in enumerate(((True, False), (True, True), (False, False), (False, True))):
            place = _free_place(connection, inside=inside, but=[one.shape for one in self.canaries])
            self._draw(f"{stamp}{nth}", place, inside=inside, hidden=hidden)
        for step, who in (("submit", EDITOR), ("approve", APPROVER), ("publish", APPROVER)):
            system.call(who, "POST", f"/changesets/{self.change_set}/{step}", {})

    def draft_on_hidden_land(self) -> None:
        """Wait for the map, then begin a change of the classified parcels that stays a draft."""
        self._wait_for_the_map()
        self.draft = self._begin("Kiểm thử bản nháp")
        for parcel in (one for one in self.canaries if one.alone and one.hidden):
            body = {"layer": "parcels", "operation": "update", "feature": parcel.id, "base_version": 1,
                    "properties": {"address": "Bản nháp"}}  # fmt: skip
            self._system.call(EDITOR, "POST", f"/changesets/{self.draft}/edits", body, status=201)

    def take_back(self) -> None:
        """Withdraw the draft and publish the inverse change set."""
        if self.draft:
            self._system.call(EDITOR, "POST", f"/changesets/{self.draft}/withdraw", {})
        inverse = self._system.call(
            EDITOR, "POST", f"/changesets/{self.change_set}/revert", {"reason": "Hết kiểm thử"}, status=201
        )["id"]
        for step, who in (("submit", EDITOR), ("approve", APPROVER), ("publish", APPROVER)):
            self._system.call(who, "POST", f"/changesets/{inverse}/{step}", {})

    def _begin(self, title: str) -> str:
        basis = {"document": "KT-01", "date": f"{timezone.localdate():%Y-%m-%d}"}
        body = {"title": title, "legal_basis": basis}
        return str(self._system.call(EDITOR, "POST", "/changesets", body, status=201)["id"])

    def _wait_for_the_map(self) -> None:
        """Until the tiles of what is public are new."""
        (tiles,) = (door for door in DOORS if door.name == "mvt")
        asks = {one.id: tiles.asks(one)[0] for one in self.canaries if one.alone and not one.hidden}
        deadline = time.monotonic() + PATIENCE_S
        while not all(
            identity.encode() in self._system.ask(EDITOR, ask).body for identity, ask in asks.items()
        ):
            assert time.monotonic() < deadline, "the published parcels do not come into the tiles"
            time.sleep(0.3)

    def _draw(self, number: str, place: tuple[float, float], *, inside: bool, hidden: bool) -> None:
        x, y = place
        shape = shapely.MultiPolygon([box(x - 4.0307, y - 4.0511, x + 4.0713, y + 4.0917)])
        personal = (f"Trần Kín Như Bưng {number}", f"QZX {number}")
        code = WARD if inside else "27139"
        feature = self._edit("parcels", shape, {
            "ward_code": code, "sheet_number": f"9{number[:7]}", "parcel_number": number,
            "land_use_codes": "CQP" if hidden else "ODT", "holder_name": personal[0],
            "certificate_serial": personal[1], "official_area_m2": 66.0,
        })  # fmt: skip
        label = f"{'classified' if hidden else 'public'} {'inside' if inside else 'outside'}"
        columns = (
            ("change set", self.change_set),
            ("ward", code),
            ("sheet", f"9{number[:7]}"),
            ("number", number),
        )
        self.canaries.append(Canary(
            "parcels", label, feature, shape, number, personal, columns, hidden=hidden, inside=inside, alone=True,
        ))  # fmt: skip
        use = self._edit(
            "parcel_land_uses", None, {"parcel": feature, "land_use_code": "CQP" if hidden else "ODT"}
        )
        self.canaries.append(
            Canary("parcel_land_uses", f"of {label}", use, None, feature, hidden=hidden, inside=inside)
        )

    def _edit(self, layer: str, shape: shapely.Geometry | None, properties: dict[str, Any]) -> str:
        body = {
            "layer": layer, "operation": "create", "properties": properties, "crs": "EPSG:9210",
            "geometry": None if shape is None else shapely.geometry.mapping(shape),
        }  # fmt: skip
        saved = self._system.call(EDITOR, "POST", f"/changesets/{self.change_set}/edits", body, status=201)
        errors = [one for one in saved["findings"] if one["severity"] == "error"]
        assert errors == []
        return str(saved["feature"])


def permits(connection: psycopg.Connection) -> list[Canary]:
    """A permit of the demo city past its publication, and one in public."""
    rows = connection.execute(_STATEMENTS["permits"]).fetchall()
    assert [row[5] for row in rows] == [True, False]
    return [
        Canary(
            "building_permits", "past publication" if hidden else "public", identity, shapely.from_wkb(shape), number,
            (holder, address), hidden=hidden, alone=hidden,
        )
        for identity, number, holder, address, shape, hidden in rows
    ]  # fmt: skip


def office_rows(connection: psycopg.Connection) -> list[Canary]:
    """A right in the ward of the ward officer, its holder and its certificate; the latter two lie in no ward."""
    row = connection.execute(_STATEMENTS["rights"], {"ward": WARD}).fetchone()
    assert row is not None
    right, party, name, number, certificate, serial, barcode = row
    return [
        Canary("land_rights", "in the ward", right, None, hidden=True, inside=True),
        Canary("parties", "holder", party, None, personal=(name, number), hidden=True),
        Canary("certificates", "of the right", certificate, None, personal=(serial, barcode), hidden=True),
    ]


def plain_rows(connection: psycopg.Connection, layers: set[str]) -> list[Canary]:
    """Any feature of each layer that has nothing to hide."""
    found = []
    for name in sorted(layers):
        shape = "ST_AsBinary(geom)" if registry.get(name).is_spatial else "NULL::bytea"
        statement = sql.SQL(_STATEMENTS["any_row"]).format(table=sql.Identifier(name), shape=sql.SQL(shape))
        row = connection.execute(statement).fetchone()
        if row is not None:
            found.append(Canary(name, "any", row[0], None if row[1] is None else shapely.from_wkb(row[1])))
    return found


def _free_place(
    connection: psycopg.Connection, *, inside: bool, but: list[shapely.Geometry | None]
) -> tuple[float, float]:
    rows = connection.execute(_STATEMENTS["free_place"], {"same": inside, "ward": WARD}).fetchall()
    for x, y in rows:
        if all(other is None or other.distance(shapely.Point(x, y)) > 200 for other in but):
            return x, y
    raise AssertionError("no free place in the demo city")
