"""What stands around Django where it is entered: by a command (`manage.py`) or by WSGI."""

import logging
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

CHARSET = re.compile(r";\s*charset\*?\s*=[^;]*", re.IGNORECASE)

logger = logging.getLogger(__name__)


def run_command(execute: Callable[[list[str]], None], argv: list[str]) -> None:
    """Execute a command line; what fails is logged, and ends the process with status 1.

    Logged, and so told by mail, since a timer runs most commands and nobody looks.

    A `CommandError` has been said by Django in words, on the way to its own exit. Where the
    settings are wrong there is no log yet: one line on standard error says what to mend.
    """
    name = argv[1] if len(argv) > 1 else ""
    try:
        execute(argv)
    except SystemExit as end:
        if isinstance(end.__context__, CommandError):
            logger.exception("The command %s failed.", name, exc_info=end.__context__)
        raise
    except ImproperlyConfigured as error:
        if not settings.configured:
            sys.exit(str(error))
        logger.exception("The command %s failed.", name)
        sys.exit(1)
    except Exception:
        logger.exception("The command %s failed.", name)
        sys.exit(1)


def in_utf_8(application: Application) -> Application:
    """Make an application hear of no encoding; all that comes is read as UTF-8.

    Django reads the query in the encoding that a request names, while it makes the request, where
    no middleware and no handler of errors is yet: of `charset=base64` nothing is left but a 500.
    Browsers send forms in the encoding of their page, which is UTF-8.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if named := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = CHARSET.sub("", named)
        return application(environ, start_response)

    return answer
