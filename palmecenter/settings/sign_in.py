"""How staff sign in: two factors, a lock against guessing, sessions that end by themselves."""

import os
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

# The first counts wrong passwords and refuses whom it has locked out; the second knows who may what
# (a third would ask the database for each permission once more).
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"

# A session ends twelve hours after it was last used.
SESSION_COOKIE_AGE = 12 * 60 * 60

# Off only where nobody else can come in: `make run` on 127.0.0.1, and tests that sign people in
# without a form.
TWO_FACTORS_REQUIRED = True

ACCOUNT_ADAPTER = "palmecenter.sign_in.adapter.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Each form asks once; nobody is remembered for longer than the session.
ACCOUNT_SESSION_REMEMBER = True
# Wrong codes; wrong passwords are counted by axes, in the database, for all processes.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key"}
# Known and unknown addresses get the same answer, and a mail each: the same time, too.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PROXIES_IN_FRONT", "0"))

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {"add_webauthn": "palmecenter.sign_in.forms.AddPasskeyForm"}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey alone is two factors only where it asks for a finger or a PIN.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Palmecentret"
MFA_TOTP_TOLERANCE = 1

# Ten wrong passwords for one name, or from one network, within half an hour: locked for half an
# hour, and no longer by trying on.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "sign_in/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
# No address and no history: a hash of the network, for as long as wrong passwords count.
AXES_CLIENT_IP_CALLABLE = "palmecenter.sign_in.networks.hashed_network"
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["password", "login", "username"]
AXES_VERBOSE = False
AXES_COOLOFF_MESSAGE = AXES_PERMALOCK_MESSAGE = _(
    "Too many wrong passwords. Try again in half an hour."
)
