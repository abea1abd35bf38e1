"""A publication, with its editions."""

from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from palmecenter.blocks.body import BodyBlock, set_anchors
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.codes import localized, other
from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.languages.reading import reader_language
from palmecenter.listing.entries import Facts
from palmecenter.listing.pages import ListedMixin
from palmecenter.media.models import Image
from palmecenter.pages.context import Alternate
from palmecenter.pages.models import BasePage
from palmecenter.pages.models.content import CONTENTS_FROM
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from palmecenter.protection.facts import hidden_names
from palmecenter.protection.levels import ProtectionLevel

from ..kinds import Kind, Licence
from ..protection import PROTECTED_FACTS, PUBLIC_FACTS
from ..shelves import Shelf, shelves, tongues_of
from ..tongues import Tongue, tongue
from .authors import AUTHORS_PANEL, Author
from .citable import Citable
from .edition import Edition, EditionsMixin

FIRST_YEAR, LAST_YEAR = 1945, 2100
REPORTS = {Kind.REPORT, Kind.EVALUATION, Kind.ANNUAL_REPORT}


class PublicationPage(EditionsMixin, Citable, ListedMixin, BasePage):
    """A booklet, study material, handbook or report, in any languages and formats."""

    template = "publications/publication_page.html"
    print_template: ClassVar[str] = "print/publication_page.html"
    parent_page_types: ClassVar[list[str]] = ["publications.PublicationIndexPage"]
    kind = _("Publication")
    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = PROTECTED_FACTS
    public_facts: ClassVar[dict[str, str]] = PUBLIC_FACTS

    publication_kind = models.CharField(
        _("kind"), max_length=16, choices=Kind, default=Kind.BOOKLET
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
        """Return what lists sort a publication by. Its year is what it starts and ends in."""
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
        in_order = sorted(self.editions.all(), key=lambda one: one.language != reader)
        return next((edition for edition in in_order if edition.cover_key), None)

    def work_facts(self) -> dict[str, Any]:
        """Return what a reference says of a publication."""
        isbns = [edition.isbn for edition in self.editions.all() if edition.isbn]
        return {
            "type": "report" if self.publication_kind in REPORTS else "book",
            "issued": self.year,
            "series": self.shown.series,
            "isbn": isbns[0] if len(isbns) == 1 else "",
        }

    def shelves(self) -> list[Shelf]:
        """Return the editions by language, in the reader's language first."""
        return shelves(self)

    def languages_of_editions(self) -> list[Tongue]:
        """Return the languages that there are editions in, in the order of `shelves`."""
        return tongues_of(self)

    def words(self, code: str) -> str:
        """Return the text, and what editions and authors are called, for search."""
        titles = {edition.title for edition in self.editions.all()}
        authors = [author.shown_name for author in self.authors.all()]
        return "\n".join([super().words(code), *sorted(titles), *authors])

    def other_words(self, code: str) -> str:
        """Return the languages of the editions by their names."""
        return " ".join(tongue(edition.language, code).name for edition in self.editions.all())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `shelves` (the editions by language), and what the panel of facts lists."""
        context = super().get_context(request, *args, **kwargs)
        found = self.shelves()
        main = [item for item in set_anchors(self.shown.body) if item["level"] == "2"]
        context |= {
            "shelves": found,
            "has_files": any(shelf.files for shelf in found),
            "has_copies": any(shelf.copies for shelf in found),
            "authors": self.authors.all(),
            "themes": self.themes.all(),
            "countries": self.countries.all(),
            "contents": main if len(main) >= CONTENTS_FROM else [],
            "other_text": self._text_in_the_other_language(context["alternates"]),
        }
        return context

    def _text_in_the_other_language(self, alternates: list[Alternate]) -> Alternate | None:
        """Return where the text can be read, when it is in the other language alone."""
        text = getattr(self, localized("body", other(self.shown_language)))
        elsewhere = next(one for one in alternates if one.code != self.shown_language)
        return elsewhere if text and not self.shown.body else None


class PublicationAuthor(Author):
    """An author of a publication."""

    page = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="authors")

    class Meta(Author.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
