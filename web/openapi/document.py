"""Mô tả OpenAPI. Completes what ninja writes by what is true of every operation: problems, credentials, headers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from web.accounts.scopes import changes_something
from web.api_idempotency import does_something
from web.api_security import SCHEMES
from web.openapi.examples import example_of

PREFIX = "/api/v1"
Operation = dict[str, Any]
_PROBLEM = {"$ref": "#/components/schemas/ProblemDocument"}
_ERRORS = {
    400: "Yêu cầu không hợp lệ · invalid request",
    401: "Thông tin xác thực thiếu hoặc sai · credentials missing or wrong",
    403: "Không có quyền hoặc phạm vi · without the right or the scope",
    404: "Không có, hoặc không được xem · unknown or hidden",
    409: "Xung đột trạng thái · conflict of states",
    412: "Dữ liệu đã thay đổi · changed meanwhile",
    406: "Không có định dạng này · no such format",
    413: "Quá lớn · too large",
    422: "Khóa đã dùng cho yêu cầu khác · the key belongs to another request",
    429: "Quá nhiều yêu cầu · too many requests",
    503: "Tạm ngưng · unavailable",
}
_HEADERS: dict[str, tuple[str, str]] = {
    "X-Request-Id": ("string", "Mã của yêu cầu · id of the request, as sent or made here"),
    "RateLimit-Limit": ("integer", "Số yêu cầu được phép · requests allowed, of the nearest limit"),
    "RateLimit-Remaining": ("integer", "Số yêu cầu còn lại · requests left"),
    "RateLimit-Reset": ("integer", "Giây đến khi đầy lại · seconds until all are back"),
    "RateLimit-Policy": ("string", "Mọi hạn mức · every limit, as `limit;w=seconds`"),
    "ETag": ("string", "Phiên bản của câu trả lời · version of the answer"),
    "Retry-After": ("integer", "Giây phải đợi · seconds to wait"),
    "Idempotent-Replayed": ("string", "`true`: câu trả lời đã giữ · the answer of the first time"),
}
_ALWAYS = ("X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")
_PARAMETERS: dict[str, Operation] = {
    "IdempotencyKey": {
        "name": "Idempotency-Key", "in": "header", "required": False,
        "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!#-~]+$"},
        "description": "Khóa mới cho mỗi việc; gửi lại cùng khóa thì không làm hai lần · a new key for each deed; sent "
        "again, nothing is done twice",
        "example": "8e03978e-40d5-43e8-bc93-6894a57f9324",
    },
    "IfMatch": {
        "name": "If-Match", "in": "header", "required": False, "schema": {"type": "string", "maxLength": 500},
        "description": "ETag đã đọc; nay đã khác thì 412 · the ETag that was read; 412 if it is no longer so",
    },
    "IfNoneMatch": {
        "name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string", "maxLength": 500},
        "description": "ETag đã có; còn đúng thì 304 · the ETag one has; 304 if it still holds",
    },
}  # fmt: skip
#: Addresses that write to something with a version, …
_CONDITIONAL = (f"{PREFIX}/changesets/{{change_set_id}}", f"{PREFIX}/permits/{{permit_id}}/events")
#: … but for those at which nothing of a change set is changed or decided.
_UNCONDITIONAL = ("/comments", "/revert", "/check")
_METHODS = frozenset({"get", "post", "put", "patch", "delete"})


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, Operation]]:
    """Method, path and operation, in the order of the document."""
    for path, item in schema["paths"].items():
        for method, operation in item.items():
            if method in _METHODS:
                yield method, path, operation


def complete(schema: dict[str, Any]) -> None:
    """Write into an OpenAPI document what holds for every operation, and its examples."""
    components = schema.setdefault("components", {})
    components["securitySchemes"] = SCHEMES
    components["headers"] = {
        name: {"schema": {"type": kind}, "description": said} for name, (kind, said) in _HEADERS.items()
    }
    components["parameters"] = _PARAMETERS
    components["responses"] = {f"Problem{status}": _problem(status) for status in _ERRORS}
    for method, path, operation in operations(schema):
        _secure(method, path, operation)
        _condition(method, path, operation)
        _refuse(operation)
        _head(operation)
        example_of(method, path.removeprefix(PREFIX)).write(operation)


def scope_of(method: str, path: str) -> str:
    """The scope that a token needs at this operation."""
    if not changes_something(method.upper(), path):
        return "read"
    return "approve" if path.endswith(("/approve", "/publish", "/return")) else "write"


def _secure(method: str, path: str, operation: Operation) -> None:
    """Who may ask, from what the router says: an operation that knows 401 wants to know who asks."""
    scope = scope_of(method, path)
    known = [{name: [scope] if name == "client" else []} for name in SCHEMES]
    operation["security"] = known if _status(operation, 401) is not None else [{}, *known]
    operation["x-scope"] = scope


def _condition(method: str, path: str, operation: Operation) -> None:
    """Headers of requests: what may be sent again, and on which version."""
    parameters = operation.setdefault("parameters", [])
    responses = operation["responses"]
    if does_something(method, path):
        parameters.append({"$ref": "#/components/parameters/IdempotencyKey"})
        responses.setdefault(409, {})
        responses.setdefault(422, {})
    if _status(operation, 304) is not None:
        parameters.append({"$ref": "#/components/parameters/IfNoneMatch"})
    if method != "get" and path.startswith(_CONDITIONAL) and not path.endswith(_UNCONDITIONAL):
        parameters.append({"$ref": "#/components/parameters/IfMatch"})
        responses.setdefault(412, {})
    if not parameters:
        del operation["parameters"]


def _refuse(operation: Operation) -> None:
    """Every error is a problem document; credentials, scope and rate are looked at before any operation."""
    responses = operation["responses"]
    for status in (400, 401, 403, 429):
        if _status(operation, status) is None:
            responses[status] = {}
    if "requestBody" in operation and _status(operation, 413) is None:
        responses[413] = {}
    for status in responses:
        if int(status) >= 400:
            responses[status] = {"$ref": f"#/components/responses/Problem{status}"}
    operation["responses"] = {str(one): responses[one] for one in sorted(responses, key=int)}


def _problem(status: int) -> dict[str, Any]:
    """An error answer, the same at every operation."""
    names = [*_ALWAYS, *(["Retry-After"] if status in (409, 429, 503) else [])]
    return {
        "description": _ERRORS[status],
        "content": {"application/problem+json": {"schema": _PROBLEM}},
        "headers": _references(names),
    }


def _head(operation: Operation) -> None:
    """Headers of answers that are no errors."""
    validated = _status(operation, 304) is not None
    repeatable = {"$ref": "#/components/parameters/IdempotencyKey"} in operation.get("parameters", [])
    for status, response in operation["responses"].items():
        if int(status) < 400:
            names = [*_ALWAYS, *(["ETag"] if validated else [])]
            names += ["Idempotent-Replayed"] if repeatable else []
            response["headers"] = _references(names)


def _references(names: list[str]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _status(operation: Operation, status: int) -> Any:
    responses = operation["responses"]
    return responses.get(status, responses.get(str(status)))
