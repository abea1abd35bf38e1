"""The StreamField vocabulary: what editors may give, and what readers get."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, strategies as st
from wagtail.blocks import StructBlockValidationError

from palmecenter.blocks.body import BodyBlock, set_anchors
from palmecenter.blocks.links import CallToActionBlock
from palmecenter.blocks.media import EmbedBlock, recognise_video
from palmecenter.blocks.numbers import aligned
from palmecenter.languages.texts import has_words
from tests.factories.media import DocumentFactory
from tests.factories.pages import publish


def numbers(*values: str | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("sv", ["52,50", "48,25", "–", "12\xa0061,00"]), ("en", ["52.50", "48.25", "–", "12,061.00"])],
)
def test_numbers_of_a_column_align_in_the_language_of_the_text(language, shown):
    assert aligned(numbers("52.5", "48.25", None, "12061"), language) == shown


def test_a_year_stays_a_year():
    assert aligned(numbers("1992", "2026"), "sv") == ["1992", "2026"]


@given(st.lists(st.decimals(-(10**9), 10**9, places=2) | st.none()))
def test_a_column_has_one_number_of_decimals(column):
    shown = [text for text in aligned(column, "sv") if text != "–"]
    assert len({len(text.partition(",")[2]) for text in shown}) <= 1


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=3", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://youtu.be/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://m.youtube.com/shorts/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/123456", "https://player.vimeo.com/video/123456?dnt=1"),
    ],
)  # fmt: skip
def test_videos_of_known_providers_play_without_tracking(url, player):
    video = recognise_video(url)
    assert video is not None
    assert video.player == player


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=abcdefghijk",
        "https://youtube.com.example.org/watch?v=abcdefghijk",
        "https://youtube.com/watch",
        'https://youtu.be/"><script>',
        "https://vimeo.com/about",
    ],
)
def test_other_addresses_are_refused_with_a_message_at_the_field(url):
    assert recognise_video(url) is None
    block = EmbedBlock()
    value = block.to_python({"url": url, "title": "En film", "poster": None})
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert "url" in error.value.block_errors


@pytest.mark.parametrize("targets", [{}, {"page": 1, "url": "https://example.org/"}])
@pytest.mark.django_db
def test_a_call_to_action_leads_to_one_place(home, targets):
    block = CallToActionBlock()
    page = home.basepage_ptr if targets.get("page") else None
    value = block.to_python({"text": "", "label": "Läs", "url": targets.get("url", "")})
    value["page"] = page
    with pytest.raises(StructBlockValidationError):
        block.clean(value)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_every_heading_has_an_anchor_of_its_own(texts):
    block = BodyBlock()
    raw = [{"type": "heading", "value": {"text": text, "level": "2"}} for text in texts]
    headings = set_anchors(block.to_python(raw))
    anchors = [heading["anchor"] for heading in headings]
    assert len(set(anchors)) == len(anchors)
    assert [heading["text"] for heading in headings] == list(filter(has_words, texts))
    assert all(anchor and " " not in anchor for anchor in anchors)


@pytest.mark.django_db
def test_a_download_shows_the_reader_s_title_kind_and_size_but_no_file_name(client, content):
    document = DocumentFactory.create(title="Anna-Harare.pdf", label_sv="Årsrapporten")
    publish(content, body_sv=[("download", {"document": document, "text": ""})])
    html = client.get("/sv/om-oss/kontakt/").content.decode()
    assert "Årsrapporten" in html
    assert "PDF" in html
    assert "Harare" not in html


@pytest.mark.django_db
def test_a_video_asks_nothing_of_its_provider_before_a_click(client, content):
    video = {"url": "https://youtu.be/abcdefghijk", "title": "Palmedagen", "poster": None}
    publish(content, body_sv=[("embed", video)])
    html = client.get("/sv/om-oss/kontakt/").content.decode()
    assert "Palmedagen" in html
    assert "<iframe" not in html


def test_labels_in_a_text_are_in_the_language_of_the_text():
    from palmecenter.blocks.facts import TableBlock

    block = TableBlock()
    table = block.to_python(
        {
            "columns": [{"type": "text", "heading": "Land"}, {"type": "number", "heading": "Tal"}],
            "rows": [{"values": ["Kenya", 1.5]}],
            "caption": "",
        }
    )
    with translation.override("sv"):
        assert "1,5" in block.render(table)
    with translation.override("en"):
        assert "1.5" in block.render(table)
