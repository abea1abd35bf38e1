"""Sizes of pictures: made of whatever a file holds, made again when they are gone, or reported.

Wagtail remembers in each process which sizes there are; another process may have deleted them since
(as raising a level does). So a size counts as there only if its file is.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.cache import cache
from django.core.files import File
from django.db import DatabaseError, connection, models, transaction
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractRendition, Filter, SourceImageIOError
from willow.plugins.pillow import PillowImage

logger = logging.getLogger(__name__)
# A picture that fails is asked for by every reader; the log hears of it once in this time.
SECONDS_OF_SILENCE = 3600


class ScreenFilter(Filter):
    """A filter that brings the picture into screen colours before anything is done with it."""

    @contextmanager
    def get_willow_image(self, image: Any, source: File | None = None) -> Iterator[PillowImage]:
        """Open the picture as Wagtail does, upright and in a mode that every coder takes."""
        from ..cleaning.screen import on_screen  # Its libraries take memory: only where needed.

        with super().get_willow_image(image, source) as opened:
            shown = PillowImage(on_screen(opened.auto_orient().get_pillow_image()))
            shown.format_name = opened.format_name
            yield shown


class RenditionsMixin(models.Model):
    """Sizes of a picture that are there when they are said to be.

    A picture that cannot be shown raises `SourceImageIOError`, which Wagtail's tags and ours take
    as that, whatever the cause; the log is told which picture it is.
    """

    renditions: Any
    # Whether a size of it could not be made, as far as this instance has been asked for one.
    is_missing = False

    class Meta:
        abstract = True

    def find_existing_renditions(self, *filters: Filter) -> dict[Filter, Any]:
        """Find sizes by their filters; of those whose file is gone, ask the database anew."""
        # AbstractImage's, which the mixin stands before; as in all of its methods.
        found = super().find_existing_renditions(*filters)  # type: ignore[misc]
        gone = {wanted: row for wanted, row in found.items() if not row.is_stored}
        if not gone:
            return found
        for wanted, row in gone.items():
            del found[wanted]
            row.purge_from_cache()
        rows = self.renditions.filter(filter_spec__in=[wanted.spec for wanted in gone])
        stored = {(row.filter_spec, row.focal_point_key): row for row in rows}
        for wanted in gone:
            row = stored.get((wanted.spec, wanted.get_cache_key(self)))
            if row:
                row.image = self
                self._store_again(row, wanted)
                found[wanted] = row
        return found

    def create_rendition(self, filter: Filter) -> Any:  # noqa: A002 - Wagtail's name
        """Make one size; raise SourceImageIOError whatever the cause if it cannot be made."""
        with self._telling_of_failure():
            return super().create_rendition(filter)  # type: ignore[misc]

    def create_renditions(self, *filters: Filter) -> dict[Filter, Any]:
        """Make sizes by their filters; of what two processes make at once, keep one.

        Wagtail returns the later one's too, whose files no row knows: nobody could say whose they
        are, nor delete them. Raises SourceImageIOError as `create_rendition` does.
        """
        if not filters:
            return {}
        with self._telling_of_failure():
            made: dict[Filter, Any] = super().create_renditions(*filters)  # type: ignore[misc]
        rows = self.renditions.filter(filter_spec__in=[one.spec for one in filters])
        stored = {(row.filter_spec, row.focal_point_key): row for row in rows}
        for wanted, ours in made.items():
            theirs = stored.get((ours.filter_spec, ours.focal_point_key))
            if theirs and theirs.file.name != ours.file.name:
                ours.file.delete(save=False)
                made[wanted] = theirs
        return made

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:  # noqa: A002 - Wagtail's name
        """Make the file of a size, in screen colours whatever the picture's own are."""
        if not isinstance(filter, ScreenFilter):
            filter = ScreenFilter(spec=filter.spec)  # noqa: A001 - Wagtail's name
        return super().generate_rendition_file(filter, source=source)  # type: ignore[misc]

    def _store_again(self, row: "StoredRendition", wanted: Filter) -> None:
        """Make the file of a row anew, under its name; another process may be quicker."""
        storage = row.file.storage
        with self._telling_of_failure():
            made = self.generate_rendition_file(wanted)
            if not row.is_stored:
                storage.delete(row.file.name)  # one without anything in it
            name = storage.save(row.file.name, made)
        if name != row.file.name:
            storage.delete(name)

    @contextmanager
    def _telling_of_failure(self) -> Iterator[None]:
        # What fails inside a transaction of others must not end theirs; a page has none, and
        # nobody shall wait for the database while pictures are made.
        apart = transaction.atomic() if connection.in_atomic_block else nullcontext()
        try:
            with apart:
                yield
        except (DatabaseError, InvalidFilterSpecError):
            raise  # no fault of the picture's
        except Exception as error:
            # The file is gone, the disk is full, or a coder met what nobody thought of.
            self.is_missing = True
            if cache.add(f"picture-not-shown-{self.pk}", True, SECONDS_OF_SILENCE):
                logger.exception("Picture %s cannot be shown.", self.pk)
            raise SourceImageIOError(str(error)) from error


class StoredRendition(AbstractRendition):
    """A size of a picture that knows whether its file is there."""

    class Meta(AbstractRendition.Meta):
        abstract = True

    @property
    def is_stored(self) -> bool:
        """Whether there is a file with anything in it."""
        try:
            return bool(self.file.size)
        except (OSError, ValueError):
            return False

    def store_again(self) -> None:
        """Make the file anew if it is gone and the picture still has this size."""
        if not self.is_stored:
            self.image.get_rendition(self.filter_spec)
