"""Error reports that tell where something failed, and never what was in it."""

from collections.abc import ItemsView
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class WhereNotWhatFilter(SafeExceptionReporterFilter):
    """Leaves out every variable and all that was sent, on any site that is not a developer's.

    A report goes by mail, and a variable may hold a name that nobody may read, or what somebody
    wrote in a form. Naming those that are dangerous would be forgetting one.
    """

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Return the names of what was sent, without their values."""
        if not self.is_active(request):
            return super().get_post_parameters(request)
        return dict.fromkeys(getattr(request, "POST", {}), self.cleansed_substitute)

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        """Return the names of the headers and the rest: addresses, cookies, queries are values."""
        return self._names_only(request, super().get_safe_request_meta(request))

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        """Return the names of the cookies."""
        return self._names_only(request, super().get_safe_cookies(request))

    def _names_only(self, request: HttpRequest, found: dict[str, Any]) -> dict[str, Any]:
        return dict.fromkeys(found, self.cleansed_substitute) if self.is_active(request) else found

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> ItemsView[str, Any]:
        """Return the names of a frame's variables, without their values."""
        if not self.is_active(request):
            return super().get_traceback_frame_variables(request, tb_frame)
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()
