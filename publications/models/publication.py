"""A publication, with its editions."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField

from palmecenter.blocks.body import BodyBlock
from palmecenter.languages.codes import CODES
from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.media.models import Image
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab

from ..addresses import ARCHIVE, FileAddress, parse
from ..below import AnswersBelow, Below
from ..shelves import Shelf, shelves
from .authors import AUTHORS_PANEL, Author
from .edition import Edition

FIRST_YEAR, LAST_YEAR = 1945, 2100


class Kind(models.TextChoices):
    """What kind of publication it is."""

    BOOKLET = "booklet", _("Booklet")
    STUDY_MATERIAL = "study-material", _("Study material")
    HANDBOOK = "handbook", _("Handbook")
    GUIDE = "guide", _("Guide")
    REPORT = "report", _("Report")
    EVALUATION = "evaluation", _("Evaluation")
    ANNUAL_REPORT = "annual-report", _("Annual report")


class Licence(models.TextChoices):
    """What others may do with a publication."""

    BY = "CC-BY-4.0", _("CC BY 4.0: share and adapt, with credit")
    BY_SA = "CC-BY-SA-4.0", _("CC BY-SA 4.0: share and adapt alike, with credit")
    BY_NC_ND = "CC-BY-NC-ND-4.0", _("CC BY-NC-ND 4.0: share unchanged, not for sale, with credit")
    RESERVED = "reserved", _("All rights reserved")


class PublicationPage(AnswersBelow, BasePage):
    """A booklet, study material, handbook or report, in any languages and formats."""

    template = "publications/publication_page.html"
    print_template: ClassVar[str] = "print/publication_page.html"
    parent_page_types: ClassVar[list[str]] = ["publications.PublicationIndexPage"]
    kind = _("Publication")

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

    @property
    def shown_cover(self) -> Image | None:
        """The cover that was given, or the first page of the first PDF."""
        if self.cover_id:
            return self.cover
        for edition in self.editions.all():
            facts = getattr(edition.document, "facts", None)
            if facts and facts.cover:
                return facts.cover
        return None

    def find_below(self, path: str, code: str) -> Below | None:
        """Return the file at a path; see `publications.addresses`."""
        from ..files import serve_file

        file = parse(path.split("/"), code)
        if file is None:
            return None
        paths = {one: file.path(one) for one in CODES}
        return Below(paths, lambda page, request: serve_file(page, request, file))

    def paths_below(self, code: str) -> list[str]:
        """Return the paths of the files."""
        return [file.path(code) for file in self.file_addresses()]

    def file_addresses(self) -> list[FileAddress]:
        """Return the addresses of all files there are, light versions and archives among them."""
        files = [one for one in self.editions.all() if one.document_id]
        found = [FileAddress(one.language, one.format) for one in files]
        found += [
            FileAddress(one.language, one.format, light=True) for one in files if one.has_light
        ]
        archives = dict.fromkeys(FileAddress(one.language, ARCHIVE) for one in files)
        return [*found, *archives]

    def shelves(self) -> list[Shelf]:
        """Return the editions by language, in the reader's language first."""
        return shelves(self)

    def words(self, code: str) -> str:
        """Return the text, and what editions and authors are called, for search."""
        titles = {edition.title for edition in self.editions.all()}
        authors = [author.shown_name for author in self.authors.all()]
        return "\n".join([super().words(code), *sorted(titles), *authors])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `shelves`: the editions by language."""
        context = super().get_context(request, *args, **kwargs)
        context["shelves"] = self.shelves()
        return context


class PublicationAuthor(Author):
    """An author of a publication."""

    page = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="authors")

    class Meta(Author.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
