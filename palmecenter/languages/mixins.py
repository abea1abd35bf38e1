"""The base of mixins for pages."""

from typing import TYPE_CHECKING

from django.db import models

# At run time a mixin for pages is an abstract model of its own. To the type checker it is a page,
# so that it may speak of what it is mixed into. (Wagtail publishes no types: members are Any.)
if TYPE_CHECKING:
    from wagtail.models import Page as PageMixin
else:
    PageMixin = models.Model

__all__ = ["PageMixin"]
