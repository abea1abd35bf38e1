"""Answers to who asks whether something has changed, or only for its headers."""

from datetime import datetime
from typing import Any, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import http_date

Response = TypeVar("Response", bound=HttpResponseBase)


class ConditionalMiddleware(ConditionalGetMiddleware):
    """Django's, with two differences: HEAD is answered as GET is, and only the tag says "the same".

    The tag is made of the bytes of the answer, so it says nothing that they do not, and what was
    withdrawn makes another. The time of the last change does not: when the newest entry of a list
    is taken back, the others are older than what the reader has. So `Last-Modified` is for people
    and programs to look at, and whoever asks by it alone gets the whole answer. (A picture or a
    document has no tag, and is as old as its file.)
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Give an answer its tag; where the reader has it already, that is the answer."""
        if request.method not in {"GET", "HEAD"}:
            return response
        if self.needs_etag(response) and not response.has_header("ETag"):
            set_response_etag(response)
        tag = response.get("ETag")
        if not tag:
            return super().process_response(request, response)
        # Django's own says too little of its types: it takes any answer and gives one back.
        answered: Any = get_conditional_response(request, etag=tag, response=cast(Any, response))
        return cast(HttpResponseBase, answered)


def changed_at(response: Response, moment: datetime | None) -> Response:
    """Say in an answer when what it shows was last changed, if that is known."""
    if moment is not None:
        response["Last-Modified"] = http_date(moment.timestamp())
    return response
