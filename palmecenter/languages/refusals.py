"""What keeps a page from being live: said once, for the editor's form and for every other way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Refusal:
    """One reason: what staff are told, and the column of the page, or of a child row, it is at.

    The words say which row is meant, for those who do not see them beside it.
    """

    message: str
    column: str = ""
    row: Any = None
    """The child row; None where it is the page's own."""


def as_error(refusals: Iterable[Refusal]) -> ValidationError | None:
    """Put reasons into one error: the page's own by column, those of its rows as its own words."""
    errors: dict[str, list[str]] = {}
    for one in refusals:
        column = one.column if one.row is None and one.column else NON_FIELD_ERRORS
        errors.setdefault(column, []).append(one.message)
    return ValidationError(errors) if errors else None


class RefusedError(ValidationError):
    """What something refuses when it is stored, and what that is."""

    def __init__(self, thing: Any, message: Any) -> None:
        """Note what it is about."""
        super().__init__(message)
        self.thing = thing


Method = TypeVar("Method", bound=Callable[..., Any])


def names_itself(method: Method) -> Method:
    """Let what a method refuses name what it is about, for whoever says it to staff."""

    @wraps(method)
    def named(self: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return method(self, *args, **kwargs)
        except RefusedError:
            raise
        except ValidationError as error:
            raise RefusedError(self, error) from error

    return cast("Method", named)


def said_of(thing: Any, error: ValidationError, address: str | None = None) -> str:
    """Return, for staff, what stays as it was and why; with a link to its editor at `address`."""
    reasons = " ".join(dict.fromkeys(error.messages))
    if thing is None:
        return _("Nothing was changed: %(reasons)s") % {"reasons": reasons}
    name = getattr(thing, "get_admin_display_title", thing.__str__)()
    named = format_html('<a href="{}">{}</a>', address, name) if address else name
    return format_html(_("“{page}” stays as it was: {reasons}"), page=named, reasons=reasons)
