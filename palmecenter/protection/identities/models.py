"""Protected identities, and the log of who read them."""

import json
import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from .encryption import seal, unseal

Content = dict[str, Any]


class ProtectedIdentity(models.Model):
    """What must not be public about one thing: a page, an organisation, a person.

    `sealed` is all there is of it in the database. It is read through `reading.read` alone, which
    writes the log first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.CharField(max_length=64)
    sealed = models.TextField(editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("protected identity")
        verbose_name_plural = _("protected identities")
        default_permissions = ()
        permissions = [("read_protectedidentity", "Can read and write protected identities")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"], name="one_identity_per_subject"
            )
        ]

    def __str__(self) -> str:
        return str(_("Protected identity"))

    @property
    def subject(self) -> models.Model | None:
        """The thing as the public knows it; None when it is gone."""
        model = self.subject_type.model_class()
        return model._default_manager.filter(pk=self.subject_id).first() if model else None

    @sensitive_variables()
    def put(self, content: Content) -> None:
        """Seal a content, in memory. Raises NoKeyError."""
        self.sealed = seal(json.dumps(content, default=str, ensure_ascii=False), str(self.pk))

    @sensitive_variables()
    def take(self) -> Content:
        """Return the content. Raises NoKeyError. For `access` and `store` alone."""
        return json.loads(unseal(self.sealed, str(self.pk))) if self.sealed else {}


class AppendOnlyQuerySet(models.QuerySet):
    """Rows that are written once."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise TypeError("The log of readings is only added to.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError("The log of readings is only added to.")


class IdentityReading(models.Model):
    """Who read or wrote which identity when; not what it said. Only ever added to."""

    class Act(models.TextChoices):
        """What somebody did."""

        READ = "read", _("read")
        WRITTEN = "written", _("written")
        REFUSED = "refused", _("refused")

    at = models.DateTimeField(auto_now_add=True)
    # Not a key into the table of users: whoever deletes a user deletes no entry.
    user_id = models.CharField(max_length=64)
    user_name = models.CharField(max_length=150)
    identity_id = models.UUIDField()
    act = models.CharField(max_length=8, choices=Act)

    objects = AppendOnlyQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reading of a protected identity")
        verbose_name_plural = _("readings of protected identities")
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new entry; refuse to write one again."""
        if not self._state.adding:
            raise TypeError("The log of readings is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError("The log of readings is only added to.")
