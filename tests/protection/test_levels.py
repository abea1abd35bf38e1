"""What a level hides is not in the page, by whatever way it is saved."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, PageLogEntry, Revision

from palmecenter.pages.models import RelatedPage, SectionPage
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.pages import SectionPageFactory, edit, publish

pytestmark = pytest.mark.django_db

LIMITED, PROTECTED, CLOSED = list(ProtectionLevel)[1:]


def stored(page) -> SectionPage:
    return SectionPage.objects.get(pk=page.pk)


def revision_contents(page) -> str:
    return str(list(Revision.objects.for_instance(page).values_list("content", "object_str")))


def test_a_limited_page_keeps_what_only_the_next_level_hides(work):
    live = publish(work, protection=LIMITED)
    assert not live.related_pages.exists()
    assert live.picture
    assert live.body_sv
    assert live.live


def test_a_protected_page_holds_no_fact_in_row_or_revision(work):
    live = publish(work, protection=PROTECTED)
    assert (live.picture, list(live.related_pages.all())) == (None, [])
    assert not live.body_sv
    assert not live.body_en
    draft = live.get_latest_revision_as_object()
    assert (draft.picture, list(draft.related_pages.all())) == (None, [])
    assert "Brödtext" not in revision_contents(work)


def test_saving_a_draft_at_a_higher_level_takes_the_page_off_the_site_at_once(work, client):
    edit(work, protection=PROTECTED)
    row = stored(work)
    assert (row.live, row.picture, row.body_sv.raw_data[:]) == (False, None, [])
    assert client.get("/sv/om-oss/").status_code == 404
    assert "/sv/om-oss/</loc>" not in client.get("/sitemap.xml").content.decode()


def test_publishing_at_a_higher_level_leaves_it_on_the_site_without_the_facts(work, client):
    publish(work, protection=LIMITED, body_sv=[("text", "<p>Allmän text.</p>")])
    html = client.get("/sv/om-oss/").content.decode()
    assert "Allmän text." in html
    assert 'href="/sv/om-oss/kontakt/"' not in html.partition("<main")[2].partition("related")[2]


def test_earlier_revisions_say_no_more_than_the_current_one(work):
    edit(work, heading_sv="Med Fackförbundet Dolda")
    edit(work, heading_sv="Kvinnor organiserar sig", protection=LIMITED)
    assert "Dolda" not in revision_contents(work)
    assert stored(work).get_latest_revision_as_object().heading_sv == "Kvinnor organiserar sig"


def test_reverting_to_an_earlier_revision_cannot_lower_the_level(work):
    first = work.get_latest_revision()
    edit(work, protection=PROTECTED)
    first.refresh_from_db()
    page = first.as_object()
    assert page.protection == PROTECTED
    page.save_revision().publish()
    assert stored(work).picture is None


def test_lowering_a_level_waits_until_it_is_published(work):
    publish(work, protection=LIMITED)
    edit(work, protection="open", agreed=True)
    assert stored(work).protection == LIMITED
    assert stored(work).live


def test_facts_given_again_in_a_lowered_draft_go_when_the_level_is_raised_again(work, content):
    publish(work, protection=LIMITED)
    draft = edit(work, protection="open", agreed=True)
    draft.related_pages = [RelatedPage(related=content)]
    draft.save_revision()
    edit(work, protection=LIMITED)
    assert not any(
        revision.content["related_pages"] for revision in Revision.objects.for_instance(work)
    )
    assert stored(work).live, "the row never was at a lower level"


def test_old_titles_comments_and_addresses_are_forgotten(work, django_user_model):
    user = django_user_model.objects.create_superuser("anna", "anna@example.org", "secret")
    publish(work, heading_sv="Fackförbundet Dolda", slug="dolda")
    stored(work).get_latest_revision().publish(user=user)
    Comment.objects.create(page=work, user=user, text="Dolda vill inte", contentpath="heading_sv")
    assert Redirect.objects.exists()
    publish(work, heading_sv="Ett fackförbund", slug="ett-fackforbund", protection=LIMITED)
    assert not Redirect.objects.filter(redirect_page=work).exists()
    assert not Comment.objects.filter(page=work).exists()
    logged = str(list(PageLogEntry.objects.filter(page=work.pk).values_list("label", "data")))
    assert "Dolda" not in logged
    assert "olda" not in revision_contents(work)


def test_a_page_that_is_not_open_leaves_no_redirect_from_an_old_address(work):
    publish(work, protection=LIMITED)
    publish(work, slug="nytt-namn")
    assert not Redirect.objects.exists()


def test_nothing_closed_is_published(work, home):
    draft = edit(work, protection=CLOSED)
    with pytest.raises(ValidationError):
        draft.get_latest_revision().publish()
    assert not stored(work).live
    row = stored(work)
    row.live = True
    with pytest.raises(ValidationError):
        row.save()
    with pytest.raises(ValidationError):
        row.save(clean=False)
    with pytest.raises(ValidationError):
        SectionPageFactory(parent=home, protection=CLOSED)


def test_closing_a_live_row_by_code_takes_it_off_the_site(work):
    work.protection = CLOSED
    work.save()
    assert not stored(work).live
    assert stored(work).picture is None


def test_what_is_closed_can_be_scheduled_by_nobody_and_stops_nobody_elses_schedule(work, content):
    soon = timezone.now() + timedelta(hours=1)
    draft = edit(work, go_live_at=soon)
    draft.get_latest_revision().publish()
    assert Revision.objects.for_instance(work).filter(approved_go_live_at__isnull=False).exists()
    edit(work, protection=CLOSED)
    assert not Revision.objects.for_instance(work).filter(approved_go_live_at__isnull=False)
    with pytest.raises(ValidationError):
        stored(work).get_latest_revision().publish()
    Revision.objects.filter(pk=content.save_revision().pk).update(
        approved_go_live_at=timezone.now()
    )
    call_command("publish_scheduled")
    assert not stored(work).live


def test_a_scheduled_revision_goes_live_without_the_facts(work):
    draft = edit(work, go_live_at=timezone.now() + timedelta(hours=1))
    draft.get_latest_revision().publish()
    Revision.objects.for_instance(work).filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now()
    )
    edit(work, protection=PROTECTED, go_live_at=None)
    call_command("publish_scheduled")
    row = stored(work)
    assert (row.live, row.picture) == (False, None)


def test_copies_and_aliases_hold_no_fact(work):
    alias = work.create_alias(update_slug="alias")
    assert alias.picture
    publish(work, protection=PROTECTED)
    copy = stored(work).copy(update_attrs={"title": "Kopian", "slug": "kopian"})
    for page in (SectionPage.objects.get(pk=alias.pk), SectionPage.objects.get(pk=copy.pk)):
        assert (page.picture, page.protection, list(page.related_pages.all())) == (
            None,
            PROTECTED,
            [],
        )
        assert not page.body_sv


def test_a_page_made_at_a_level_never_holds_what_it_hides(home, hiding_facts):
    page = SectionPageFactory(parent=home, protection=PROTECTED)
    assert not stored(page).body_sv
    assert page.live


def test_nothing_is_lost_when_saving_fails(work):
    draft = stored(work)
    draft.protection, draft.heading_sv, draft.heading_en = PROTECTED, "", ""
    draft.slug = "print"
    with pytest.raises(ValidationError):
        draft.save_revision()
    assert stored(work).picture is not None
    assert stored(work).live
