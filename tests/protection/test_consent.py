"""Pictures of people: shown only as long as they consent."""

from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from PIL import Image as Picture

from palmecenter.media.models import Image
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.media import ImageFactory
from tests.factories.pages import edit, publish

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 6, 30)
RED = (200, 16, 46)


@pytest.fixture
def portrait() -> Image:
    return ImageFactory.create(
        title="Porträtt 7", shows_people=True, consent_holder="Kansliet", consent_until=LAST_DAY
    )


@pytest.fixture
def page_with_portrait(section, portrait):
    section.picture = portrait
    section.save_revision().publish()
    return section


def picture_at(client, address: str) -> tuple[int, ...]:
    response = client.get(address)
    picture = Picture.open(BytesIO(b"".join(response.streaming_content))).convert("RGB")
    colour = picture.getpixel((5, 5))
    assert isinstance(colour, tuple)
    return colour


@pytest.mark.parametrize("consent", [{"consent_until": None}, {"consent_holder": ""}])
def test_a_page_that_is_not_open_is_not_published_with_people_who_did_not_consent(
    section, portrait, consent
):
    Image.objects.filter(pk=portrait.pk).update(**consent)
    draft = edit(section, picture=portrait, protection=ProtectionLevel.LIMITED)
    with pytest.raises(ValidationError, match="Porträtt 7"):
        draft.get_latest_revision().publish()
    section.refresh_from_db()
    assert not section.live


def test_pictures_in_the_text_count(section, portrait):
    Image.objects.update(consent_holder="")
    body = [("picture", {"image": portrait, "size": "normal"})]
    draft = edit(section, body_sv=body, protection=ProtectionLevel.LIMITED)
    with pytest.raises(ValidationError, match="Porträtt 7"):
        draft.get_latest_revision().publish()


@pytest.mark.parametrize(("day", "allowed"), [(LAST_DAY, True), (date(2026, 7, 1), False)])
def test_consent_holds_to_the_end_of_its_last_day(section, portrait, day, allowed):
    with time_machine.travel(f"{day}T12:00:00+02:00"):
        draft = edit(section, picture=portrait, protection=ProtectionLevel.LIMITED)
        if allowed:
            draft.get_latest_revision().publish()
        else:
            with pytest.raises(ValidationError):
                draft.get_latest_revision().publish()


def test_midnight_in_stockholm_is_when_it_ends(portrait):
    with time_machine.travel("2026-06-30T23:59:00+02:00", tick=False):
        assert not portrait.is_withdrawn
    with time_machine.travel("2026-07-01T00:00:00+02:00", tick=False):
        assert portrait.is_withdrawn


def test_an_open_page_may_show_people_who_were_never_asked(section):
    crowd = ImageFactory(shows_people=True)
    assert publish(section, picture=crowd).picture == crowd


def test_a_withdrawn_picture_is_a_blank_without_words_wherever_it_is_asked_for(
    page_with_portrait, portrait, client
):
    with time_machine.travel("2026-06-30T12:00:00+02:00"):
        rendition = portrait.get_rendition("width-400|format-png")
        assert picture_at(client, rendition.url) == RED
        assert portrait.alt_sv in client.get("/sv/om-oss/").content.decode()
    with time_machine.travel("2026-07-01T00:00:00+02:00"):
        assert client.get(rendition.url).status_code == 404
        again = Image.objects.get(pk=portrait.pk)
        for blank in (
            again.get_rendition("width-400|format-png"),
            *again.get_renditions("width-400|format-png", "width-100|format-png").values(),
        ):
            assert blank.url != rendition.url
            assert picture_at(client, blank.url) != RED
            assert not blank.alt
        html = client.get("/sv/om-oss/").content.decode()
        assert portrait.alt_sv not in html


def test_the_nightly_command_deletes_files_and_reports_by_number(
    portrait, django_capture_on_commit_callbacks
):
    with time_machine.travel("2026-06-30T12:00:00+02:00"):
        rendition = portrait.get_rendition("width-400|format-png")
    said = StringIO()
    with (
        time_machine.travel("2026-07-01T03:00:00+02:00"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        call_command("withdraw_expired_consent", stdout=said)
    assert f"Picture {portrait.pk}:" in said.getvalue()
    assert "Porträtt" not in said.getvalue()
    assert not rendition.file.storage.exists(rendition.file.name)


def test_what_is_due_without_consent_holds_up_nobody_else(section, content, portrait):
    edit(section, protection=ProtectionLevel.LIMITED, picture=portrait)
    with time_machine.travel("2026-06-01T12:00:00+02:00") as now:
        soon = timezone.now() + timedelta(days=40)
        for page in (section, content):
            draft = edit(page, go_live_at=soon, heading_sv="I juli")
            draft.get_latest_revision().publish()
        now.move_to("2026-07-12T12:00:00+02:00")
        call_command("publish_scheduled")
    section.refresh_from_db()
    content.refresh_from_db()
    assert (section.live, content.heading_sv) == (False, "I juli")
