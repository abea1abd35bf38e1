"""MP3 recordings without tags."""

from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from mutagen import apev2, id3, mp3

# ID3v2 tags can be stacked; a file with more layers than this is not a recording.
MOST_TAGS = 8
LYRICS3_START, LYRICS3_ENDS = b"LYRICSBEGIN", (b"LYRICS200", b"LYRICSEND")
LARGEST_LYRICS3 = 1_000_000  # bytes, by the size field of six digits


def clean_mp3(recording: BinaryIO, title: str) -> None:
    """Take all tags out of the MP3 in `recording`, in place, and write the readers' title.

    ID3v1, ID3v2 (with pictures, comments, names, places), APEv2 and Lyrics3 go; the sound is not
    coded anew. No title is written when it is empty. Raises ValidationError for what is no MP3.
    """
    try:
        _remove_tags(recording)
        recording.seek(0)
        sound = mp3.MP3(recording)
        info: Any = sound.info
        if info.sketchy or sound.tags is not None:
            raise ValueError("No recording, or one whose tags do not come off.")
        if title:
            tags = id3.ID3()
            tags.add(id3.TIT2(encoding=id3.Encoding.UTF8, text=[title]))
            recording.seek(0)
            tags.save(recording, v1=0, padding=lambda info: 0)
    except Exception as error:
        # Parsers meet hostile bytes here and raise whatever they like.
        message = _(
            "This recording cannot be read: the file is damaged, or it is no MP3. "
            "Export it anew and upload that."
        )
        raise ValidationError(message, code="invalid_document") from error


def _remove_tags(recording: BinaryIO) -> None:
    for _round in range(MOST_TAGS):
        before = recording.seek(0, 2)
        for delete in (id3.delete, apev2.delete):
            recording.seek(0)
            delete(recording)
        _remove_lyrics3(recording)
        if recording.seek(0, 2) == before:
            return


def _remove_lyrics3(recording: BinaryIO) -> None:
    """Cut off a Lyrics3 tag, which no library at hand knows: it ends the file."""
    size = recording.seek(0, 2)
    recording.seek(max(0, size - LARGEST_LYRICS3))
    tail = recording.read()
    start = tail.rfind(LYRICS3_START)
    if start != -1 and tail.endswith(LYRICS3_ENDS):
        recording.truncate(size - len(tail) + start)
