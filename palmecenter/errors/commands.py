"""Commands that fail: in the log and by mail too, since a timer runs them and nobody looks."""

import logging
import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError

logger = logging.getLogger(__name__)


def run(execute: Callable[[list[str]], None], argv: list[str]) -> None:
    """Execute a command line; what fails is logged, and ends the process with status 1.

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
