"""Settings that hold everywhere. Only this package reads the environment."""

import os
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

from .database import databases
from .environment import value
from .errors import *  # noqa: F403 - a settings module extends another
from .languages import *  # noqa: F403 - a settings module extends another
from .sign_in import *  # noqa: F403 - a settings module extends another
from .tasks import *  # noqa: F403 - a settings module extends another
from .watching import *  # noqa: F403 - a settings module extends another

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

INSTALLED_APPS = [
    # What every section shares, then the sections: modeltranslation wants a model registered
    # before those that extend it, and asks the apps in this order.
    "palmecenter.languages",
    "palmecenter.protection",
    "palmecenter.protection.identities",
    "palmecenter.taxonomy",
    "palmecenter.media",
    "palmecenter.blocks",
    "palmecenter.tasks",
    "palmecenter.forms",
    "palmecenter.sign_in",
    "palmecenter.pages",
    "palmecenter.printing",
    "palmecenter.search",
    "palmecenter.figures",
    "palmecenter.hubs",
    "palmecenter.listing",
    "projects",
    "party_support",
    "publications",
    "events",
    "palmecenter.setup",
    "palmecenter.watching",
    "palmecenter.demo",
    # Wagtail and what it stands on. modeltranslation comes before what it patches.
    "modeltranslation",
    "django_filters",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "palmecenter.errors.middleware.RequestIdMiddleware",
    "palmecenter.watching.middleware.WatchMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    # Whoever comes back to a page that is as it was gets 304 and no body; a page is small, but
    # so is a metered line. Inside compression, which makes the tag a weak one.
    "palmecenter.pages.responses.ConditionalMiddleware",
    "palmecenter.languages.middleware.ContentSecurityPolicyMiddleware",
    "palmecenter.languages.middleware.AddressLanguageMiddleware",
    "palmecenter.errors.middleware.ErrorPagesMiddleware",
    "palmecenter.errors.middleware.SoundInputMiddleware",
    # Inside of what is said of each response, outside of what may know a visitor.
    "palmecenter.pages.page_cache.UnchangedPagesMiddleware",
    "palmecenter.errors.middleware.SoundOutputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    # A visitor's form is known by where it comes from, without a cookie; then Django's guard.
    "palmecenter.forms.middleware.VisitorFormsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "palmecenter.sign_in.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Innermost: they answer for views of Wagtail's that ask neither what tells together nor what
    # pages refuse. The latter calls the view itself: what looks before views stands before it.
    "palmecenter.protection.mosaics.middleware.MosaicsMiddleware",
    "palmecenter.pages.refused.RefusedMiddleware",
    "palmecenter.languages.middleware.LeadingOnMiddleware",
]

ROOT_URLCONF = "palmecenter.urls"
WSGI_APPLICATION = "palmecenter.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = databases(VAR_DIR)
# What pages say as they were sent (palmecenter.pages.page_cache): a few minutes' worth.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 60,
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STORAGES = {
    "default": {"BACKEND": "palmecenter.media.storage.WholeFilesStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

# PDF and EPUB files that were made on demand. They may be thrown away at any time: what is asked
# for again is made again. Of one machine; not served by address.
KEPT_FILES_DIR = Path(os.environ.get("KEPT_FILES_DIR", VAR_DIR / "kept"))
MOST_KEPT_BYTES = 1024**3
# How many requests make such a file or wait for their turn; the others are told to come back. Each
# holds a thread: a quarter of all threads at most (deploy/gunicorn.conf.py).
_threads = int(os.environ.get("WEB_CONCURRENCY", "2")) * int(os.environ.get("THREADS", "8"))
FILES_IN_LINE = max(1, min(4, _threads // 4))
# How many files one network may have made in an hour. Those that are kept do not count.
DOCUMENTS_AN_HOUR = int(os.environ.get("DOCUMENTS_AN_HOUR", "60"))
# How often which failure was told lately: a small file a kind, which may be thrown away too.
ERRORS_DIR = Path(os.environ.get("ERRORS_DIR", VAR_DIR / "errors"))
# Less than gunicorn gives a request (deploy/gunicorn.conf.py).
SECONDS_TO_MAKE_A_FILE = 40

WAGTAIL_SITE_NAME = "Palmecentret"
# On PostgreSQL, SEARCH_CONFIG is the language of what staff search for in the admin; the public
# search knows the language of each text.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "palmecenter.search.backends", "SEARCH_CONFIG": "swedish"},
}
WAGTAILADMIN_BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Nothing is saved by itself: a level that is only being considered would take a page off the site.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Ours cover both languages: palmecenter.languages.redirects.
WAGTAILREDIRECTS_AUTO_CREATE = False

WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Document"
WAGTAILIMAGES_IMAGE_FORM_BASE = "palmecenter.media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "palmecenter.media.forms.DocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
# Only what can be cleaned of names and places: palmecenter.media.cleaning.documents.
WAGTAILDOCS_EXTENSIONS = ["pdf", "epub", "mp3", "csv"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 320 * 1024 * 1024

# The public site runs under 'self' with nothing inline. The admin needs inline script and style
# on its choosers and filters (measured on Wagtail 8.0.1); it gets them, and nobody else does.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "frame-src": [SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
# Cookies belong to the admin; sessions are never made for visitors.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Seconds that a cache which many readers share may keep a page without asking again. None: a page
# whose protection level is raised is gone everywhere in that moment.
PAGE_CACHE_SECONDS = int(os.environ.get("PAGE_CACHE_SECONDS", "0"))

# Visitors' forms: how many of a kind one network may send in an hour (a study circle may share
# one), and how many servers of our own stand in front and say where a request comes from.
FORMS_AN_HOUR = int(os.environ.get("FORMS_AN_HOUR", "60"))
PROXIES_IN_FRONT = int(os.environ.get("PROXIES_IN_FRONT", "0"))

# Who mail comes from. Where it goes out is in production's settings.
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "noreply@localhost")

# Keys for protected identities, the newest first, with commas between; none: they stay unreadable.
IDENTITY_KEYS = [key for one in value("IDENTITY_KEYS").split(",") if (key := one.strip())]

# Days after an event until what people wrote when they registered is erased, as the page on
# privacy promises.
EVENT_DATA_DAYS = int(os.environ.get("EVENT_DATA_DAYS", "30"))

# Where a server in front (nginx) finds VAR_DIR/media, for it to send the files of publications
# (deploy/nginx-downloads.conf); empty: Django sends them itself.
DOWNLOADS_X_ACCEL = os.environ.get("DOWNLOADS_X_ACCEL", "")
