"""The editor's form finds what would keep the page from going live before anything is stored."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from palmecenter.languages.refusals import Refusal


class LiveFormMixin(WagtailAdminPageForm):
    """Asks the page, put together in memory with its child rows, whether it can be live.

    So the rules are the page's own, and stand nowhere twice; what is said stands at the field, or
    at the field of the child row. A draft may lack what is not known yet.
    """

    instance: Any

    def is_valid(self) -> bool:
        """Tell whether the page can be stored, and where it is to be published, be live."""
        if not super().is_valid():
            return False
        if self.is_deferred_validation:
            return True
        # Wagtail's own: what ours do besides, such as raising copies, waits for the real save.
        page = WagtailAdminPageForm.save(self, commit=False)
        rows = dict(_rows(self))
        found = [*self._of_columns(page), *page.refusals()]
        for refusal in found:
            form = self if refusal.row is None else rows.get(_key(refusal.row), self)
            form.add_error(
                refusal.column if refusal.column in form.fields else None, refusal.message
            )
        return not found

    def _of_columns(self, page: Any) -> Iterator[Refusal]:
        """Yield what is wrong in columns that the form has no field for. A new page has no path."""
        if page._state.adding:
            return
        try:
            page.full_clean()
        except ValidationError as error:
            for column, messages in error.message_dict.items():
                yield from (Refusal(message, column) for message in messages)


def _rows(form: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the forms of the rows that stay, and of the rows of those, by what they are about."""
    for formset in form.formsets.values():
        for row in formset.forms:
            if not formset._should_delete_form(row):
                yield _key(row.instance), row
                yield from _rows(row)


def _key(row: Any) -> Any:
    """Return what a row is known by: an unchanged one is another object in the page's relation."""
    return (type(row), row.pk) if row.pk else id(row)
