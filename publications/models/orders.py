"""Printed copies: how many are left, and who asked for some."""

import uuid

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from palmecenter.languages.codes import active
from palmecenter.languages.names import language_name

from ..choices import Buyer, OrderState

ADDRESS_LENGTH = 500
NOTE_LENGTH = 1000
MOST_COPIES = 100


class Stock(models.Model):
    """How many printed copies of a publication are left in one language.

    It stands beside the editions, which are drafted and published with their page: an old draft
    must not bring back an old number.
    """

    page = models.ForeignKey(
        "publications.PublicationPage",
        verbose_name=_("publication"),
        on_delete=models.CASCADE,
        related_name="stocks",
    )
    language = models.CharField(_("language"), max_length=35)
    copies = models.PositiveIntegerField(_("copies left"), default=0)

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stock")
        ordering = ["page__title", "language"]
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="one_stock_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.page.title} ({language_name(self.language, active()).name})"

    @property
    def is_offered(self) -> bool:
        """Whether the page has a printed edition in this language."""
        return any(
            edition.is_printed and edition.language == self.language
            for edition in self.page.editions.all()
        )


class Order(models.Model):
    """Somebody's request for printed copies. What says who it was is erased after a time."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("state"), max_length=11, choices=OrderState, default=OrderState.NEW)
    state_changed = models.DateTimeField(_("state since"), auto_now_add=True)
    created = models.DateTimeField(_("ordered"), auto_now_add=True)
    reader_language = models.CharField(_("language of the letter"), max_length=2)
    buyer = models.CharField(_("orders for"), max_length=7, choices=Buyer)
    name = models.CharField(_("name"), max_length=160, blank=True)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.TextField(_("postal address"), max_length=ADDRESS_LENGTH, blank=True)
    note = models.TextField(_("message"), max_length=NOTE_LENGTH, blank=True)
    erased = models.DateTimeField(_("personal data erased"), null=True, editable=False)

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ["-created"]
        indexes = [models.Index(fields=["state", "created"], name="order_by_state")]

    def __str__(self) -> str:
        # Never the name: logs hold this, and are kept for longer.
        return gettext("Order %(number)s") % {"number": self.pk}

    @classmethod
    def placed(cls) -> models.QuerySet["Order"]:
        """The orders that somebody stands by: the others are nobody's business yet."""
        return cls.objects.exclude(state=OrderState.UNCONFIRMED)

    @property
    def who(self) -> str:
        """Who ordered, as long as that is kept."""
        known = ", ".join(filter(None, [self.name, self.organisation]))
        return known or gettext("erased")

    @property
    def copies(self) -> int:
        """How many copies it is altogether."""
        return sum(line.copies for line in self.lines.all())


class OrderLine(models.Model):
    """Some copies of one publication in one language."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    stock = models.ForeignKey(Stock, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=35)
    copies = models.PositiveIntegerField(_("copies"))

    class Meta:
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")
        ordering = ["title", "language"]

    def __str__(self) -> str:
        return f"{self.copies} × {self.title} ({language_name(self.language, active()).name})"
