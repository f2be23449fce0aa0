"""Thiết lập đăng nhập. Sign-in of people and machines: passwords, lock-out, second factor, sessions, single sign-on,
tokens. docs/accounts.md explains each choice."""

from __future__ import annotations

from urllib.parse import urlsplit

from geo.settings import environment as env

# -- Mật khẩu · passwords --------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses who is locked out, before any password is looked at
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # older hashes are renewed at the next sign-in
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/account/"
LOGOUT_REDIRECT_URL = "/"

# -- Khóa tạm · lock-out ---------------------------------------------------------------------------------------
LOCKOUT_FAILURES = env.number("NEN_LOCKOUT_FAILURES", 5)
LOCKOUT_ADDRESS_FAILURES = env.number("NEN_LOCKOUT_ADDRESS_FAILURES", 50)
LOCKOUT_MINUTES = env.number("NEN_LOCKOUT_MINUTES", 15)
AXES_FAILURE_LIMIT = LOCKOUT_FAILURES
AXES_COOLOFF_TIME = LOCKOUT_MINUTES / 60
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_HANDLER = "web.accounts.lockout.SignInGuard"
AXES_LOCKOUT_CALLABLE = "web.accounts.lockout.response"
AXES_CLIENT_IP_CALLABLE = "layers.audit.recording.address_of"
AXES_RESET_ON_SUCCESS = True
# Trying on while locked out must not prolong it, or anybody could lock a colleague out for good.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = ["password", "code", "client_secret", "oldpassword", "password1", "password2"]
AXES_DISABLE_ACCESS_LOG = True  # the audit record has it
AXES_VERBOSE = False

# -- Phiên làm việc · sessions ---------------------------------------------------------------------------------
SESSION_COOKIE_AGE = env.number("NEN_SESSION_HOURS", 10) * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would lose the session on the way back from the city's SSO
CSRF_COOKIE_SAMESITE = "Lax"
# Two web processes share what must be counted once (used codes, rates): a table, no second store.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}}

# -- allauth ---------------------------------------------------------------------------------------------------
ACCOUNT_ADAPTER = "web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# The lock-out counts failures, in the database, for every door alike.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
ACCOUNT_LOGIN_TIMEOUT = 300
# The address that the SSO sends people back to; a proxy may speak plain HTTP to this process.
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(env.text("NEN_PUBLIC_URL", "http://localhost")).scheme
MFA_ADAPTER = "web.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "web.accounts.forms.SecondFactorForm",
    "reauthenticate": "web.accounts.forms.ConfirmCodeForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Nền"
MFA_TOTP_TOLERANCE = 1  # steps of 30 s: clocks of phones differ
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = False

#: Who must have a second factor: role names, `staff` for administrators, `*` for everybody.
REQUIRE_SECOND_FACTOR = frozenset(env.text("NEN_REQUIRE_SECOND_FACTOR").replace(",", " ").split())

# -- Đăng nhập một lần · single sign-on (OpenID Connect) -------------------------------------------------------
OIDC_PROVIDER = "sso"
OIDC_SERVER = env.text("NEN_OIDC_SERVER").rstrip("/")
OIDC_USERNAME_CLAIM = env.text("NEN_OIDC_USERNAME_CLAIM", "preferred_username")
OIDC_ROLES_CLAIM = env.text("NEN_OIDC_ROLES_CLAIM", "groups")
OIDC_CREATE_USERS = env.flag("NEN_OIDC_CREATE_USERS")
OIDC_HAS_SECOND_FACTOR = env.flag("NEN_OIDC_HAS_SECOND_FACTOR")


def oidc_apps() -> list[dict[str, object]]:
    """The one provider of the environment, none when NEN_OIDC_SERVER is not set.

    Raises:
        SettingMissing: no client id, or a provider spoken to without encryption.
    """
    if not OIDC_SERVER:
        return []
    address = urlsplit(OIDC_SERVER)
    if address.scheme != "https" and address.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise env.SettingMissing("NEN_OIDC_SERVER must be an https address.")
    client_id = env.text("NEN_OIDC_CLIENT_ID")
    if not client_id:
        raise env.SettingMissing("NEN_OIDC_CLIENT_ID is not set.")
    return [
        {
            "provider_id": OIDC_PROVIDER,
            "name": env.text("NEN_OIDC_NAME", "SSO"),
            "client_id": client_id,
            "secret": env.text("NEN_OIDC_CLIENT_SECRET"),
            "settings": {
                "server_url": OIDC_SERVER,
                "scope": ["openid", *env.text("NEN_OIDC_SCOPES", "profile email").split()],
                "oauth_pkce_enabled": True,
            },
        }
    ]


SOCIALACCOUNT_ADAPTER = "web.accounts.sso.SsoAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc_apps(), "OAUTH_PKCE_ENABLED": True}}
# A form that leads to another origin would need a hole in the content security policy; a link needs none.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_ONLY = False

# -- Máy gọi máy · machines (OAuth2 client credentials) --------------------------------------------------------
OAUTH2_PROVIDER = {
    "SCOPES": {
        "read": "Đọc · read",
        "personal": "Đọc dữ liệu cá nhân · read personal data",
        "write": "Soạn thay đổi · prepare changes",
        "approve": "Phê duyệt, công bố · approve and publish",
    },
    "DEFAULT_SCOPES": ["read", "write"],
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
}

# -- Hạn mức · quotas ------------------------------------------------------------------------------------------
API_DAILY_QUOTA = env.number("NEN_API_DAILY_QUOTA", 1_000_000)
