"""Who changed which level from what to what, and who agreed that one is lowered."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from .levels import ProtectionLevel


class LevelChange(models.Model):
    """One change of a level, or an agreement to one. It tells no name, text or address.

    Its subject is a page, an organisation or a person; `part` is empty, or says which of its
    children (`participants:12`). An entry is written once; nothing that is forgotten of a page when
    its level is raised is in it.
    """

    class Act(models.TextChoices):
        """What happened."""

        RAISED = "raised", _("raised")
        AGREED = "agreed", _("agreed to lower it")
        LOWERED = "lowered", _("lowered")
        HELD = "held", _("scheduled lowering held back")

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    act = models.CharField(_("what happened"), max_length=7, choices=Act)
    subject_type = models.ForeignKey(
        ContentType, verbose_name=_("type"), on_delete=models.CASCADE, related_name="+"
    )
    subject_id = models.CharField(max_length=64)
    part = models.CharField(max_length=80, blank=True, default="")
    before = models.CharField(_("from"), max_length=9, choices=ProtectionLevel)
    after = models.CharField(_("to"), max_length=9, choices=ProtectionLevel)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by whom"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # Whoever deletes a user does not delete who it was.
    user_name = models.CharField(max_length=150, blank=True, default="")
    revision = models.PositiveBigIntegerField(null=True, blank=True)
    """The version of the page that an agreement is about. It may be gone by now."""
    publishes = models.BooleanField(default=False)
    """Whether it was agreed that this version goes out, and not only that it is written."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of a protection level")
        verbose_name_plural = _("changes of protection levels")
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="level_change_subject")]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.before} → {self.after}"

    @classmethod
    def of(cls, subject: models.Model) -> "models.QuerySet[LevelChange]":
        """Return the entries of a thing, the newest first."""
        return cls.objects.filter(**subject_key(subject))


def subject_key(subject: models.Model) -> dict[str, Any]:
    """Return the columns that say which thing an entry is about."""
    kind = ContentType.objects.get_for_model(type(subject))
    return {"subject_type": kind, "subject_id": str(subject.pk)}
