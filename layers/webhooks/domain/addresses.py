"""Địa chỉ nhận. Where a message may go: https to a public address, or what the operator named. Pure.

A subscriber names the address, so the server must not be talked into asking its own network (SSRF): private, local and
reserved addresses are refused after the name is resolved, and the connection goes to the very address that was judged.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from geo.domain.errors import DomainError


class UrlRefused(DomainError):
    """Messages cannot be sent to {given}: {why_en}"""

    vi = "Không thể gửi tới {given}: {why_vi}"


def judged_url(url: str, named_hosts: Collection[str]) -> tuple[str, str, int, str]:
    """Scheme, host, port and path of an address that messages may be sent to.

    Args:
        named_hosts: `host` or `host:port` that the operator admits with http and inside the own network.
    Raises:
        UrlRefused: not an address, another scheme, a login in it, or plain http to a host that is not named.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _refused(url, "không phải địa chỉ web.", "it is not a web address.") from None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("https", "http") or not host or any(ord(letter) < 33 for letter in url):
        raise _refused(url, "cần một địa chỉ https.", "an https address is needed.")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise _refused(host, "địa chỉ không được chứa tài khoản hoặc #.", "leave out login and fragment.")
    port = port or (443 if parts.scheme == "https" else 80)
    if parts.scheme == "http" and not is_named(host, port, named_hosts):
        raise _refused(host, "chỉ gửi qua https.", "messages are sent by https only.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port, path


def is_named(host: str, port: int, named_hosts: Collection[str]) -> bool:
    """Whether the operator named this host, with or without its port."""
    return host.lower() in named_hosts or f"{host.lower()}:{port}" in named_hosts


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet; what wraps a private IPv4 address does not."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return inner.is_global
        if found.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):  # RFC 6052
            return ip_address(found.packed[12:]).is_global
    return found.is_global and not found.is_multicast


def _refused(given: str, why_vi: str, why_en: str) -> UrlRefused:
    return UrlRefused(given=given[:200], why_vi=why_vi, why_en=why_en)
