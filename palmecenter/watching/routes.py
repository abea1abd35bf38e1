"""What a request was for, without saying who asked for what: a route or a type of page."""

from django.http import HttpRequest

# What was answered before anybody looked where it leads: files, kept pages, redirects.
UNROUTED = "unrouted"


def route_of(request: HttpRequest) -> str:
    """The name of a route (`search`), or a type of page and the view below it (`page:pdf`)."""
    found = getattr(request, "_wagtail_route_for_request", None)  # Wagtail's own name
    if found is not None:
        view = found.kwargs.get("view")
        page = found.page._meta.label_lower
        return f"{page}:{view.name}" if hasattr(view, "name") else page
    match = request.resolver_match
    return UNROUTED if match is None else match.view_name or UNROUTED
