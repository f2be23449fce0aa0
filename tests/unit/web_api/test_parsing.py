"""Texts of requests are NFC."""

from __future__ import annotations

import json
import unicodedata
from io import BytesIO

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from web.api_parsing import NfcParser, composed

NFC = "Phường Bến Nghé"
NFD = unicodedata.normalize("NFD", NFC)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_body_is_composed_to_its_depth(ascii_only: bool) -> None:
    sent = json.dumps({"a": [NFD, {NFD: NFD, "n": 1.5, "no": None}]}, ensure_ascii=ascii_only)
    request = RequestFactory().post("/", sent.encode(), content_type="application/json")
    assert NfcParser().parse_body(request) == {"a": [NFC, {NFC: NFC, "n": 1.5, "no": None}]}


def test_a_query_is_composed_and_files_are_left_alone() -> None:
    query = QueryDict(mutable=True)
    query.setlist("many", [NFD, "x"])
    query["q"] = NFD
    found = NfcParser().parse_querydict(query, ["many"], RequestFactory().get("/"))
    assert found == {"q": NFC, "many": [NFC, "x"]}
    file = BytesIO(b"x")
    assert composed(file) is file
