"""Factories for pages. A page is made live in both languages unless told otherwise."""

import factory
import wagtail_factories
from wagtail.models import Page, Site

from palmecenter.pages.models import BasePage, ContentPage, HomePage, SectionPage
from palmecenter.protection.lowering import agree


class BasePageFactory(wagtail_factories.PageFactory):
    """A page with texts in both languages, both ready; give `ready_en=False` for Swedish alone."""

    heading_sv = factory.Sequence(lambda n: f"Rubrik {n}")
    heading_en = factory.Sequence(lambda n: f"Heading {n}")
    summary_sv = "En ingress på svenska."
    summary_en = "A summary in English."
    ready_sv = True
    ready_en = True
    title = ""
    slug = ""

    class Meta:
        model = BasePage
        abstract = True


class HomePageFactory(BasePageFactory):
    class Meta:
        model = HomePage


class SectionPageFactory(BasePageFactory):
    show_in_menus = True
    body_sv = factory.LazyFunction(lambda: [("text", "<p>Brödtext på svenska.</p>")])
    body_en = factory.LazyFunction(lambda: [("text", "<p>Body text in English.</p>")])

    class Meta:
        model = SectionPage


class ContentPageFactory(BasePageFactory):
    body_sv = factory.LazyFunction(lambda: [("text", "<p>Brödtext på svenska.</p>")])
    body_en = factory.LazyFunction(lambda: [("text", "<p>Body text in English.</p>")])

    class Meta:
        model = ContentPage


def make_home(**kwargs: object) -> HomePage:
    """Make the home page the root of the default site, in place of Wagtail's welcome page."""
    root = Page.objects.get(depth=1)
    home = HomePageFactory(parent=root, **{"slug": "hem", **kwargs})
    Site.objects.update(root_page=home)
    Page.objects.filter(depth=2).exclude(pk=home.pk).delete()
    Site.clear_site_root_paths_cache()
    return HomePage.objects.get(pk=home.pk)


def edit(page: BasePage, **texts: object) -> BasePage:
    """Save a draft as the editor does: from the latest revision, published or not.

    With `agreed=True`, somebody ticked that a lower level makes public what it shows.
    """
    agreed = texts.pop("agreed", False)
    draft = BasePage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    for name, value in texts.items():
        setattr(draft, name, value)
    if agreed:
        agree(draft)
    draft.save_revision()
    return draft


def publish(page: BasePage, **texts: object) -> BasePage:
    """Save a draft with some changed texts and publish it; return the live row."""
    edit(page, **texts).get_latest_revision().publish()
    return BasePage.objects.get(pk=page.pk).specific
