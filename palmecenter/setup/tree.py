"""The pages of a new site, as drafts that say what to write in them."""

from collections import Counter

from django.apps import apps
from wagtail.models import Page

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import BasePage, ContentPage, HomePage, SectionPage, SiteSettings

from .source import Record, read
from .state import default_site, place_at_root


def load(made: Counter[str]) -> None:
    """Make the pages that are missing below the default site's home page, and the site's names.

    A page is known by either of its slugs, an index also by its type: what staff renamed or moved
    away is theirs.
    """
    source = read("site")
    root = default_site().root_page.specific
    if not isinstance(root, HomePage):
        root = HomePage.objects.first() or _draft(
            Page.get_first_root_node(), source["home"], HomePage, made
        )
        place_at_root(root)
    site = default_site()
    if not SiteSettings.objects.filter(site=site).exists():
        SiteSettings.objects.create(site=site, **source["names"])
        site.site_name = source["names"]["short_name_sv"]
        site.save()
        made["settings"] += 1
    _below(root, source["pages"], made)


def _below(parent: Page, records: list[Record], made: Counter[str]) -> None:
    for record in records:
        model = apps.get_model(record.get("type", "pages.ContentPage"))
        page = _found(parent, record, model) or _draft(parent, record, model, made)
        _below(page, record.get("pages", []), made)


def _found(parent: Page, record: Record, model: type[BasePage]) -> Page | None:
    slugs = {record["slug"], record["slug_en"]}
    children = BasePage.objects.child_of(parent)
    same = children.filter(slug__in=slugs) | children.filter(slug_en__in=slugs)
    is_index = model not in (ContentPage, SectionPage)
    return same.first() or (model.objects.first() if is_index else None)


def _draft(parent: Page, record: Record, model: type[BasePage], made: Counter[str]) -> BasePage:
    """Add a page that nobody but staff can see, with a first version for the editor to open."""
    texts = {f"heading_{code}": record[f"heading_{code}"] for code in CODES}
    texts |= {f"summary_{code}": record[f"hint_{code}"] for code in CODES}
    page = model(
        slug=record["slug"],
        slug_en=record["slug_en"],
        show_in_menus=record.get("menu", False),
        live=False,
        **texts,
        **{f"ready_{code}": False for code in CODES},
    )
    # The tree may have grown below it since it was fetched.
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision()
    made["pages"] += 1
    return page
