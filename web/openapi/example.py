"""Một ví dụ. A request of the domain API that works, as the published description shows it and the tests send it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: What stands for itself in many requests; the tests draw a city in which these are there.
PARCEL = "0198c0de-0000-7000-8000-00000000a001"
NATIONAL_ID = "w3gv7cp477mz"
WARD, SHEET, NUMBER = "26740", "12", "45"
PLAN = "79QPK0000001"
CONSULTED_PLAN = "79QPK0000002"
DRAFT = "0198c0de-0000-7000-8000-00000000d001"
SUBMITTED = "0198c0de-0000-7000-8000-00000000d002"
APPROVED = "0198c0de-0000-7000-8000-00000000d003"
PUBLISHED = "0198c0de-0000-7000-8000-00000000d004"
EDIT = 118

#: Values of the parts of an address, where an example names no other.
PLACES: dict[str, object] = {
    "parcel_id": NATIONAL_ID, "ward": WARD, "sheet": SHEET, "plan_code": PLAN, "layer": "parcels", "feature_id": PARCEL,
    "change_set_id": DRAFT, "edit_id": EDIT,
}  # fmt: skip


@dataclass(frozen=True)
class Upload:
    """A file of a form; `content` is what the tests send, who make larger ones themselves."""

    name: str
    content: bytes = b""


@dataclass(frozen=True)
class Example:
    """A request.

    Attributes:
        path: values of the parts of the address; the rest as in `PLACES`.
        query: parameters.
        body: JSON; None = no body.
        form: fields of a form, files among them; None = no form.
        login: who sends it (docs/operations.md, demo logins); "" = anybody.
        status: of the answer.
    """

    path: Mapping[str, object] = field(default_factory=dict)
    query: Mapping[str, object] = field(default_factory=dict)
    body: Any = None
    form: Mapping[str, object] | None = None
    login: str = ""
    status: int = 200

    def place(self, name: str) -> object:
        """Value of a part of the address; None when nothing says what it is."""
        return self.path.get(name, PLACES.get(name))

    def write(self, operation: dict[str, Any]) -> None:
        """Put the example into an operation of an OpenAPI document."""
        for parameter in operation.get("parameters", ()):
            name = parameter.get("name")
            if parameter.get("in") == "path" and self.place(name) is not None:
                parameter["example"] = self.place(name)
            elif parameter.get("in") == "query" and name in self.query:
                parameter["example"] = self.query[name]
        for media in operation.get("requestBody", {}).get("content", {}).values():
            if self.body is not None:
                media["example"] = self.body
            elif self.form is not None:
                media["example"] = {
                    name: value.name if isinstance(value, Upload) else value
                    for name, value in self.form.items()
                }
        operation["x-example"] = {"login": self.login or None, "status": self.status}
