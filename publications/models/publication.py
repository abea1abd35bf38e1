"""A publication, with its editions."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.localized import reader_language
from palmecenter.languages.names import LanguageName, language_name
from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.languages.refusals import Refusal
from palmecenter.listing.entries import Facts, ListedMixin
from palmecenter.media.models import Image
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.redaction import hidden_names

from ..choices import Licence, PublicationKind
from ..context import publication_context
from ..editions import language_of_title, languages_of, untitled
from ..protection import PROTECTED_FACTS, PUBLIC_FACTS
from .citable import Citable
from .edition import Edition
from .inlines import AUTHORS_PANEL, PublicationAuthor

FIRST_YEAR, LAST_YEAR = 1945, 2100
REPORTS = {PublicationKind.REPORT, PublicationKind.EVALUATION, PublicationKind.ANNUAL_REPORT}


class PublicationPage(Citable, ListedMixin, BasePage):
    """A booklet, study material, handbook or report, in any languages and formats.

    It goes live only when each of its editions has a title to be known by.
    """

    template = "publications/publication_page.html"
    print_template: ClassVar[str] = "publications/print/publication_page.html"
    parent_page_types: ClassVar[list[str]] = ["publications.PublicationIndexPage"]
    kind = _("Publication")
    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = PROTECTED_FACTS
    public_facts: ClassVar[dict[str, str]] = PUBLIC_FACTS

    publication_kind = models.CharField(
        _("kind"), max_length=16, choices=PublicationKind, default=PublicationKind.BOOKLET
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    series = models.CharField(_("series"), max_length=160, blank=True)
    co_publisher = models.CharField(
        _("published together with"), max_length=160, blank=True, default=""
    )
    themes = ParentalManyToManyField(
        "taxonomy.Theme", verbose_name=_("themes"), blank=True, related_name="publications"
    )
    countries = ParentalManyToManyField(
        "taxonomy.Country", verbose_name=_("countries"), blank=True, related_name="publications"
    )
    licence = models.CharField(_("licence"), max_length=16, choices=Licence, blank=True, default="")
    cover = models.ForeignKey(
        "media.Image",
        verbose_name=_("cover"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The first page of the PDF when empty."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("The publication itself, if it is to be read here."),
    )

    edit_handler = tabs(
        text_tab(
            side_by_side("series", heading=_("Series")), stacked("body", heading=_("Read here"))
        ),
        settings_tab(
            FieldRowPanel([FieldPanel("publication_kind"), FieldPanel("year")]),
            InlinePanel("editions", heading=_("Editions"), label=_("Edition")),
            AUTHORS_PANEL,
            FieldPanel("co_publisher"),
            FieldPanel("themes"),
            FieldPanel("countries"),
            FieldPanel("licence"),
            FieldPanel("cover"),
            RELATED_PANEL,
        ),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the cover, the editions with their files, and the authors along with the page."""
        editions = Edition.objects.select_related("document__facts__cover")
        authors = PublicationAuthor.objects.select_related("person")
        return (
            super()
            .for_display()
            .select_related("cover")
            .prefetch_related(
                Prefetch("editions", queryset=editions), Prefetch("authors", queryset=authors)
            )
        )

    @classmethod
    def with_listed_facts(cls) -> models.QuerySet:
        """Fetch what lists sort by along with the pages."""
        return super().with_listed_facts().prefetch_related("themes", "editions")

    def listed_facts(self) -> Facts:
        """What lists filter and sort by. Its year is what a publication starts and ends in."""
        day = date(self.year, 1, 1) if self.year else None
        return Facts(
            terms={
                "theme": [theme.pk for theme in self.themes.all()],
                "kind": [self.publication_kind],
                "language": dict.fromkeys(edition.language for edition in self.editions.all()),
                "year": [self.year] if self.year else [],
            },
            starts=day,
            ends=day,
        )

    @property
    def shows_editions(self) -> bool:
        """Whether its level leaves it the editions."""
        return "editions" not in hidden_names(type(self), self.protection)

    def prepare_texts(self) -> None:
        """Note the language of the title, which editions tell."""
        super().prepare_texts()
        self.title_language = language_of_title(self) if self.shows_editions else ""

    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Save, with no language of a title that the level hides."""
        if not self.shows_editions:
            # Drafts and aliases are saved without their texts being prepared.
            self.title_language = ""
        return super().save(clean=clean, **kwargs)

    def refusals(self) -> Iterator[Refusal]:
        """Add the editions that nobody can call by name in their language."""
        yield from super().refusals()
        for edition, message in untitled(self.editions.all()):
            yield Refusal(message, "title", edition)

    @property
    def shows_covers(self) -> bool:
        """Whether its level leaves it a picture."""
        return "cover" not in hidden_names(type(self), self.protection)

    @property
    def shown_cover(self) -> Image | None:
        """The cover that was given, or the first page of a PDF, best in the reader's language."""
        if self.cover_id:
            return self.cover
        edition = self.edition_as_cover
        return edition.first_page if edition else None

    @property
    def edition_as_cover(self) -> Edition | None:
        """The edition whose first page is shown where no cover was given."""
        if not self.shows_covers:
            return None
        reader = reader_language()
        in_order = sorted(self.editions.all(), key=lambda edition: edition.language != reader)
        return next((edition for edition in in_order if edition.cover_key), None)

    def work_facts(self) -> dict[str, Any]:
        """What a reference says of a publication."""
        isbns = [edition.isbn for edition in self.editions.all() if edition.isbn]
        return {
            "type": "report" if self.publication_kind in REPORTS else "book",
            "issued": self.year,
            "series": self.shown.series,
            "isbn": isbns[0] if len(isbns) == 1 else "",
        }

    def languages_of_editions(self) -> list[LanguageName]:
        """The languages that there are editions in, the reader's first."""
        return languages_of(self)

    def words(self, code: str) -> str:
        """The text, and what editions and authors are called, for search."""
        titles = {edition.title for edition in self.editions.all()}
        authors = [author.shown_name for author in self.authors.all()]
        return "\n".join([super().words(code), *sorted(titles), *authors])

    def other_words(self, code: str) -> str:
        """The languages of the editions by their names, for search."""
        editions = self.editions.all()
        return " ".join(language_name(edition.language, code).name for edition in editions)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the editions by language, and what the panel of facts lists."""
        context = super().get_context(request, *args, **kwargs)
        return context | publication_context(self, context["alternates"])
