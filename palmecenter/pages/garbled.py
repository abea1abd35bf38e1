"""Forms of the admin that arrive incomplete or garbled, as old tabs and scripts send them.

Wagtail and Django read the rows of inline forms and the blocks of running texts by numbers and keys
that a whole form carries along, and fail where one is missing or makes no sense. Such a form is
refused as a whole: what of it is meant cannot be known.
"""

from collections.abc import Iterator
from types import FrameType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
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
OF_WHAT_WAS_SENT = (
    ArithmeticError,
    AttributeError,
    DataError,
    LookupError,
    TypeError,
    ValidationError,
    ValueError,
)


def is_garbled(error: BaseException) -> bool:
    """Tell whether an error is that of whoever sent the form: it was met while that was read."""
    if isinstance(error, MultiValueDictKeyError):
        return True
    if isinstance(error, KeyError) and error.args == (ORDERING_FIELD_NAME,):
        return True  # a row that was only counted has no place among the others
    reads = any(frame.f_code.co_name in READING for frame in _frames(error))
    return reads and isinstance(error, OF_WHAT_WAS_SENT)


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
