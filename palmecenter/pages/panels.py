"""The editor's tabs: texts side by side, settings, and what is ready to be published."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from palmecenter.languages.panels import TranslationStatePanel, side_by_side
from palmecenter.protection.mosaics.panels import MosaicsPanel
from palmecenter.protection.panels import ProtectionPanel

RELATED_PANEL = InlinePanel("related_pages", heading=_("Related pages"), label=_("Related page"))

SLUG_PANEL = FieldPanel(
    "slug",
    heading=_("Slug (Swedish)"),
    help_text=_("The page's name in Swedish addresses. Made from the Swedish heading when empty."),
)


def text_tab(*panels: Panel) -> ObjectList:
    """Return the tab of texts: state, heading and summary, then what the page type adds."""
    return ObjectList(
        [
            TranslationStatePanel(),
            side_by_side("heading"),
            side_by_side("summary"),
            *panels,
        ],
        heading=_("Text"),
    )


def settings_tab(*panels: Panel) -> ObjectList:
    """Return the tab of facts that hold in both languages, then what the page type adds."""
    return ObjectList(
        [
            *panels,
            MultiFieldPanel(
                [
                    FieldRowPanel([SLUG_PANEL, FieldPanel("slug_en")]),
                    FieldPanel("show_in_menus"),
                    FieldPanel("is_demo"),
                ],
                heading=_("Address and menu"),
            ),
        ],
        heading=_("Settings"),
    )


def publishing_tab() -> ObjectList:
    """Return the tab that says what is ready, what the public may know, and when it goes live."""
    return ObjectList(
        [
            ProtectionPanel(),
            MosaicsPanel(),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("ready_sv"), FieldPanel("ready_en")]),
                    FieldPanel("confirmed"),
                ],
                heading=_("Languages"),
                help_text=_("Only a language marked as ready is published."),
            ),
            PublishingPanel(),
        ],
        heading=_("Publishing"),
    )


def tabs(*tab: ObjectList) -> TabbedInterface:
    """Return the editor of a page type."""
    return TabbedInterface(list(tab))
