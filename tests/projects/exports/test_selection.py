"""The files hold the same selection as the list, the same facts as the pages, no more."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from palmecenter.protection.levels import ProtectionLevel
from tests.factories.projects import (
    ProjectFundingFactory,
    ProjectResultFactory,
)
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
    ThemeFactory,
)
from tests.projects.exports.files import EN, FILES, SV, body, document, make, table
from tests.projects.exports.iati import assert_valid

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", FILES[:3])
def test_a_file_holds_what_the_list_with_the_same_filters_holds(client, index, name):
    kenya = CountryFactory(code="KE")
    make(index, 1, countries=[kenya])
    make(index, 2)
    make(index, 3, countries=[kenya], period_start=date(2010, 1, 1), period_end=date(2011, 1, 1))
    content = body(client.get(f"{EN}{name}?country=kenya&status=running")).decode()
    assert "Wells 1" in content
    assert "Wells 2" not in content
    assert "Wells 3" not in content


def test_a_file_takes_the_other_languages_words_for_filters_as_the_list_does(client, index):
    make(index, 1, countries=[CountryFactory(code="KE")])
    make(index, 2)
    assert len(table(client, f"{SV}projects.csv?country=kenya")) == 1


@pytest.mark.parametrize("name", FILES[:3])
@pytest.mark.parametrize(
    "query", ["land=atlantis", "sida=-1", "fran=2024-13-45", "tema=%27%3B+drop+table", "land=\x00"]
)
def test_a_filter_that_makes_no_sense_gives_no_file(client, index, name, query):
    make(index)
    response = client.get(f"{SV}{name}?{query}")
    assert response.status_code == 404
    assert 'lang="sv"' in response.content.decode()


@pytest.mark.parametrize("path", [f"{SV}projects.csv", f"{EN}projects.csv"])
def test_what_is_not_public_is_in_no_file(client, index, path):
    make(index, 1)
    make(index, 2, live=False)
    make(index, 3, protection=ProtectionLevel.CLOSED, live=False)
    private = make(index, 4)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert len(table(client, path)) == 1
    assert len(document(client)["projects"]) == 1
    assert len(assert_valid(body(client.get(f"{SV}iati.xml")), "activities")) == 1


def test_nobody_gets_files_of_a_private_list(client, index):
    make(index)
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    for name in FILES:
        assert client.get(f"{SV}{name}").status_code in {302, 404}


def test_what_a_level_withholds_is_in_no_file(client, index):
    for number, level in enumerate((ProtectionLevel.LIMITED, ProtectionLevel.PROTECTED)):
        funder = ProjectFundingFactory.build(amount=123_456)
        partner = OrganisationFactory(name_sv="HEMLIG", name_en="SECRET")
        facts = {"partner_organisations": [partner], "funders": [funder], "budget": 388_214}
        make(index, number, protection=level, **facts)
    for path in (f"{SV}{name}" for name in FILES):
        content = body(client.get(path)).decode()
        for secret in ("HEMLIG", "SECRET", "388214", "123456"):
            assert secret not in content
    told = {one["protection"]: one for one in document(client)["projects"]}
    limited, protected = told["limited"], told["protected"]
    assert (protected["budget_sek"], protected["countries"], protected["start"]) == (None, [], None)
    assert (limited["budget_sek"], limited["sums_rounded"]) == (390_000, True)
    assert limited["funders"][0]["amount_sek"] == 120_000


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "lxml").get_text(" ").split())


def test_files_tell_nothing_that_the_page_does_not(client, index):
    page = make(
        index,
        themes=[ThemeFactory()],
        member_organisations=[OrganisationFactory()],
        partner_organisations=[OrganisationFactory()],
        results=[ProjectResultFactory.build()],
        funders=[ProjectFundingFactory.build()],
        lessons_sv="Det tog tid.",
        lessons_en="It took time.",
    )
    shown = {code: words(client.get(page.address(code)).content.decode()) for code in ("sv", "en")}
    project = document(client)["projects"][0]
    texts = [project["title"], project["summary"], project["lessons"]]
    texts += [one["name"] for one in project["countries"] + project["themes"]]
    texts += project["member_organisations"] + project["partner_organisations"]
    texts += [one["statement"] for one in project["results"]]
    texts += [one["name"] for one in project["funders"]]
    for text in texts:
        for code, said in text.items():
            assert said in shown[code]
    digits = shown["sv"].replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    for amount in (project["budget_sek"], project["funders"][0]["amount_sek"], 60, 41):
        assert str(amount) in digits
