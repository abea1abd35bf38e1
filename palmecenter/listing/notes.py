"""What a list could not take from the address that was asked for."""

from django.utils.translation import gettext as _, ngettext

from .filterset import ListFilters
from .reading import as_shown

MOST_NOTES = 5


def notes_of(filters: ListFilters, asked: tuple, last: int) -> list[str]:
    """Return in words what was left out, the first few of it.

    `asked` is the number of the page, as an address has it, or empty; `last` that of the last page.
    """
    notes = [
        filters.filters[name].complaint(as_shown(value))
        for name, reading in filters.readings.items()
        for value in reading.ignored
    ]
    if asked and int(asked[0]) > last:
        notes.append(
            _("There is no page %(asked)s of this list. This is the last one, page %(last)s.")
            % {"asked": asked[0], "last": last}
        )
    more = len(notes) - MOST_NOTES
    if more > 0:
        rest = ngettext("%(count)d more was left out.", "%(count)d more were left out.", more)
        notes[MOST_NOTES:] = [rest % {"count": more}]
    return notes
