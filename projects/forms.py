"""How staff edit a project: texts side by side, facts once."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
)

from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab


def ticked(name: str) -> FieldPanel:
    """A panel of terms to tick."""
    return FieldPanel(name, widget=CheckboxSelectMultiple)


FACTS_TAB = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
                FieldPanel("status_override"),
            ],
            heading=_("Period"),
        ),
        MultiFieldPanel([ticked("countries"), FieldPanel("region")], heading=_("Where")),
        MultiFieldPanel(
            [
                ticked("themes"),
                ticked("target_groups"),
                ticked("ways_of_working"),
                FieldPanel("scale"),
            ],
            heading=_("What and for whom"),
        ),
        MultiFieldPanel(
            [
                ticked("member_organisations"),
                ticked("partner_organisations"),
                FieldPanel("contact"),
            ],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("budget"), FieldPanel("spent")]),
                FieldPanel("amounts_rounded"),
                InlinePanel("funders", heading=_("Funders"), label=_("Funder")),
            ],
            heading=_("Money"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("iati_identifier"),
                FieldRowPanel([FieldPanel("iati_sector"), FieldPanel("iati_aid_type")]),
                FieldPanel("iati_gender_marker"),
                FieldRowPanel([FieldPanel("iati_publish"), FieldPanel("iati_reason")]),
            ],
            heading=_("Open data (IATI)"),
        ),
    ],
    heading=_("Facts"),
)

PROJECT_EDITOR = tabs(
    text_tab(
        stacked("body", heading=_("Text")),
        InlinePanel("results", heading=_("Results"), label=_("Result")),
        InlinePanel(
            "stories",
            heading=_("Result stories"),
            label=_("Result story"),
            help_text=_("Of an open project alone: it is removed where the level is another."),
        ),
        side_by_side("lessons"),
        FieldPanel("picture"),
        MultipleChooserPanel(
            "gallery", chooser_field_name="image", heading=_("Pictures"), label=_("Picture")
        ),
    ),
    FACTS_TAB,
    settings_tab(RELATED_PANEL),
    publishing_tab(),
)
