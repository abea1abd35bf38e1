"""A file of projects is read however a spreadsheet writes it, or says why it is not."""

import pytest
from django.utils import translation

from projects.importing.csv_file import FileError, read

from .files import sheet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "data",
    [
        sheet("slug;heading_sv", "brunnar;Brunnar på åkern"),
        sheet("slug;heading_sv", "brunnar;Brunnar på åkern", separator=","),
        sheet("slug;heading_sv", "brunnar;Brunnar på åkern", encoding="utf-8-sig"),
        sheet("sep=;", "slug;heading_sv", "brunnar;Brunnar på åkern"),
        sheet("slug;heading_sv;;", "brunnar;Brunnar på åkern;;", ";;;", ""),
        sheet(" Slug ;HEADING_SV", 'brunnar;"Brunnar på åkern"'),
    ],
    ids=["Excel's semicolons", "commas", "a byte order mark", "sep=", "empty cells", "capitals"],
)
def test_a_file_is_read_however_a_spreadsheet_writes_it(data: bytes) -> None:
    (line,) = read(data)
    assert line.cells == {"slug": "brunnar", "heading_sv": "Brunnar på åkern"}


def test_lines_keep_their_numbers_where_cells_span_several() -> None:
    first, second = read(sheet("slug;body_sv", 'ett;"Rad.\n\nRad till."', "", "två;Text"))
    assert (first.number, first.cells["body_sv"]) == (2, "Rad.\n\nRad till.")
    assert (second.number, second.cells["slug"]) == (6, "två")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"slug;heading_sv\r\n", "no lines"),
        (sheet("slug;heading_sv", "x;Åker", encoding="cp1252"), "UTF-8"),
        (sheet("slug;heading_sv", "x;Åker", encoding="utf-16"), "UTF-8"),
        (b"slug;heading_sv\nx;\0", "UTF-8"),
        (b"slug;heading\nx;y", "called heading"),
        (b"slug;slug\nx;y", "twice"),
        (b"slug;heading_sv\nx;y;z", "Line 2 has more cells"),
        (b'slug;heading_sv\nx;"y', "Line 2 cannot be read. Most often a quotation mark"),
        (b'slug;heading_sv\nx;"y" z', "Line 2 cannot be read. Most often a quotation mark"),
        (b"slug;heading_sv\n" + b"x;y\n" * 2001, "more than 2000"),
        (b"slug;heading_sv\nx;" + b"y" * 2_000_000, "2 MB"),
        (b"\x89PNG\r\n\x1a\n", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, says: str) -> None:
    with translation.override("en"), pytest.raises(FileError, match=says):
        read(data)


def test_what_is_wrong_with_a_quotation_mark_is_said_in_swedish_alone() -> None:
    with translation.override("sv"), pytest.raises(FileError) as caught:
        read(b'slug;heading_sv\nx;"y')
    assert str(caught.value).startswith("Rad 2 går inte att läsa. Oftast ")
    assert "unexpected" not in str(caught.value)
