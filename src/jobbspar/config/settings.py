"""Django's settings: everything in one place, nothing secret in the file."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONCE, SELF

from jobbspar.config.database import addresses_for_settings

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]
ENV = os.environ


# A machine that loses its power or its network is noticed within half a minute, and the database lets go of what it
# held: a session that waits is asked whether it lives, one that was being answered has so long to receive the answer.
OVER_A_NETWORK = {
    "keepalives_idle": "15",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
    "options": "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
    " -c tcp_user_timeout=30000",
}


def connection_to(url: str) -> dict[str, object]:
    """What Django is told of a database address; what stands in its query wins."""
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    host = query.pop("host", parts.hostname or "")
    known = OVER_A_NETWORK if host and not host.startswith("/") else {}
    pool = {"pool": {"min_size": 1, "max_size": 8}} if "JOBBSPAR_POOL" in ENV else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "jobbspar",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # After the database has been restarted no page meets a dead connection.
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {**known, **query, **pool},
        "TEST": {"NAME": ENV.get("JOBBSPAR_TEST_DATABASE") or None},
    }


_addresses = addresses_for_settings(ROOT)
# The web process and the worker sign in as a role that cannot go round row security; only migrations own the tables.
DATABASES = {
    "default": connection_to(_addresses.web if ENV.get("JOBBSPAR_DATABASE_ROLE") == "web" else _addresses.owner)
}
DATA = Path(ENV.get("JOBBSPAR_DATA") or ROOT / ".data")

if ENV.get("JOBBSPAR_DATABASE_ROLE") == "web":
    SECRET_KEY = ENV["JOBBSPAR_SECRET_KEY"]  # Pages that are served must never fall back to a key that is known.
else:
    SECRET_KEY = ENV.get("JOBBSPAR_SECRET_KEY") or "only-for-tests-and-checks-" + "x" * 40
DEBUG = ENV.get("JOBBSPAR_DEBUG") == "1"
ALLOWED_HOSTS = ENV.get("JOBBSPAR_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in ENV.get("JOBBSPAR_ORIGINS", "").split(",") if origin]

APPS = (
    "audit",
    "accounts",
    "taxonomy",
    "agreements",
    "needs",
    "profiles",
    "activities",
    "tracks",
    "participants",
    "travel",
    "recruitment",
    "plans",
    "chains",
    "rounds",
    "followup",
    "statistics",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "django_htmx",
    "csp",
    *(f"jobbspar.apps.{name}" for name in APPS),
    "jobbspar.web.components",
    "jobbspar.web.drawings",
    "jobbspar.jobs",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jobbspar.web.failures.NoPageHereMiddleware",
    "jobbspar.web.access.ActorMiddleware",
    "jobbspar.web.readonly.ReadOnlyGetMiddleware",
]
ROOT_URLCONF = "jobbspar.config.urls"
WSGI_APPLICATION = "jobbspar.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "jobbspar.web.components.templatetags.jobbspar_components",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "jobbspar.web.frame.page_frame",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "start:home"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.get("JOBBSPAR_HTTPS") == "1"
SESSION_COOKIE_AGE = 8 * 60 * 60
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = sorted(PACKAGE.glob("web/locale*")) + sorted(PACKAGE.glob("web/*/locale"))
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF],
        "base-uri": [SELF],
    }
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
PROCRASTINATE_ON_APP_READY = None
