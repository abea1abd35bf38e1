"""Whether everything is well, for staff: a page in the reports, and a line on the first page."""

from typing import Any

from django.conf import settings
from django.template.context import Context
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component

from .checks import findings, quick_findings
from .job_states import job_states


class WellView(TemplateView):
    """Says in plain words how the site is, and when what was done last."""

    template_name = "watching/admin/well.html"
    extra_context = {"page_title": gettext_lazy("Is everything well?")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the template names."""
        found = findings()
        return {
            **super().get_context_data(**kwargs),
            "findings": found,
            "is_well": all(finding.is_well for finding in found),
            "jobs": job_states(),
        }


class NotWellPanel(Component):
    """Names what is not well, on the first page of the admin; nothing while all is.

    Nor where somebody develops: nothing is done by itself there.
    """

    order = 70
    template_name = "watching/admin/not_well.html"

    def __init__(self) -> None:
        """Look."""
        found = [] if settings.DEBUG else quick_findings()
        self.findings = [finding for finding in found if not finding.is_well]

    def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
        """What the template names."""
        return {"findings": self.findings}
