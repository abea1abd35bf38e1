"""Which pictures and documents a visitor may have: those that something shows to this visitor.

Addresses of files outlive what showed them: somebody noted one down, a search engine kept it. So
the file is asked for what shows it now, by Wagtail's reference index, each time it is sent.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex

from .models import BasePage


def may_see(page: BasePage, request: HttpRequest) -> bool:
    """Say whether a page is live and nothing keeps it from whoever sent a request."""
    return page.live and all(
        restriction.accept_request(request) for restriction in page.get_view_restrictions()
    )


def may_have(file: models.Model, request: HttpRequest) -> bool:
    """Say whether something shows a picture or a document to whoever sent a request.

    A page that they may see, or a thing that is no page, such as a person; one of those that has
    `is_shown_to` is asked.
    """
    return any(_shows(thing, request) for thing in _referring_to(file))


def is_staff(request: HttpRequest) -> bool:
    """Say whether somebody may use the admin. Asks for no session where there is no cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.has_perm(
        "wagtailadmin.access_admin"
    )


def _shows(thing: models.Model, request: HttpRequest) -> bool:
    if isinstance(thing, BasePage):
        return may_see(thing, request)
    asked = getattr(thing, "is_shown_to", None)
    return asked is None or asked(request)


def _referring_to(file: models.Model) -> Iterator[models.Model]:
    """Yield what refers to a file, as far as it may be shown: default managers know no other."""
    keys: dict[type[models.Model], set[str]] = defaultdict(set)
    references = ReferenceIndex.get_references_to(file).select_related("base_content_type")
    for reference in references:
        model = reference.base_content_type.model_class()
        if model is not None:
            keys[model].add(reference.object_id)
    for model, found in keys.items():
        yield from _of_keys(BasePage if model is Page else model, found)


def _of_keys(model: type[models.Model], keys: Iterable[str]) -> models.QuerySet:
    return model._default_manager.filter(pk__in=keys)
