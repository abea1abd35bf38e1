"""Names that a level hides whichever page they belong to."""

import pytest

from events.models import EventPage
from palmecenter.taxonomy.known_names import KnownNames
from party_support.models import InitiativePage
from projects.models import ProjectPage
from publications.models import PublicationPage
from tests.factories.taxonomy import CountryFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "level", "hidden"),
    [
        (ProjectPage, "open", set()),
        (ProjectPage, "limited", {"Gatans Handel", "Frihetspartiet"}),
        (ProjectPage, "protected", {"Gatans Handel", "Frihetspartiet", "Facket", "Kenya"}),
        (InitiativePage, "limited", {"Gatans Handel", "Frihetspartiet"}),
        (InitiativePage, "protected", {"Gatans Handel", "Frihetspartiet", "Kenya"}),
        (EventPage, "limited", {"Gatans Handel", "Frihetspartiet"}),
        (PublicationPage, "protected", {"Kenya"}),
    ],
)
def test_a_level_hides_the_names_of_all_that_a_fact_could_be(model, level, hidden):
    for name, role in (
        ("Gatans Handel", "partner"),
        ("Frihetspartiet", "sister-party"),
        ("Facket", "member"),
        ("Fonden", "funder"),
    ):
        OrganisationFactory(name_sv=name, name_en="", role=role)
    CountryFactory(code="KE", name_sv="Kenya", name_en="Kenya")
    CountryFactory(code="SE", name_sv="Sverige", name_en="Sweden")
    names = KnownNames().hidden_by(model, level)
    assert names & {"Gatans Handel", "Frihetspartiet", "Facket", "Fonden", "Kenya"} == hidden
    assert "Sverige" not in names
    assert names == model.names_hidden_by(level)
