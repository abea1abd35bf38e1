"""Nothing is stored, in a row or in a revision, but as `normalizing_models` writes it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Revision

from .normalizing_models import normalize, normalized_content


@receiver(pre_save)
def normalize_when_saved(sender: type, instance: Any, **kwargs: Any) -> None:
    """Write the texts of what is saved as they are kept: of any model, ours or Wagtail's."""
    columns = kwargs.get("update_fields")
    if not isinstance(instance, Revision):
        normalize(instance, columns)
    elif columns is None or "content" in columns:
        model = ContentType.objects.get_for_id(instance.content_type_id).model_class()
        if model is not None:
            instance.content = normalized_content(model, instance.content)
