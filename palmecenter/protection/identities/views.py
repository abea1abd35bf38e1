"""Protected identities in the admin, for custodians alone."""

from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from .access import LogUnavailableError, may_read, read, write
from .encryption import BadKeyError, NoKeyError
from .forms import IdentityForm
from .models import IdentityReading, ProtectedIdentity
from .presentation import tell
from .store import REMOVED, identity_of

ENTRIES = 50


def _custodians_only(request: HttpRequest) -> None:
    if not may_read(request.user):
        raise PermissionDenied


@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """List what has a protected identity, by public names alone."""
    _custodians_only(request)
    identities = ProtectedIdentity.objects.select_related("subject_type").order_by("-changed_at")
    page = Paginator(identities, ENTRIES).get_page(request.GET.get("p"))
    return render(request, "protection/admin/identities.html", {"identities": page})


@never_cache
def log(request: HttpRequest) -> HttpResponse:
    """List who read or wrote what and when."""
    _custodians_only(request)
    page = Paginator(IdentityReading.objects.all(), ENTRIES).get_page(request.GET.get("p"))
    known = ProtectedIdentity.objects.in_bulk({entry.identity_id for entry in page})
    rows = [(entry, known.get(entry.identity_id)) for entry in page]
    return render(request, "protection/admin/readings.html", {"rows": rows, "page": page})


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def identity(request: HttpRequest, type_id: int, subject_id: str) -> HttpResponse:
    """Show the identity of one thing when asked by a button, and save what is written.

    Looking at the address alone shows nothing, so that no reading happens by accident.
    """
    _custodians_only(request)
    subject = _subject(type_id, subject_id)
    found = identity_of(subject)
    context: dict[str, Any] = {"identity": found, "subject": found.subject}
    form = IdentityForm(request.POST) if request.POST.get("act") == "save" else None
    try:
        if form is not None and form.is_valid():
            write(found, request.user, form.cleaned_data)
            messages.success(request, _("Saved, encrypted."))
        if request.method == "POST":
            content = read(found, request.user)
            context["form"] = IdentityForm(initial=content)
            removed = content.get(REMOVED, [])
            context["removed"] = [tell(type(subject), entry) for entry in removed]
    except LogUnavailableError:
        context["problem"] = _("The log of readings cannot be written, so nothing is shown.")
    except (NoKeyError, BadKeyError):
        context["problem"] = _(
            "This site has no key that opens or seals it (IDENTITY_KEYS). Nothing is lost: with "
            "the right key it can be read again."
        )
    if "problem" in context and form is not None:
        context["form"] = form
    response = render(request, "protection/admin/identity.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _subject(type_id: int, subject_id: str) -> Any:
    model = get_object_or_404(ContentType, pk=type_id).model_class()
    if model is None:
        raise Http404
    try:
        return get_object_or_404(model, pk=subject_id)
    except (ValueError, TypeError) as error:
        raise Http404 from error
