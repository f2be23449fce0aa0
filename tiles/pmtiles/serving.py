"""`/tiles/{layer}.pmtiles`: the snapshot of a layer, whole or by parts (RFC 9110, 14), for everybody or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from geo.http.problems import Problem
from tiles.maps import UnknownMap, get_layer
from tiles.pmtiles.kept import Snapshot, opened

CONTENT_TYPE = "application/vnd.pmtiles"
_RANGE = re.compile(r"bytes=(?P<first>\d{0,18})-(?P<last>\d{0,18})")
_CHUNK = 65_536


class RangeNotSatisfiable(Exception):
    """The range begins behind the end of the file."""


def span(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a `Range` header; None when the whole is to be sent (none, several, not understood).

    Raises:
        RangeNotSatisfiable: nothing of it is in the file.
    """
    match = _RANGE.fullmatch(header.strip())
    if match is None or not (match["first"] or match["last"]):
        return None
    if not match["first"]:
        length = int(match["last"])
        if not length:
            raise RangeNotSatisfiable
        return max(0, size - length), size - 1
    first = int(match["first"])
    last = min(int(match["last"] or size - 1), size - 1)
    if first >= size:
        raise RangeNotSatisfiable
    return (first, last) if last >= first else None


@require_safe
def pmtiles_file(request: HttpRequest, layer: str) -> HttpResponseBase:
    """The snapshot of a public layer. What is not public is not found, whoever asks."""
    try:
        get_layer(layer)
    except UnknownMap:
        raise Problem("not-found", "Không có lớp này.", "There is no such layer.") from None
    there = opened(layer)
    if there is None:
        raise Problem(
            "not-found",
            "Tệp ô bản đồ của lớp này chưa có: tệp được tạo mỗi đêm, và tạo lại ngay khi có dữ liệu bị rút.",
            "There is no tile file of this layer now: files are made every night, and anew when data were withdrawn.",
        )
    snapshot, file = there
    response = _answer(request, snapshot, file)
    if not response.streaming:
        file.close()
    return response


def _answer(request: HttpRequest, snapshot: Snapshot, file: BinaryIO) -> HttpResponseBase:
    headers = {
        "ETag": snapshot.etag,
        "Last-Modified": http_date(snapshot.made_at.timestamp()),
        "Cache-Control": "no-cache, no-transform",
        "Accept-Ranges": "bytes",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag, Content-Range, Content-Length, Last-Modified",
    }
    if snapshot.etag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=headers)
    part = None
    if request.headers.get("If-Range", snapshot.etag) == snapshot.etag:
        try:
            part = span(request.headers.get("Range", ""), snapshot.size)
        except RangeNotSatisfiable:
            headers["Content-Range"] = f"bytes */{snapshot.size}"
            return HttpResponse(status=416, headers=headers)
    first, last = part or (0, snapshot.size - 1)
    headers |= {"Content-Type": CONTENT_TYPE, "Content-Length": str(last - first + 1)}
    if part is None:
        day = snapshot.made_at.date().isoformat()
        headers["Content-Disposition"] = f'attachment; filename="{snapshot.layer}-{day}.pmtiles"'
    else:
        headers["Content-Range"] = f"bytes {first}-{last}/{snapshot.size}"
    status = 200 if part is None else 206
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    return StreamingHttpResponse(Part(file, first, last), status=status, headers=headers)


class Part:
    """Bytes `first` to `last` of an open file, which ends with the answer."""

    def __init__(self, file: BinaryIO, first: int, last: int) -> None:
        self._file = file
        self._left = last - first + 1
        file.seek(first)

    def __iter__(self) -> Iterator[bytes]:
        """Pieces of it."""
        while self._left > 0 and (chunk := self._file.read(min(_CHUNK, self._left))):
            self._left -= len(chunk)
            yield chunk

    def close(self) -> None:
        """Called by the response, also when the reader left."""
        self._file.close()
