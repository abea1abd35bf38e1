"""The door of a language that is neither Swedish nor English: one small page, in its own words."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from palmecenter.languages.codes import CODES
from palmecenter.languages.names import canonical_tag, validate_tag
from palmecenter.pages.context import absolute_url
from palmecenter.pages.doors import alternates, doors
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import publishing_tab, tabs, text_tab

from ..doors import door_context
from ..forms import DoorForm

OWN_WORDS = "words of the editor's, in another language"
# No text tells more than what is published in the language.
OWN_TEXTS = (
    *("own_title", "safety", "who", "weak_line", "none_yet", "rest"),
    *("download_label", "all_label", "size_label", "pages_label", "pages_after", "language"),
)


def _line(name: Any, help_text: Any = "") -> models.CharField:
    return models.CharField(name, max_length=200, blank=True, help_text=help_text)


def _text(name: Any, help_text: Any = "") -> models.TextField:
    return models.TextField(name, blank=True, help_text=help_text)


WORDS_TAB = ObjectList(
    [
        FieldPanel("language"),
        *(FieldPanel(name) for name in ("own_title", "safety", "who", "weak_line")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("download_label"), FieldPanel("all_label")]),
                FieldRowPanel([FieldPanel("size_label"), FieldPanel("pages_label")]),
                FieldPanel("pages_after"),
            ],
            heading=_("Words beside the files"),
        ),
        FieldPanel("none_yet"),
        FieldPanel("rest"),
        FieldPanel("gloss"),
    ],
    heading=_("In its own language"),
)


SETTINGS_TAB = ObjectList([FieldPanel("is_demo")], heading=_("Settings"))


class DoorPage(BasePage):
    """What there is in a language, at `/my/`, for whoever reads neither Swedish nor English.

    Its heading is what staff and search call it; readers see `own_title`. Its slug is the language.
    """

    is_door: ClassVar[bool] = True
    shows_related: ClassVar[bool] = False
    template = "publications/door.html"
    print_template: ClassVar[str] = "publications/print/door.html"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str] | None] = []
    public_facts: ClassVar[dict[str, str]] = {
        **dict.fromkeys(OWN_TEXTS, OWN_WORDS),
        "gloss": "for staff alone: no template shows it",
    }

    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[validate_tag],
        help_text=_("BCP 47: my for Burmese, ar for Arabic, sr-Latn for Serbian in Latin."),
    )
    own_title = models.CharField(_("title"), max_length=200)
    safety = _text(_("on safety"), _("When it is better not to take a file, and what to do after."))
    who = _text(_("who we are"), _("Two sentences."))
    weak_line = _text(_("on slow lines"), _("Which file to choose, and how to go on."))
    download_label = _line(_("“Download”"))
    all_label = _line(_("“All files”"))
    size_label = _line(_("“Size”"))
    pages_label = _line(_("“pages”"))
    pages_after = models.BooleanField(_("“pages” stands after the number"), default=True)
    none_yet = _text(_("where there is no file yet"))
    rest = _text(_("on the rest of the site"), _("That it is in Swedish and English."))
    gloss = _text(
        _("what it says"), _("In a language that colleagues read. Never shown to visitors.")
    )

    base_form_class = DoorForm
    edit_handler = tabs(WORDS_TAB, text_tab(), SETTINGS_TAB, publishing_tab())

    class Meta:
        verbose_name = _("door of a language")
        verbose_name_plural = _("doors of languages")

    def prepare_texts(self) -> None:
        """Let the address say the language, in both languages of the site."""
        self.language = canonical_tag(self.language or "")
        self.slug = self.slug_en = self.language.lower()
        super().prepare_texts()

    def clean(self) -> None:
        """Refuse the languages that the whole site is in."""
        super().clean()
        if self.language.partition("-")[0] in CODES:
            message = _("The whole site is in this language.")
            raise ValidationError({"language": message})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add its `language`, what there is in it, and the addresses of the other languages."""
        context = super().get_context(request, *args, **kwargs)
        paths = alternates(doors(request))
        others = {tag: absolute_url(request, path) for tag, path in paths.items()}
        return context | door_context(self) | {"door_alternates": others}
