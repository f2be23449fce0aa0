"""An execute request, read and checked into one value before anything is done with it."""

from __future__ import annotations

import base64
import binascii
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson
from django.http import HttpRequest
from pydantic import ValidationError

from geo.http.input_errors import field_error, not_json
from geo.http.problems import FieldError, Problem
from layers.processes.declaration import Inputs, Process
from ogc.processes.refusals import bad_request

FILE = "file"
#: Bytes of a body without a file.
MOST_BYTES = 4_000_000
#: What may stand beside the value of an input.
_QUALIFIERS = frozenset({"value", "mediaType", "encoding", "schema", "format"})
_MEMBERS = frozenset({"inputs", "outputs", "response"})
_SUFFIXES = (
    (b"PK", ".zip"),
    (b"SQLite format 3\x00", ".gpkg"),
    (b"fgb", ".fgb"),
    (b"PAR1", ".parquet"),
    (b"{", ".geojson"),
)
_OF_TYPE = {"text/csv": ".csv", "image/vnd.dxf": ".dxf", "application/dxf": ".dxf"}
Response = Literal["raw", "document"]


@dataclass(frozen=True)
class Execute:
    """What is asked for.

    Attributes:
        form: media type of the output.
        by_reference: the output as a link.
        content: of the input file; None for a process that takes none.
    """

    inputs: Inputs
    form: str
    by_reference: bool
    response: Response
    content: bytes | None = None
    name: str = ""


def read(request: HttpRequest, process: Process) -> Execute:
    """Read the body of an execute request. Raises Problem that names the part and what to do about it."""
    body = _parsed(_body(request, process), takes_file=process.file is not None)
    for name in body:
        if name not in _MEMBERS:
            raise _unknown_member(name)
    given = body.get("inputs", {})
    if not isinstance(given, dict):
        raise _not_an_object("inputs")
    values = {name: _unwrapped(f"inputs.{name}", value) for name, value in given.items()}
    content, name = None, ""
    if process.file is not None:
        content, name = _file(process, given, values, request)
    inputs = _validated(process, values)
    form, by_reference = _output(process, body.get("outputs", {}), request)
    response = body.get("response", "raw")
    if response not in ("raw", "document"):
        message = ("Giá trị không hợp lệ.", "The value is not valid.")
        raise bad_request(
            "response", "unknown-value", message, ("Dùng raw hoặc document.", "Use raw or document.")
        )
    return Execute(inputs, form, by_reference, response, content, name)


def preferences(request: HttpRequest) -> frozenset[str]:
    """Tokens of the `Prefer` header (RFC 7240), lower case, without values."""
    parts = request.headers.get("Prefer", "").replace(";", ",").split(",")
    return frozenset(part.partition("=")[0].strip().lower() for part in parts) - {""}


def _body(request: HttpRequest, process: Process) -> bytes:
    most = MOST_BYTES
    if process.file is not None:
        most += process.file.most_bytes(request.user) * 4 // 3
    given = request.META.get("CONTENT_LENGTH") or "0"
    is_large = given.isdecimal() and int(given) > most
    content = b"" if is_large else request.read(most + 1)
    if is_large or len(content) > most:
        megabytes = most // 1_000_000
        message = (f"Nội dung lớn hơn {megabytes} MB.", f"The body is larger than {megabytes} MB.")
        remedy = (
            "Chia nhỏ yêu cầu, hoặc đăng nhập để gửi tệp lớn hơn.",
            "Split it, or sign in to send more.",
        )
        raise bad_request("body", "too-large", message, remedy, "too-large")
    return content


def _parsed(content: bytes, *, takes_file: bool) -> dict[str, Any]:
    try:
        if not takes_file and not content.isascii():
            content = unicodedata.normalize("NFC", content.decode()).encode()
        body = orjson.loads(content or b"{}")
    except ValueError as error:
        raise not_json() from error
    if not isinstance(body, dict):
        raise not_json()
    if not takes_file and b"\\u0000" in content:
        message = ("Chữ không được chứa ký tự NUL.", "Texts may not hold the character NUL.")
        raise bad_request("body", "invalid-text", message, ("Bỏ ký tự đó.", "Leave it out."))
    return body


def _unwrapped(name: str, value: Any) -> Any:
    """The value of an input, bare or qualified, alone or in a list."""
    found = _value(name, value)
    if isinstance(found, list):
        return [_value(f"{name}.{at}", one) for at, one in enumerate(found)]
    return found


def _value(name: str, value: Any) -> Any:
    """One value without its qualifiers; an address of a value is refused: the server fetches nothing."""
    if not isinstance(value, dict):
        return value
    if "href" in value:
        message = (
            "Không nhận đầu vào theo địa chỉ (href).",
            "Inputs by reference (href) are not taken.",
        )
        remedy = ("Gửi chính giá trị đó trong yêu cầu.", "Send the value itself in the request.")
        raise bad_request(name, "by-reference", message, remedy)
    if "value" in value and value.keys() <= _QUALIFIERS:
        return value["value"]
    return value


