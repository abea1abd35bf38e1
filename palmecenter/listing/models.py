"""What lists read of a page: one lean row for each live page that is listed."""

from django.db import models

from palmecenter.pages.models import BasePage


class Entry(models.Model):
    """What readers filter and sort a page by, and nothing else; see `palmecenter.listing.entries`.

    All a list's counts come from one scan of these rows: short, without joins. Only a live page has
    one, and what its protection level withholds is not in it, as it is not in the page's own row.
    Whether a page is private is not written down: that changes without the page being published.
    """

    page = models.OneToOneField(
        BasePage, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    type = models.CharField(max_length=100, db_index=True)
    """The page type's name, in lower case, such as `projectpage`."""
    terms = models.TextField()
    """What the page is sorted by, as words between spaces: ` country=7 country=12 theme=3 `."""
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    override = models.CharField(max_length=16, blank=True)
    """A status that staff gave, whatever the dates tell."""
    amount = models.BigIntegerField(null=True)
    # Bytes are compared alike in every database, whatever its collation.
    order_sv = models.BinaryField()
    order_en = models.BinaryField()

    # Staff ask where a page is used; a list knows it is no answer.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.type} {self.page_id}:{self.terms}"


class State(models.Model):
    """A token for each kind of listed pages, another one after every change of their entries."""

    type = models.CharField(max_length=100, primary_key=True)
    token = models.CharField(max_length=32)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.type} {self.token}"
