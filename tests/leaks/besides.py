"""What no level hides and nobody may read all the same: drafts, what is private, personal data."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.models import Registration
from palmecenter.protection.identities.store import add
from palmecenter.protection.levels import ProtectionLevel
from publications.models import Order, OrderLine, Stock
from tests.factories.events import EventPageFactory
from tests.factories.media import DocumentFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.publications import publication
from tests.media import dirty_documents

from .site import Planted, Site


def plant(site: Site) -> None:
    """Plant it. Nothing of it is public before or after levels are raised."""
    _files(site)
    _pages(site)
    _people(site)
    for planted in site.pages:
        content = {
            name: site.canaries.word(f"identity/{planted.path}/{name}")
            for name in ("real_name", "places", "contact", "figures", "notes")
        }
        add(planted.page, content)


def _texts(site: Site, path: str) -> dict[str, Any]:
    words = {
        f"{name}_{code}": site.canaries.word(f"never/{path}/{name}/{code}")
        for name in ("heading", "summary")
        for code in ("sv", "en")
    }
    body = f"<p>{site.canaries.word(f'never/{path}/body')}</p>"
    return {**words, "slug": words["heading_sv"].lower(), "body_sv": [("text", body)]}


def _files(site: Site) -> None:
    """Show a picture and a PDF as they come from phones and offices, with names inside."""
    picture = site.planter.camera_image("shown/picture")
    ContentPageFactory(
        parent=site.planter.related_parent,
        body_sv=[("picture", {"image": picture, "size": "normal"})],
        body_en=[("picture", {"image": picture, "size": "normal"})],
    )
    word = site.canaries.word("never/name of a document")
    file = ContentFile(dirty_documents.pdf(), name=f"{word}.pdf")
    document = DocumentFactory.create(title=word, file=file)
    publication(site.lists["PublicationIndexPage"], {"document": document})


def _pages(site: Site) -> None:
    """Make pages that are not for visitors, each for a reason of its own."""
    parent = site.planter.related_parent
    soon, before = timezone.now() + timedelta(days=9), timezone.now() - timedelta(days=9)
    ContentPageFactory(parent=parent, live=False, **_texts(site, "draft"))
    ContentPageFactory(parent=parent, live=False, go_live_at=soon, **_texts(site, "scheduled"))
    ContentPageFactory(
        parent=parent, live=False, expired=True, expire_at=before, **_texts(site, "expired")
    )
    private = ContentPageFactory(parent=parent, **_texts(site, "private"))
    site.private = private
    PageViewRestriction.objects.create(
        page=private, restriction_type=PageViewRestriction.PASSWORD, password="Sesam"
    )
    ContentPageFactory(parent=private, **_texts(site, "below what is private"))
    texts = _texts(site, "not ready")
    swedish = {name: words for name, words in texts.items() if not name.endswith("_sv")}
    page = ContentPageFactory(parent=parent, ready_en=False, **{**swedish, "slug": "halvklar"})
    page.save_revision().publish()
    closed = EventPageFactory(
        parent=site.lists["EventIndexPage"],
        live=False,
        protection=ProtectionLevel.CLOSED,
        **_texts(site, "closed"),
    )
    closed.save_revision()


def _people(site: Site) -> None:
    """Let people register for an open event and order a publication."""
    event = EventPageFactory(parent=site.lists["EventIndexPage"], registration="open", capacity=9)
    site.registering = event
    Registration.objects.create(
        event=event,
        status="confirmed",
        number=1,
        name=site.canaries.word("person/registration/name"),
        email=f"{site.canaries.word('person/registration/email')}@example.org",
        organisation=site.canaries.word("person/registration/organisation"),
        answers={"1": site.canaries.word("person/registration/answer")},
        language="sv",
    )
    order = Order.objects.create(
        reader_language="sv",
        buyer="other",
        **{
            name: site.canaries.word(f"person/order/{name}")
            for name in ("name", "organisation", "address", "note")
        },
        email=f"{site.canaries.word('person/order/email')}@example.org",
    )
    for planted in site.pages:
        if type(planted.page).__name__ == "PublicationPage":
            _ordered(order, planted)


def _ordered(order: Order, planted: Planted) -> None:
    stock = Stock.objects.create(page=planted.page, language="sv", copies=5)
    OrderLine.objects.create(
        order=order, stock=stock, title=planted.page.heading_sv, language="sv", copies=1
    )
