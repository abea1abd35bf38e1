"""A page of every type, filled by what its model says: a type that is new is there by itself."""

from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page

from palmecenter.pages.models import BasePage
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.pages import SectionPageFactory, make_home
from tests.leaks.planting import Planter, words_of
from tests.leaks.site import Planted, Site


def page_types() -> list[Any]:
    """Return every type of page that editors make."""
    found = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return [model for model in found if model.is_creatable and model is not BasePage]


def every_type() -> Site:
    """Return a site with a draft of each type: all its texts, and two rows of each kind of rows."""
    site = Site()
    about = SectionPageFactory(parent=make_home(), heading_sv="Om oss", heading_en="About us")
    site.planter = Planter(site.canaries, about)
    for model in page_types():
        page = _page(site, model)
        site.lists[model.__name__] = page
        site.pages.append(Planted(page, ProtectionLevel.PROTECTED, model.__name__))
    return site


def _page(site: Site, model: Any) -> BasePage:
    found = model.objects.order_by("pk").first() or _new(site, model)
    draft: BasePage = found.get_latest_revision_as_object()
    _fill(site.planter, draft, str(model.__name__))
    draft.slug, draft.slug_en = f"typ-{found.pk}", f"type-{found.pk}"
    draft.save_revision(clean=False)
    return draft


def _new(site: Site, model: Any) -> BasePage:
    page = model(heading_sv="Sida", heading_en="Page", ready_sv=True, ready_en=True, live=False)
    for field in model._meta.concrete_fields:
        if isinstance(field, models.DateField) and not field.null and not field.has_default():
            setattr(page, field.name, date(2026, 12, 10))
    _parent(site, model).add_child(instance=page)
    stored: BasePage = model.objects.get(pk=page.pk)
    return stored


def _parent(site: Site, model: Any) -> Page:
    """Return a page that one of a type may stand below; it is made where there is none."""
    allowed = [one for one in model.allowed_parent_page_models() if issubclass(one, BasePage)]
    for parent in allowed:
        if found := parent.objects.order_by("pk").first():
            return found
    return _page(site, allowed[0])


def _fill(planter: Planter, thing: Any, path: str) -> None:
    if isinstance(thing, Page):
        for name in words_of(type(thing)):
            planter.name(thing, name, f"{path}/{name}")
    for relation in get_all_child_relations(type(thing)):
        name = relation.get_accessor_name()
        if name == COMMENTS_RELATION_NAME or list(getattr(thing, name).all()):
            continue
        rows = planter.children(relation.related_model, f"{path}/{name}")
        for row in rows:
            if get_all_child_relations(type(row)):
                _fill(planter, row, f"{path}/{name}")
            _leave_out_what_is_wrong(row)
        getattr(thing, name).set(rows)


def _leave_out_what_is_wrong(row: Any) -> None:
    """Empty what no word can be, such as the number of a book."""
    try:
        row.clean_fields(exclude={"page"})
        row.clean()
    except ValidationError as error:
        for name in error.message_dict:
            field = row._meta.get_field(name)
            if field.blank:
                setattr(row, name, field.get_default())
