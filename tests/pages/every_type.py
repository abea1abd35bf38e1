"""A page of every type, filled by what its model says: a type that is new is there by itself."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page

from palmecenter.pages.models import BasePage
from tests.leaks.planting import Planter, words_of
from tests.leaks.site import Site, build


def page_types() -> list[Any]:
    """Return every type of page that editors make."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, BasePage) and model.is_creatable and model is not BasePage
    ]


def every_type() -> dict[Any, BasePage]:
    """Return a page of each type, with all its texts and two rows of each kind of its rows."""
    site = build()
    return {model: _page(site, model) for model in page_types()}


def _page(site: Site, model: Any) -> BasePage:
    page = model.objects.order_by("pk").first()
    if page is None:
        page = model(heading_sv="Sida", heading_en="Page", ready_sv=True, ready_en=True)
        for field in model._meta.concrete_fields:
            if isinstance(field, models.DateField) and not field.null:
                setattr(page, field.name, date(2026, 12, 10))
        page.live = False
        _parent(site, model).add_child(instance=page)
        page = model.objects.get(pk=page.pk)
    draft = page.get_latest_revision_as_object()
    _fill(site.planter, draft, str(model.__name__))
    draft.slug, draft.slug_en = f"sida-{page.pk}", f"page-{page.pk}"
    draft.save_revision(clean=False)
    return draft


def _parent(site: Site, model: Any) -> Page:
    """Return a page that one of a type may stand below; it is made where there is none."""
    allowed = model.allowed_parent_page_models()
    for parent in allowed:
        if found := parent.objects.exclude(depth=1).order_by("pk").first():
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
        getattr(thing, name).set(rows)


