"""What a line of a file of projects does: all of a file or nothing, and never by surprise."""

from datetime import date

import pytest
from django.utils import translation
from wagtail.models import Revision

from projects.importing.report import LineKind
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import edit
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, OrganisationFactory, ThemeFactory

from .files import imported, latest, problems, trial

pytestmark = pytest.mark.django_db


def test_a_new_line_becomes_a_draft_with_its_facts_in_both_languages(
    projects: ProjectIndexPage,
) -> None:
    CountryFactory(code="NA")
    ThemeFactory(name_sv="Jämställdhet", name_en="Gender equality")
    OrganisationFactory(name_sv="ABF, Stockholm", name_en="ABF, Stockholm")
    report = imported(
        projects,
        "slug;heading_sv;heading_en;body_sv;countries;themes;member_organisations;"
        "period_start;period_end;budget;gender_marker;ready_sv",
        'brunnar;Brunnar;Wells;"Första.\n\nAndra & sista.";NA;gender equality;"ABF, Stockholm";'
        "2025-01-01;2026-12-31;1 200 000;2;ja",
    )
    assert not report.is_wrong
    page = ProjectPage.objects.get(slug="brunnar")
    assert not page.live
    draft = page.get_latest_revision_as_object()
    assert (draft.heading_sv, draft.heading_en) == ("Brunnar", "Wells")
    assert [country.code for country in draft.countries.all()] == ["NA"]
    assert [theme.name_en for theme in draft.themes.all()] == ["Gender equality"]
    assert [one.name_sv for one in draft.member_organisations.all()] == ["ABF, Stockholm"]
    assert (draft.period_start, draft.budget) == (date(2025, 1, 1), 1_200_000)
    assert (draft.iati_gender_marker, draft.ready_sv, draft.ready_en) == (2, True, False)
    assert "<p>Första.</p><p>Andra &amp; sista.</p>" in str(draft.body_sv)
    assert page.get_parent().pk == projects.pk


def test_a_line_changes_only_what_its_cells_say_and_only_the_draft(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects, budget=5, countries=[CountryFactory(code="NA")])
    report = imported(
        projects, "slug;budget;spent;countries", f"{page.slug};10;;", f"{page.slug}-2;1;;"
    )
    assert [result.kind for result in report.results] == [LineKind.CHANGED, LineKind.WRONG]
    report = imported(projects, "slug;budget;spent;countries", f"{page.slug};10;;")
    (change,) = report.results[0].changes
    assert (change.column, change.old, change.new) == ("budget", "5", "10")
    assert ProjectPage.objects.get(pk=page.pk).budget == 5
    draft = latest(page)
    assert (draft.budget, draft.countries.count()) == (10, 1)


def test_a_project_is_known_by_its_iati_identifier_even_when_that_is_only_in_a_draft(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects)
    edit(page, iati_identifier="SE-1")
    imported(projects, "iati_identifier;budget", "SE-1;10")
    assert latest(page).budget == 10
    assert ProjectPage.objects.count() == 1


