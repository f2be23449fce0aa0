"""Signature, pauses and addresses of webhooks."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import timedelta

import pytest

from layers.webhooks.domain import retrying, signing
from layers.webhooks.domain.addresses import UrlRefused, is_public, judged_url


def test_the_example_of_the_specification() -> None:
    """Key, id, time, body and signature as the Standard Webhooks libraries test them."""
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    made = signing.signatures([key], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_two_keys_sign_while_a_secret_is_exchanged() -> None:
    made = signing.signatures([b"new", b"old"], "msg_1", 5, b"{}").split(" ")
    expected = base64.b64encode(hmac.new(b"old", b"msg_1.5.{}", hashlib.sha256).digest()).decode()
    assert len(made) == 2 and made[1] == f"v1,{expected}"


def test_secrets_differ_by_salt_and_installation() -> None:
    secrets = {signing.secret_text(signing.key_of(key, salt)) for key in ("a", "b") for salt in ("1", "2")}
    assert len(secrets) == 4
    assert all(one.startswith("whsec_") and len(base64.b64decode(one[6:])) == 32 for one in secrets)


def test_pauses_grow_and_end() -> None:
    pauses = [retrying.pause(attempts, 0.5) for attempts in range(1, 11)]
    assert pauses[-1] is None
    known = [one for one in pauses if one is not None]
    assert known == sorted(known) and known[0] == timedelta(seconds=5)
    assert retrying.pause(1, 0.0) == timedelta(seconds=4)
    assert retrying.pause(1, 1.0) == timedelta(seconds=6)


def test_a_receiver_may_ask_for_time_but_not_for_ever() -> None:
    assert retrying.pause(1, 0.5, timedelta(seconds=90)) == timedelta(seconds=90)
    assert retrying.pause(1, 0.5, timedelta(days=90)) == retrying.LONGEST_ASKED


@pytest.mark.parametrize(
    "url",
    [
        "http://nhan.example.vn/hook", "ftp://nhan.example.vn/", "https://", "nhan.example.vn",
        "https://ten:mat@nhan.example.vn/", "https://nhan.example.vn/#a", "https://nhan.example.vn:99999/",
        "https://nhan.example.vn/a b", "https://nhan.example.vn/\r\nX: 1", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_addresses_that_nothing_is_sent_to(url: str) -> None:
    with pytest.raises(UrlRefused):
        judged_url(url, frozenset())


def test_addresses_that_messages_go_to() -> None:
    assert judged_url("https://nhan.example.vn/a?b=1", frozenset()) == (
        "https",
        "nhan.example.vn",
        443,
        "/a?b=1",
    )
    named = frozenset({"trong.mang:8080"})
    assert judged_url("http://trong.mang:8080", named) == ("http", "trong.mang", 8080, "/")
    with pytest.raises(UrlRefused):
        judged_url("http://trong.mang:8081", named)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "224.0.0.1",
        "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1",
        "255.255.255.255", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_of_the_own_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)
