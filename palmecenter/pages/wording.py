"""Words that both the form and the model say."""

from django.utils.translation import gettext_lazy as _

SLUG_TAKEN = _("“%(slug)s” is taken: by a page beside this one, or by a view.")