def _file(
    process: Process, given: Mapping[str, Any], values: dict[str, Any], request: HttpRequest
) -> tuple[bytes, str]:
    assert process.file is not None
    field = f"inputs.{FILE}"
    value = values.pop(FILE, None)
    if isinstance(value, dict):
        content = orjson.dumps(value)
    elif isinstance(value, str) and value:
        try:
            content = base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError) as error:
            message = ("Nội dung không phải base64.", "The content is not base64.")
            remedy = ("Mã hóa base64, không xuống dòng.", "Encode it in base64, without line breaks.")
            raise bad_request(field, "not-base64", message, remedy) from error
    else:
        message = ("Thiếu tệp.", "The file is missing.")
        remedy = ("Cho tệp ở dạng base64 hoặc GeoJSON.", "Give it in base64, or as GeoJSON.")
        raise bad_request(field, "missing", message, remedy)
    most = process.file.most_bytes(request.user)
    if len(content) > most:
        message = (f"Tệp lớn hơn {most // 1_000_000} MB.", f"The file is larger than {most // 1_000_000} MB.")
        remedy = ("Chia nhỏ, hoặc đăng nhập để gửi tệp lớn hơn.", "Divide it, or sign in to send more.")
        raise bad_request(field, "too-large", message, remedy, "too-large")
    told = values.get("file_name")
    if isinstance(told, str) and told.strip():
        return content, told
    qualified = given.get(FILE)
    media_type = str(qualified.get("mediaType", "")) if isinstance(qualified, dict) else ""
    start = content.lstrip()
    suffix = next((suffix for magic, suffix in _SUFFIXES if start.startswith(magic)), "")
    return content, f"tep{suffix or _OF_TYPE.get(media_type, '.dat')}"


def _validated(process: Process, values: dict[str, Any]) -> Inputs:
    try:
        return process.inputs.model_validate(values)
    except ValidationError as error:
        docs = f"/ogc/processes/{process.id}"
        found = error.errors(include_url=False)
        errors = [field_error({**one, "loc": ("body", "inputs", *one["loc"])}, docs) for one in found]
        first: FieldError = errors[0]
        detail = (f"{first.field}: {first.message_vi}", f"{first.field}: {first.message_en}")
        raise Problem("invalid-request", *detail, errors=errors) from error


def _output(process: Process, given: Any, request: HttpRequest) -> tuple[str, bool]:
    """Media type of the output, and whether it is wanted as a link."""
    output = process.output
    if not isinstance(given, dict):
        raise _not_an_object("outputs")
    for name in given:
        if name != output.name:
            message = (f"Không có đầu ra “{name}”.", f'There is no output "{name}".')
            remedy = (f"Đầu ra duy nhất: {output.name}.", f"The only output is {output.name}.")
            raise bad_request(f"outputs.{name[:60]}", "unknown-output", message, remedy)
    wanted = given.get(output.name, {})
    if not isinstance(wanted, dict):
        raise _not_an_object(f"outputs.{output.name}")
    form = wanted.get("format", {})
    media_type = form.get("mediaType", "") if isinstance(form, dict) else None
    if not isinstance(media_type, str) or (media_type and media_type not in output.forms):
        field = f"outputs.{output.name}.format.mediaType"
        message = ("Không có định dạng này.", "There is no such format.")
        listed = ", ".join(output.forms)
        raise bad_request(field, "unknown-format", message, (f"Chọn: {listed}.", f"Choose: {listed}."))
    transmission = wanted.get("transmissionMode", "value")
    if transmission not in ("value", "reference"):
        field = f"outputs.{output.name}.transmissionMode"
        message = ("Giá trị không hợp lệ.", "The value is not valid.")
        raise bad_request(
            field, "unknown-value", message, ("Dùng value hoặc reference.", "Use value or reference.")
        )
    return media_type or _accepted(process, request), transmission == "reference"


def _accepted(process: Process, request: HttpRequest) -> str:
    """The first media type that a caller accepts and the process makes; its usual one otherwise."""
    for part in request.headers.get("Accept", "").split(","):
        if (media_type := part.partition(";")[0].strip().lower()) in process.output.forms:
            return media_type
    return process.output.usual_form


def _not_an_object(name: str) -> Problem:
    message = (f"{name} phải là một đối tượng JSON.", f"{name} must be a JSON object.")
    return bad_request(name, "invalid", message, ('Ví dụ: {"tên": giá_trị}', 'For example {"name": value}'))


def _unknown_member(name: str) -> Problem:
    if name == "subscriber":
        message = ("Không gọi lại địa chỉ nào.", "No address is called back.")
        remedy = ("Theo dõi việc ở /ogc/jobs/{id}.", "Follow the job at /ogc/jobs/{id}.")
        return bad_request(name, "no-callback", message, remedy)
    if name == "mode":
        message = ("Không có trường “mode”.", 'There is no member "mode".')
        remedy = ("Dùng tiêu đề Prefer: respond-async.", "Use the header Prefer: respond-async.")
        return bad_request(name, "unknown-field", message, remedy)
    message = (f"Không có trường “{name[:60]}”.", f'There is no member "{name[:60]}".')
    remedy = ("Chỉ dùng inputs, outputs, response.", "Use inputs, outputs and response only.")
    return bad_request(name[:60], "unknown-field", message, remedy)
