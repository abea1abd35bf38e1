"""No second factor, no admin: who has signed in with a password alone may only set one up."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .sessions import has_second_factor, keep_alive

# What the pages of signing in need themselves.
OPEN = (
    "account_login",
    "account_logout",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
)


class SecondFactorMiddleware:
    """Lets nobody be staff, in the admin or on the site, who has not shown a second factor.

    Whoever has none yet is led to where it is set up. A session without one, of somebody who has
    one elsewhere, was made before or around our form: it ends.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request. Visitors have no session, and none is looked for."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            if not settings.TWO_FACTORS_REQUIRED or has_second_factor(request.session):
                keep_alive(request.session)
            elif refused := self._without_second_factor(request):
                return refused
        return self.get_response(request)

    def _without_second_factor(self, request: HttpRequest) -> HttpResponse | None:
        if Authenticator.objects.filter(user_id=request.session[SESSION_KEY]).exists():
            logout(request)
            return None
        path = request.path_info
        if path in map(reverse, OPEN) or path.startswith(reverse("mfa_index")):
            return None
        if path.startswith(reverse("wagtailadmin_home")) and "/sign-in/" not in path:
            return HttpResponseRedirect(reverse("mfa_index"))
        if not path.startswith(reverse("account_reauthenticate")):
            request.user = AnonymousUser()
        return None
