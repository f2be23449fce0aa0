"""Django settings of Nền. Only this module and geo.urls name every app, as strings."""

from __future__ import annotations

import os

from geo.city import load_city
from geo.domain import code_changes
from geo.settings import environment as env

PROJECT_DIR = env.PROJECT_DIR
VAR_DIR = env.VAR_DIR
SECRET_KEY = env.secret_key()
DEBUG = env.flag("NEN_DEBUG")
ALLOWED_HOSTS = env.text(
    "NEN_ALLOWED_HOSTS", "*" if not env.text("NEN_PUBLIC_URL") else "localhost,127.0.0.1"
).split(",")

CITY = load_city(env.text("NEN_CITY", "hcmc"))
code_changes.note(CITY.codes)
STORAGE_SRID = CITY.storage_srid

PORT = env.number("NEN_PORT", 8000)
PUBLIC_URL = env.text("NEN_PUBLIC_URL", f"http://localhost:{PORT}").rstrip("/")
TILES_URL = env.text("NEN_TILES_URL", "http://127.0.0.1:8001").rstrip("/")
API_RATE_PER_MINUTE = env.number("NEN_API_RATE_PER_MINUTE", 600)
API_RATE_BURST = env.number("NEN_API_RATE_BURST", 300)
API_RATE_LOOPBACK = env.flag("NEN_API_RATE_LOOPBACK")
# Hosts of the own network to which webhooks may be sent, by http too: host or host:port.
WEBHOOK_HOSTS = frozenset(
    one.strip().lower() for one in env.text("NEN_WEBHOOK_HOSTS").split(",") if one.strip()
)
# Counts of what was shared: written every so many seconds, kept so many days (docs/sharing.md).
SHARING_WRITE_S = env.number("NEN_SHARING_WRITE_S", 10)
SHARING_KEEP_DAYS = env.number("NEN_SHARING_KEEP_DAYS", 1827)
# Licence of the city's own data in the catalogue: SPDX identifier or address of its text (docs/ogc-records.md).
DATA_LICENCE = env.text("NEN_DATA_LICENCE")
# Beside the data: the folder of the code need not be writable. Read by numba when it is imported.
os.environ.setdefault("NUMBA_CACHE_DIR", str(VAR_DIR / "numba"))
TILE_CACHE_DIR = VAR_DIR / "tiles" / CITY.slug
# Seeding of the caches and their quota (docs/tiles-seeding.md).
TILES_QUOTA_BYTES = int(float(env.text("NEN_TILES_QUOTA_GB", "20")) * 1_000_000_000)
# Where kept tiles lie: files | redis | s3, its address, days after which unused ones go (docs/tiles-caches.md).
TILE_CACHE = env.text("NEN_TILE_CACHE", "files")
TILE_CACHE_URL = env.text("NEN_TILE_CACHE_URL")
TILE_CACHE_KEY = env.text("NEN_TILE_CACHE_KEY")
TILE_CACHE_SECRET = env.text("NEN_TILE_CACHE_SECRET")
TILE_CACHE_REGION = env.text("NEN_TILE_CACHE_REGION", "us-east-1")
TILE_CACHE_WAIT_S = env.number("NEN_TILE_CACHE_WAIT_S", 2)
TILE_CACHE_DAYS = env.number("NEN_TILE_CACHE_DAYS", 30)
SEED_PROCESSES = env.number("NEN_SEED_PROCESSES", 2)
SEED_OFFICE_HOURS = env.text("NEN_SEED_OFFICE_HOURS", "07:30-11:30,13:00-17:00")
SEED_OFFICE_PERCENT = env.number("NEN_SEED_OFFICE_PERCENT", 25)
# A publication that touches more metatiles of a layer begins a new generation of its caches instead; so does one that
# had to wait so many seconds for a renderer (docs/tiles.md).
TILE_PURGE_MOST = env.number("NEN_TILE_PURGE_MOST", 4000)
TILE_PURGE_WAIT_S = env.number("NEN_TILE_PURGE_WAIT_S", 4)
REAL_DATA_DIR = env.text("NEN_REAL_DATA")
DEMO_DIR = PROJECT_DIR / "demo"
FABRIC_DIR = VAR_DIR / "demo" / CITY.slug
IMPORT_REPORT_DIR = VAR_DIR / "imports" / CITY.slug
DOCUMENT_ROOT = VAR_DIR / "documents" / CITY.slug
IMPORT_UPLOAD_DIR = VAR_DIR / "uploads" / CITY.slug
EXTRACT_BATCH_DIR = VAR_DIR / "batches" / CITY.slug
EXTRACT_BATCH_PAPERS = env.number("NEN_EXTRACT_BATCH_PAPERS", 10_000)
IMPORT_MAX_BYTES = env.number("NEN_IMPORT_MAX_MB", 60) * 1_000_000

# Each domain app registers its layers at start-up; order is the import direction, lowest first.
DOMAIN_APPS = ["cadastre", "transport", "planning", "permits"]
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "ninja",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "oauth2_provider",
    "geo",
    "layers",
    "layers.history",
    "layers.audit",
    "layers.sharing",
    "layers.changesets",
    "layers.webhooks",
    *DOMAIN_APPS,
    "ogc",
    "tiles",
    "web",
    "web.accounts",
]

MIDDLEWARE = [
    "web.metrics.MetricsMiddleware",
    "geo.http.request_id.RequestIdMiddleware",
    "web.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "geo.http.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "geo.http.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "layers.sharing.counting.SharingMiddleware",
    "web.accounts.authentication.CredentialsMiddleware",
    "web.accounts.second_factor.SecondFactorMiddleware",
    "geo.http.keeping.KeepingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "geo.http.problems.ProblemMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "geo.urls"
WSGI_APPLICATION = "geo.wsgi.application"
# Called once in every process that serves, not by commands or tests.
SERVER_STARTS = ["layers.sharing.counting.start"]
# WSGI applications before Django's: each is made with the one that it hands on to.
SERVER_SHORTCUTS = ["web.fast_path.FastPath"]
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "geo.http.context.city",
            ],
        },
    },
]

DATABASES = {"default": env.database(CITY.slug)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PROJECT_DIR / "web" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("app", PROJECT_DIR / "web" / "dist")] if (PROJECT_DIR / "web" / "dist").exists() else []
WHITENOISE_USE_FINDERS = DEBUG
# Files of the front-end build bear their hash in the name, so browsers may keep them for good.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/app/assets/.+-[\w-]{8}\.\w+$"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "media"
# Most features that one file of /ogc/ may hold (f=csv, geojson, gpkg, fgb).
OGC_WHOLE_LIMIT = env.number("NEN_OGC_WHOLE_LIMIT", 1_000_000)
# Whether PUT, PATCH and DELETE of /ogc/ need If-Match (docs/ogc-editing.md); QGIS does not send it.
OGC_REQUIRE_IF_MATCH = env.flag("NEN_OGC_REQUIRE_IF_MATCH")
ATTACHMENT_MAX_BYTES = env.number("NEN_ATTACHMENT_MAX_MB", 25) * 1_000_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "geo.http.request_id.RequestIdFilter"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {request_id} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request"]}},
    "root": {"handlers": ["console"], "level": env.text("NEN_LOG_LEVEL", "INFO")},
}
