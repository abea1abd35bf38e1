"""Forms in which staff edit terms."""

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.utils.translation import gettext_lazy as _

from palmecenter.protection.named_pages_form import NamedPagesForm


class CountryForm(NamedPagesForm):
    """Takes other names as people write lists: with commas, not as JSON."""

    aliases = SimpleArrayField(
        forms.CharField(max_length=120),
        label=_("other names"),
        required=False,
        help_text=_(
            "Older or other spellings that search should find, with commas between: "
            "Swaziland, Ngwane."
        ),
    )
