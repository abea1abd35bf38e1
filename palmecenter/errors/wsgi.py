"""What must be done before Django makes a request of what came."""

import re
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

CHARSET = re.compile(r";\s*charset\*?\s*=[^;]*", re.IGNORECASE)


def in_utf_8(application: Application) -> Application:
    """Return an application that hears of no encoding; all that comes is read as UTF-8.

    Django reads the query in the encoding that a request names, while it makes the request, where
    no middleware and no handler of errors is yet: of `charset=base64` nothing is left but a 500.
    Browsers send forms in the encoding of their page, which is UTF-8.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if named := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = CHARSET.sub("", named)
        return application(environ, start_response)

    return answer
