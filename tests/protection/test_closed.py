"""Whoever is closed is named by nothing, whatever was saved before and is published later."""

import pytest

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Organisation, Person
from party_support.models import ChapterPage
from projects.models import ProjectFunding, ProjectPage
from publications.models import PublicationAuthor, PublicationPage
from tests.factories.party_support import (
    ChapterPageFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
    comment,
)
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import make_index, publication

pytestmark = pytest.mark.django_db


def close(term: Person | Organisation) -> None:
    for name in term.public_names:
        setattr(term, name, "Någon")
    term.protection = ProtectionLevel.CLOSED
    term.save()


def authors_of(page: PublicationPage) -> list[str]:
    return [one.shown_name for one in PublicationPage.objects.get(pk=page.pk).authors.all()]


def test_an_author_who_is_closed_leaves_no_empty_row(db, client) -> None:
    anna = Person.objects.create(name="Anna Lind")
    page = publication(make_index(), {})
    page.authors = [PublicationAuthor(person=anna), PublicationAuthor(name="Bo Ek")]
    page.save_revision().publish()
    earlier = page.get_latest_revision()
    assert authors_of(page) == ["Anna Lind", "Bo Ek"]
    close(anna)
    assert authors_of(page) == ["Bo Ek"]
    for path in ("", "citera.txt", "citera.json", "citera.bib", "skriv-ut/"):
        answer = client.get(page.address("sv") + path)
        assert answer.status_code == 200
        text = answer.content.decode()
        assert "Ek" in text
        assert "Anna" not in text
        assert "Någon" not in text
    earlier.publish()
    assert authors_of(page) == ["Bo Ek"]


def test_a_revision_from_before_brings_no_contact_and_no_funder_back(home) -> None:
    person = Person.objects.create(name="Anna Lind")
    donor = Organisation.objects.create(name_sv="Givaren", name_en="The Donor")
    page = ProjectPageFactory(
        parent=ProjectIndexPageFactory(parent=home),
        contact=person,
        funders=[
            ProjectFunding(organisation=donor, amount=1000),
            ProjectFunding(name_sv="Gåvor", name_en="Gifts", amount=10),
        ],
    )
    earlier = page.save_revision()
    close(person)
    close(donor)
    earlier.publish()
    stored = ProjectPage.objects.get(pk=page.pk)
    assert stored.contact is None
    assert [str(one) for one in stored.funders.all()] == ["Gåvor"]


def test_a_draft_made_later_does_not_name_them_either(home) -> None:
    person = Person.objects.create(name="Anna Lind")
    page = ProjectPageFactory(parent=ProjectIndexPageFactory(parent=home), contact=person)
    close(person)
    draft = ProjectPage.objects.get(pk=page.pk)
    draft.contact = Person.all_levels.get(pk=person.pk)
    assert draft.save_revision().content["contact"] is None


def test_a_row_that_was_read_before_somebody_was_closed_does_not_bring_them_back(
    home, client
) -> None:
    person = Person.objects.create(name="Anna Lind", email="anna@example.org")
    donor = Organisation.objects.create(name_sv="Givaren", name_en="The Donor")
    page = ProjectPageFactory(
        parent=ProjectIndexPageFactory(parent=home),
        contact=person,
        budget=1010,
        funders=[
            ProjectFunding(organisation=donor, amount=1000),
            ProjectFunding(name_sv="Gåvor", name_en="Gifts", amount=10),
        ],
    )
    assert "Anna Lind" in client.get(page.address("sv")).content.decode()
    read_before = ProjectPage.objects.get(pk=page.pk)
    assert read_before.contact == person
    close(person)
    close(donor)
    read_before.summary_sv = "En ny ingress."
    read_before.save()
    html = client.get(page.address("sv")).content.decode()
    assert "En ny ingress." in html
    assert "Gåvor" in html
    for told in ("Anna", "Givaren", "Någon"):
        assert told not in html


def test_a_party_that_is_closed_is_named_by_no_comment_of_an_earlier_version(home) -> None:
    party = Organisation.objects.create(
        name_sv="Partiet", name_en="The Party", role=Organisation.Role.SISTER_PARTY
    )
    section = PartySupportIndexPageFactory(parent=home)
    chapter = ChapterPageFactory(parent=ManualPageFactory(parent=section))
    chapter.country_comments = [comment("ZA", party=party)]
    earlier = chapter.save_revision()
    earlier.publish()
    close(party)
    earlier.refresh_from_db()
    earlier.publish()
    assert [one.party for one in ChapterPage.objects.get(pk=chapter.pk).country_comments.all()] == [
        None
    ]
