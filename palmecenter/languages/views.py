"""The view at `/`, which sends a visitor on to their language."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from .middleware import preferred_language
from .redirect_fallback import query_of, with_query


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Redirect `/` to a language by `Accept-Language`, without a cookie. The query is kept."""
    with translation.override(preferred_language(request)):
        address = reverse("wagtail_serve", args=[""])
    return HttpResponseRedirect(with_query(address, query_of(request)))
