"""What a level removed is read as labels and words, not as the data that is stored."""

import pytest
from bs4 import BeautifulSoup

from palmecenter.protection.identities.models import IdentityReading
from palmecenter.protection.identities.presentation import tell
from palmecenter.protection.levels import ProtectionLevel
from projects.models import ProjectPage
from tests.factories.media import ImageFactory
from tests.factories.pages import edit
from tests.factories.projects import (
    ProjectIndexPageFactory,
    ProjectPageFactory,
    ProjectResultFactory,
)
from tests.factories.taxonomy import CountryFactory, OrganisationFactory
from tests.protection.identities.rows import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(home, key) -> ProjectPage:
    page = ProjectPageFactory(
        parent=ProjectIndexPageFactory(parent=home),
        heading_sv="Fria fack i Harare",
        budget=913_471,
        countries=[CountryFactory(code="ZW")],
        partner_organisations=[OrganisationFactory(name_sv="Gatans Handel", name_en="Trade")],
        results=[ProjectResultFactory.build(statement_sv="Sparlag", statement_en="Groups")],
        body_sv=[
            ("text", "<p>De möts i <b>Mbare</b>.</p>"),
            ("picture", {"image": ImageFactory(title="Mötet"), "size": "normal"}),
        ],
    )
    edit(page, status_override="stopped")
    edit(page, protection=ProtectionLevel.PROTECTED, heading_sv="Allmänt")
    return page


def lines_of(part) -> dict[str, str]:
    return {line.text: line.find_next("dd").text for line in part.select("dt")}


def test_a_custodian_reads_labels_and_words_with_earlier_versions_folded(project, custodian_client):
    response = custodian_client.post(address(project), {"act": "read"})
    soup = BeautifulSoup(response.content, "html.parser").select_one("#main")
    assert soup
    assert "{" not in soup.text
    facts = lines_of(soup.find("dl"))
    assert facts["Countries"] == "Zimbabwe"
    assert facts["Partner organisations"] == "Gatans Handel / Trade"
    assert "What is measured (Swedish): Sparlag" in facts["Results"]
    earlier = next(
        told
        for version in soup.select("details")
        if (told := lines_of(version)).get("Status") == "stopped"
    )
    assert earlier["Heading (Swedish)"] == "Fria fack i Harare"
    assert earlier["Countries"] == "Zimbabwe"
    assert earlier["Budget, SEK"] == "913471"
    assert "De möts i Mbare." in earlier["Text (Swedish)"]
    assert "Mötet" in earlier["Text (Swedish)"]
    technical = {"Path", "Depth", "Words sv", "Translation key", "pk", "content_type"}
    assert not technical & set(earlier)
    assert IdentityReading.objects.get().act == "read"


def test_what_no_field_is_known_for_is_told_all_the_same():
    entry = {"at": "then", "facts": {"gone": "Words", "gone_too": [1, 2]}, "comments": ["Tyst!"]}
    told = tell(ProjectPage, entry)
    assert (told.at, told.facts, told.comments) == (
        "then",
        [("gone", "Words"), ("gone_too", "[1, 2]")],
        ["Tyst!"],
    )
