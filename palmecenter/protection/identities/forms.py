"""What custodians write down."""

from django import forms
from django.utils.translation import gettext_lazy as _


class IdentityForm(forms.Form):
    """Five texts; nothing is required."""

    real_name = forms.CharField(label=_("Real name"), required=False)
    places = forms.CharField(label=_("Places"), required=False, widget=forms.Textarea({"rows": 2}))
    contact = forms.CharField(
        label=_("Contact"), required=False, widget=forms.Textarea({"rows": 2})
    )
    figures = forms.CharField(
        label=_("Exact figures"), required=False, widget=forms.Textarea({"rows": 2})
    )
    notes = forms.CharField(label=_("Notes"), required=False, widget=forms.Textarea({"rows": 6}))
