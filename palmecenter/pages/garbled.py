"""Forms and addresses of the admin that arrive incomplete or garbled, as old tabs and scripts send.

Wagtail and Django read the rows of inline forms and the blocks of running texts by numbers and keys
that a whole form carries along, and fail where one is missing or makes no sense. Such a form is
refused as a whole: what of it is meant cannot be known. So is an address whose query makes none.
"""

from collections.abc import Iterator
from types import FrameType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.forms import Field
from django.forms.formsets import ORDERING_FIELD_NAME
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.admin.views.generic.chooser import CreationFormMixin

# Where what was sent is taken apart, or shown again: forms and formsets, widgets, and blocks.
READING = frozenset(
    {
        "_construct_form",
        "get_instance",  # of a chooser, which looks for whatever key came
        "initial_form_count",
        "total_form_count",
        "value_from_datadict",
        "value_omitted_from_data",
    }
)
# Where views of Wagtail's read the query of an address: of its API, and of dialogues for links.
ASKING = frozenset({"filter_queryset", "find_object", "get_initial_data"})
OF_WHAT_WAS_SENT = (
    ArithmeticError,
    AttributeError,
    DataError,
    LookupError,
    TypeError,
    ValidationError,
    ValueError,
)

OUT_OF_RANGE = "22003"


def is_garbled(error: BaseException) -> bool:
    """Tell whether an error is that of whoever sent the form: it was met while that was read."""
    if isinstance(error, MultiValueDictKeyError):
        return True
    if isinstance(error, KeyError) and error.args == (ORDERING_FIELD_NAME,):
        return True  # a row that was only counted has no place among the others
    return isinstance(error, OF_WHAT_WAS_SENT) and any(map(_is_reading, _frames(error)))


def _is_reading(frame: FrameType) -> bool:
    """Tell whether a call takes apart what was sent; a field does, of which nothing came at all."""
    name = frame.f_code.co_name
    is_of_field = name == "to_python" and isinstance(frame.f_locals.get("self"), Field)
    return name in READING or is_of_field


def makes_no_sense(error: BaseException) -> bool:
    """Tell whether an error is that of whoever wrote the address: no query could mean that."""
    if _is_beyond_numbers(error):
        return True
    return isinstance(error, OF_WHAT_WAS_SENT) and any(map(_is_asking, _frames(error)))


def _is_asking(frame: FrameType) -> bool:
    module = str(frame.f_globals.get("__name__"))
    return frame.f_code.co_name in ASKING and module.startswith("wagtail.")


def _is_beyond_numbers(error: BaseException) -> bool:
    """Tell whether the database was asked for a place or a key with more digits than it counts."""
    if isinstance(error, DataError):
        return getattr(error.__cause__, "sqlstate", "") == OUT_OF_RANGE
    return isinstance(error, IntegrityError) and str(error) == "datatype mismatch"  # SQLite


def asks_of_nothing(error: BaseException) -> bool:
    """Tell whether something was asked of what is not there, such as what is above the root."""
    return isinstance(error, AttributeError) and error.obj is None


def takes_nothing(view: Any) -> bool:
    """Tell whether a view of a chooser that makes what is chosen has no form to make it by.

    Wagtail gives every chooser such an address, and asks the form that is not there.
    """
    kind: Any = getattr(view, "view_class", object)
    given = CreationFormMixin.get_creation_form_class
    if getattr(kind, "get_creation_form_class", None) is not given:
        return False  # no chooser, or one with a form of its own
    return kind(**view.view_initkwargs).get_creation_form_class() is None


def _frames(error: BaseException) -> Iterator[FrameType]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next