def test_a_cell_that_says_empty_empties_and_an_empty_one_does_not(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(
        parent=projects, budget=5, spent=4, countries=[CountryFactory(code="NA")]
    )
    imported(
        projects,
        "slug;budget;spent;countries;period_end;lessons_sv",
        f"{page.slug};(tom);;(empty);(tom);(tom)",
    )
    draft = latest(page)
    assert (draft.budget, draft.spent, draft.period_end) == (None, 4, None)
    assert not draft.countries.exists()


def test_the_same_file_again_changes_nothing_and_makes_no_version(
    projects: ProjectIndexPage,
) -> None:
    CountryFactory(code="NA")
    rows = ["slug;heading_sv;body_sv;countries;budget", "brunnar;Brunnar;Text här.;NA;10"]
    imported(projects, *rows)
    count = Revision.objects.count()
    report = imported(projects, *rows)
    assert [result.kind for result in report.results] == [LineKind.SAME]
    assert Revision.objects.count() == count


def test_a_text_that_says_the_same_keeps_its_headings_and_links(
    projects: ProjectIndexPage,
) -> None:
    body = [("heading", {"text": "Rubrik", "level": "2"}), ("text", "<p>Text <b>här</b>.</p>")]
    page = ProjectPageFactory(parent=projects, body_sv=body)
    report = imported(projects, "slug;body_sv", f'{page.slug};"Rubrik\n\nText här."')
    assert [result.kind for result in report.results] == [LineKind.SAME]


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("period_start", "2024-13-45", "is no date"),
        ("period_start", "01/02/2025", "is no date"),
        ("budget", "1,5 miljoner", "no whole number"),
        ("budget", "-5", "formula"),
        ("budget", "9" * 14, "no whole number"),
        ("countries", "XX", "no known country"),
        ("themes", "gender | nonsense", "no known theme"),
        ("status", "unknown", "not among"),
        ("open_data", "some", "not among"),
        ("ready_sv", "kanske", "neither yes nor no"),
        ("heading_sv", '=HYPERLINK("x")', "formula"),
        ("heading_sv", "@SUM(A1)", "formula"),
        ("heading_sv", "x" * 201, "200"),
        ("sector", "123", "Five digits"),
        ("gender_marker", "7", "7"),
        ("slug_en", "Not A Slug", "slug"),
        ("iati_identifier", "SE 1", "blanks"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(
    projects: ProjectIndexPage, column: str, cell: str, says: str
) -> None:
    ThemeFactory(name_en="gender")
    heading = "summary_sv" if column == "heading_sv" else "heading_sv"
    with translation.override("en"):
        rows = [
            f"slug;{heading};{column}",
            f'brunnar;Brunnar;"{cell.replace(chr(34), chr(34) * 2)}"',
        ]
        ((number, where, message),) = problems(imported(projects, *rows))
    assert (number, where) == (2, column)
    assert says in message
    assert not ProjectPage.objects.exists()


def test_an_exports_apostrophe_before_a_sign_is_taken_off(projects: ProjectIndexPage) -> None:
    imported(projects, "slug;heading_sv", "plus;'+ och -")
    assert ProjectPage.objects.get().heading_sv == "+ och -"


def test_one_wrong_line_keeps_all_others_from_being_written(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, budget=5)
    report = imported(
        projects,
        "slug;heading_sv;budget",
        f"{page.slug};;10",
        "ny;Ny;",
        "fel;;fel",
        "ny-2;Ny två;1",
    )
    kinds = [result.kind for result in report.results]
    assert kinds == [LineKind.CHANGED, LineKind.NEW, LineKind.WRONG, LineKind.NEW]
    assert ProjectPage.objects.count() == 1
    assert not Revision.objects.exists()


def test_a_period_that_ends_before_it_starts_is_a_mistake_of_its_line(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects)
    ((number, column, _message),) = problems(
        imported(projects, "slug;period_end", f"{page.slug};1999-01-01")
    )
    assert (number, column) == (2, "period_end")


@pytest.mark.parametrize(
    "rows",
    [
        ("slug;iati_identifier;heading_sv", "a;SE-1;A", "b;SE-1;B"),
        ("slug;iati_identifier;heading_sv", "a;;A", "a;SE-2;B"),
    ],
    ids=["identifier", "slug"],
)
def test_two_lines_about_one_project_are_a_mistake(
    projects: ProjectIndexPage, rows: tuple[str, ...]
) -> None:
    ((number, _column, message),) = problems(imported(projects, *rows))
    assert number == 3
    assert "2" in message


def test_a_slug_and_an_identifier_of_different_projects_are_a_mistake(
    projects: ProjectIndexPage,
) -> None:
    one = ProjectPageFactory(parent=projects)
    ProjectPageFactory(parent=projects, iati_identifier="SE-1")
    assert trial(projects, "slug;iati_identifier", f"{one.slug};SE-1").is_wrong


def test_a_line_without_slug_and_identifier_is_a_mistake(projects: ProjectIndexPage) -> None:
    assert trial(projects, "slug;heading_sv", ";Brunnar").is_wrong


def test_the_same_slug_elsewhere_on_the_site_is_another_page(
    projects: ProjectIndexPage, content
) -> None:
    report = imported(projects, "slug;heading_sv", f"{content.slug};Brunnar")
    assert [result.kind for result in report.results] == [LineKind.NEW]


def test_a_mistyped_slug_is_called_that_and_not_a_missing_heading(
    projects: ProjectIndexPage,
) -> None:
    ProjectPageFactory(parent=projects, slug="brunnar")
    with translation.override("en"):
        found = problems(trial(projects, "slug;budget", "bruunnar;10"))
    words = "No project has this slug or identifier. To make a new one, give it a heading."
    assert found == [(2, "slug", words)]
    ((_number, column, _message),) = problems(trial(projects, "iati_identifier;budget", "SE-9;10"))
    assert column == "iati_identifier"
