"""Answers are in the address, so nobody may keep the page that comes back."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from palmecenter.languages.mixins import PageMixin

from .quiz import ANSWER


class AnswersMixin(PageMixin):
    """A page that answers can be given to. Comes before `BasePage` among the bases."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Serve the page; with somebody’s answers, let no cache keep it, nor the browser."""
        response = super().serve(request, *args, **kwargs)
        if any(map(ANSWER.fullmatch, request.GET)):
            response["Cache-Control"] = "no-store"
        return response
