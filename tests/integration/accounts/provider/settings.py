"""Settings of the provider: its own users, keys and database file; nothing of Nền."""

from __future__ import annotations

import os
from pathlib import Path

STATE = Path(os.environ["PROVIDER_STATE"])
SECRET_KEY = "the provider's own"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "oauth2_provider",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "tests.integration.accounts.provider.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": STATE / "provider.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Its passwords and its client secret guard nothing: what is tested is how Nền speaks to it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SESSION_COOKIE_NAME = "provider_session"
LOGIN_URL = "/people/login/"
USE_TZ = True
OAUTH2_PROVIDER = {
    "OIDC_ENABLED": True,
    "OIDC_RSA_PRIVATE_KEY": (STATE / "key.pem").read_text(encoding="ascii"),
    "OAUTH2_VALIDATOR_CLASS": "tests.integration.accounts.provider.claims.Claims",
    "PKCE_REQUIRED": True,
    "SCOPES": {"openid": "who", "profile": "name", "email": "address"},
}
