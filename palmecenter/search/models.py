"""What search reads of a page, a row for each language it exists in; and the kinds of pages."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from palmecenter.pages.models import BasePage

JUST_A_PAGE = "page"


class PageText(index.Indexed, models.Model):
    """The public words of a live page in one language; see `palmecenter.search.indexing`.

    Wagtail's own index keeps both languages of a page in one row. Here each has its own, so that a
    reader finds what they can read, and each language is stemmed by its own rules. Whether a page
    is private is not written down: that changes without the page being published.
    """

    page = models.ForeignKey(BasePage, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    alone = models.BooleanField()
    """Whether the page exists in no other language."""
    type = models.CharField(max_length=100)
    """A key of `kinds`."""
    heading = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    other_words = models.TextField(blank=True)
    """What finds the page and is not on it, such as a country's former name: never shown."""

    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("summary", boost=2),
        index.SearchField("text"),
        index.SearchField("other_words"),
        index.FilterField("page"),
        index.FilterField("language"),
        index.FilterField("alone"),
        index.FilterField("type"),
    ]
    # Rows are written in batches, which send no signals; `indexing` tells the index itself.
    search_auto_update = False
    # Staff ask where a page is used; that search knows it is no answer.
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="one_text_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.heading} ({self.language})"

    @property
    def title(self) -> str:
        """The heading, under the name that Wagtail's search gives most weight."""
        return self.heading


def kind_of(page_type: type[BasePage]) -> str:
    """The key of a page type's kind: `projectpage`; `page` where it is just a page."""
    return page_type._meta.model_name or "" if page_type.kind else JUST_A_PAGE


def kinds() -> dict[str, Promise | str]:
    """What readers call each kind of page, by its key."""
    page_types = (model for model in apps.get_models() if issubclass(model, BasePage))
    return {kind_of(page_type): page_type.kind or _("Page") for page_type in page_types}
