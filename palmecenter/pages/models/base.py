"""BasePage: what every page of the site is."""

from http import HTTPMethod
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from django.db import models
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from palmecenter.languages.availability import strip_unready_texts
from palmecenter.languages.codes import localized, other
from palmecenter.languages.localized import reader_language
from palmecenter.languages.models import BilingualMixin
from palmecenter.languages.normalizing import normalized_line
from palmecenter.languages.redirects import redirects_left_behind
from palmecenter.languages.refusals import names_itself
from palmecenter.languages.texts import plain_text
from palmecenter.protection.guard import GuardedProtectionMixin
from palmecenter.taxonomy.known_names import KnownNames, hides

from ..context import context_below, page_context
from ..forms import BilingualPageForm
from ..panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from ..routes import Match, routes_of
from .addresses import AddressesMixin
from .admin import AdminMixin
from .public_facts import PUBLIC_FACTS
from .reading import ReadingMixin
from .slugs import SlugsMixin


class Voice(models.TextChoices):
    """The accent that a section owns in its mast and numerals (static/css/tokens.css)."""

    RED = "red", _("red")
    SEA = "sea", _("sea")
    LEAF = "leaf", _("leaf")


class BasePage(
    GuardedProtectionMixin,
    ReadingMixin,
    AddressesMixin,
    AdminMixin,
    SlugsMixin,
    BilingualMixin,
    Page,
):
    """A page in Swedish and English, with one place in one tree.

    `Page.title` is not for readers: it mirrors the Swedish heading, or the English one where there
    is no Swedish. `Page.slug` is the Swedish slug.
    """

    title: str
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_(
            "One paragraph: what the page says. Shown at the top, in lists and by search engines."
        ),
    )
    is_demo = models.BooleanField(
        _("demo content"),
        default=False,
        help_text=_("Invented for the demonstration; visitors see a badge that says so."),
    )

    title_language = models.CharField(
        _("language of the title"), max_length=35, blank=True, default="", editable=False
    )
    """BCP 47: of a heading that is a work's own title. Types that know say so, lists mark it."""

    # Only a section's own is used; it is here so that the menu needs no second table.
    voice = models.CharField(_("accent"), max_length=4, choices=Voice, blank=True, default="")

    base_form_class = BilingualPageForm
    required_texts: tuple[str, ...] = ("heading",)
    shows_related: ClassVar[bool] = True
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    withheld_with: ClassVar[dict[str, tuple[str, ...]]] = {"en": ("slug_en",)}
    public_facts: ClassVar[dict[str, str]] = PUBLIC_FACTS
    # No page is just this; each type says under which pages it stands.
    is_creatable: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = []
    subpage_types: ClassVar[list[str] | None] = []
    is_door: ClassVar[bool] = False
    """Whether it is in a language of its own, at an address of its own: `/my/`."""
    kind: ClassVar[Promise | str] = ""
    """What readers call a page of this type ("Project"); empty where it is just a page."""
    facts_template: ClassVar[str] = ""
    """What the page says besides its texts, on the screen and on paper, if it says anything."""
    print_template: ClassVar[str] = "print/body.html"
    """The page between its summary and its link notes on paper; gets the page's own context."""
    offers: frozenset[str] = frozenset()
    """Views under the address that not every page has, by name: "epub", "booklet"."""
    show_in_menus_default = False
    # Staff find a page by either heading; the title, which Wagtail indexes, is the Swedish one.
    search_fields = [
        *Page.search_fields,
        index.SearchField("heading_en"),
        index.AutocompleteField("heading_en"),
    ]

    edit_handler = tabs(text_tab(), settings_tab(RELATED_PANEL), publishing_tab())

    class Meta:
        # Choosers say that they take nothing else; Wagtail's own "page" would say nothing.
        verbose_name = _("page of the site")
        verbose_name_plural = _("pages of the site")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the page, and note which title it came with."""
        super().__init__(*args, **kwargs)
        self.title_at_hand = self.__dict__.get("title", "")

    # --- Texts -------------------------------------------------------------------------------

    def prepare_texts(self) -> None:
        """Bring everything that follows from the texts up to date. Safe to call again."""
        self.normalize_texts()
        self.title_at_hand = normalized_line(self.title_at_hand)
        self.empty_wordless_texts()
        if self.title not in {self.title_at_hand, self.heading_sv, self.heading_en}:
            # Somebody gave the page a title: Wagtail's form for copies asks for one, in one
            # language. The other one's heading is still the original's: it is not ready.
            code = "sv" if self.heading_sv or not self.heading_en else "en"
            setattr(self, localized("heading", code), self.title)
            setattr(self, localized("ready", other(code)), False)
        self.mirror_heading()
        self.update_translation_record()

    def mirror_heading(self) -> None:
        """Let the title, which is not for readers, say what the heading says."""
        self.title = self.heading_sv or self.heading_en or self.title
        self.title_at_hand = self.title

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate, with the title mirroring the heading."""
        self.prepare_texts()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Validate a draft, which Wagtail does by this alone."""
        self.prepare_texts()
        self.draft_title = self.title
        super().minimal_clean()

    @names_itself
    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision that holds both languages, ready or not."""
        self.prepare_texts()
        return super().save_revision(*args, **kwargs)

    @names_itself
    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Save the row. A live row holds no text of a language that is not ready.

        Such text lives on in the revision alone; then the page has unpublished changes, which makes
        the editor load the revision. An address that changes leaves redirects behind.
        """
        if not self.live or kwargs.get("update_fields") is not None:
            return super().save(clean=clean, **kwargs)
        if clean:
            self.is_row = True
            try:
                self.full_clean()
            finally:
                self.is_row = False
            self.check_live()
        if strip_unready_texts(self) and not self.alias_of_id:
            self.has_unpublished_changes = True
        self.mirror_heading()
        # An address that a page once had may tell what its level hides.
        if self.pk is None or not self.is_open or not self._slugs_changed():
            return super().save(clean=False, **kwargs)
        with redirects_left_behind(self):
            return super().save(clean=False, **kwargs)

    def words(self, code: str) -> str:
        """Return the page's texts below its heading and summary in one language, for search."""
        body = getattr(self, localized("body", code), None)
        return plain_text(body)

    def other_words(self, code: str) -> str:
        """Return words in a language that find the page though it does not say them."""
        with translation.override(code):
            return " ".join(str(one.heading) for one in routes_of(type(self)) if one.heading)

    # --- Reading -----------------------------------------------------------------------------

    def as_live_row(self) -> Self:
        """Return the page, which then tells by its heading in which languages it exists.

        A live row has all texts of a language or none (`strip_unready_texts`): nobody need read the
        long ones.
        """
        self.required_texts = BasePage.required_texts
        return self

    def serve(
        self, request: HttpRequest, *args: Any, view: Match | None = None, **kwargs: Any
    ) -> HttpResponseBase:
        """Serve the page, or what is below it, at its one address in the reader's language."""
        code = reader_language()
        address = self.address_shown(code) + (view.path(code) if view else "")
        if request.path_info != urlsplit(address).path:
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        if view is not None:
            return view.answer(self, request)
        if self.below and self.below.route.template:
            return TemplateResponse(request, self.below.route.template, self.context_shown(request))
        return super().serve(request, *args, **kwargs)

    def serve_password_required_response(
        self, request: HttpRequest, form: Form, action_url: str
    ) -> HttpResponse:
        """Ask for the password of a private page, with nothing of the page itself in the answer."""
        context = {"form": form, "action_url": action_url, "robots": "noindex"}
        return TemplateResponse(request, "wagtailcore/password_required.html", context)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what every page's template needs; see `palmecenter.pages.context`."""
        context = super().get_context(request, *args, **kwargs)
        context.update(page_context(self, request))
        return context

    def context_shown(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Return the context of what is shown: the page, or what is below its own address."""
        if self.below is None or self.below.route.context is None:
            return self.get_context(request, **kwargs)
        # Not that of the page's type, which asks the database for what is not shown here.
        return context_below(self, request, BasePage.get_context(self, request))

    @classmethod
    def names_hidden_by(cls, level: str) -> set[str]:
        """Return the names of countries and organisations that a level hides, on any page."""
        return KnownNames().hidden_by(cls, level)

    @classmethod
    def must_not_name(cls, level: str, thing: Any) -> bool:
        """Tell whether a page of this type must not name somebody or some country at a level."""
        return hides(cls, level, thing)
