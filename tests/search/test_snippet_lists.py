"""Every list of snippets can be searched, and what was found sorted and filtered.

The cases are read from the lists that are registered, so a new list or column is one of them.
"""

from collections.abc import Iterator

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.snippets import SnippetViewSet

from tests.factories.taxonomy import CountryFactory, OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db

LISTS = sorted(
    (model.snippet_viewset for model in get_snippet_models()),
    key=lambda viewset: viewset.model._meta.label,
)


def sortings(viewset: SnippetViewSet) -> list[str]:
    """Return what the heads of a list's columns sort by."""
    known = {**viewset.get_common_view_kwargs(), **viewset.get_index_view_kwargs()}
    view = viewset.index_view_class(**known)
    view.setup(RequestFactory().get("/"))
    return [column.sort_key for column in view.columns if column.sort_key]


def columns() -> Iterator[object]:
    for viewset in LISTS:
        for name in sortings(viewset):
            yield pytest.param(viewset, name, id=f"{viewset.model._meta.label} by {name}")


def filters() -> Iterator[object]:
    for viewset in LISTS:
        names = viewset.list_filter if isinstance(viewset.list_filter, list | tuple) else ()
        for name in names:
            yield pytest.param(viewset, name, id=f"{viewset.model._meta.label} of {name}")


def address(viewset: SnippetViewSet) -> str:
    return reverse(viewset.get_url_name("list"))


@pytest.mark.parametrize(("viewset", "name"), list(columns()))
def test_what_was_found_in_a_list_is_sorted_by_any_column(
    editor_client: Client, viewset: SnippetViewSet, name: str
) -> None:
    found = editor_client.get(address(viewset), {"q": "äkta", "ordering": name})
    assert found.status_code == 200
    assert found.context["ordering"] == name


@pytest.mark.parametrize(("viewset", "name"), list(filters()))
def test_what_was_found_in_a_list_is_filtered(
    editor_client: Client, viewset: SnippetViewSet, name: str
) -> None:
    RegionFactory()
    OrganisationFactory()
    field = viewset.model._meta.get_field(name)
    value = field.related_model.objects.get().pk if field.is_relation else field.choices[0][0]
    found = editor_client.get(address(viewset), {"q": "äkta", name: value})
    assert found.status_code == 200
    assert found.context["is_filtering"]


def test_found_countries_stand_in_the_order_of_their_regions(editor_client: Client) -> None:
    for region, code in (("Asien", "PH"), ("Afrika", "NA")):
        CountryFactory(region=RegionFactory(name_sv=region), code=code, name_sv=f"Äkta {code}")
    query = {"q": "äkta", "ordering": "region"}
    found = editor_client.get(reverse("wagtailsnippets_taxonomy_country:list"), query)
    assert [country.code for country in found.context["object_list"]] == ["NA", "PH"]
