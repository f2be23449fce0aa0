"""The provider of single sign-on as the environment describes it."""

from __future__ import annotations

import pytest

from geo.settings import accounts
from geo.settings.environment import SettingMissing


def test_no_server_no_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "OIDC_SERVER", "")
    assert accounts.oidc_apps() == []


def test_an_unencrypted_provider_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "OIDC_SERVER", "http://sso.city.example")
    with pytest.raises(SettingMissing, match="https"):
        accounts.oidc_apps()


def test_a_provider_needs_a_client_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "OIDC_SERVER", "https://sso.city.example")
    monkeypatch.delenv("NEN_OIDC_CLIENT_ID", raising=False)
    with pytest.raises(SettingMissing, match="NEN_OIDC_CLIENT_ID"):
        accounts.oidc_apps()


def test_a_provider_is_asked_with_pkce(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "OIDC_SERVER", "https://sso.city.example")
    monkeypatch.setenv("NEN_OIDC_CLIENT_ID", "nen")
    monkeypatch.setenv("NEN_OIDC_SCOPES", "profile groups")
    (app,) = accounts.oidc_apps()
    assert app["settings"] == {
        "server_url": "https://sso.city.example",
        "scope": ["openid", "profile", "groups"],
        "oauth_pkce_enabled": True,
    }
