"""The kinds of pages that results can be narrowed to, as readers call them."""

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palmecenter.pages.models import BasePage

JUST_A_PAGE = "page"


def kind_of(page_type: type[BasePage]) -> str:
    """Return the key of a page type's kind: `projectpage`; `page` where it is just a page."""
    return page_type._meta.model_name or "" if page_type.kind else JUST_A_PAGE


def kinds() -> dict[str, Promise | str]:
    """Return what readers call each kind of page, by its key."""
    page_types = (model for model in apps.get_models() if issubclass(model, BasePage))
    return {kind_of(page_type): page_type.kind or _("Page") for page_type in page_types}
