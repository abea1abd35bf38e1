"""Projects come from a spreadsheet: all of a file or nothing, and never by surprise."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from palmecenter.protection.levels import ProtectionLevel
from projects.importing.reading import FileError, read
from projects.importing.trial import Kind, Report, Wish, run
from projects.models import HeldImport, ProjectIndexPage, ProjectPage
from tests.factories.pages import edit
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, OrganisationFactory, ThemeFactory

from .test_copying import user_with

pytestmark = pytest.mark.django_db


def sheet(*rows: str, separator: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(rows).replace(";", separator).encode(encoding)


def trial(index: ProjectIndexPage, *rows: str, **wish: Any) -> Report:
    return run(read(sheet(*rows)), Wish(index, **wish), write=False)


def imported(index: ProjectIndexPage, *rows: str, **wish: Any) -> Report:
    return run(read(sheet(*rows)), Wish(index, **wish), write=True)


def latest(page: ProjectPage) -> ProjectPage:
    return ProjectPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def problems(report: Report) -> list[tuple[int, str, str]]:
    return [(r.number, p.column, p.message) for r in report.results for p in r.problems]


# --- The file ---------------------------------------------------------------------------------


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
        (b'slug;heading_sv\nx;"y', "Line 2 cannot be read"),
        (b"slug;heading_sv\n" + b"x;y\n" * 2001, "more than 2000"),
        (b"slug;heading_sv\nx;" + b"y" * 2_000_000, "2 MB"),
        (b"\x89PNG\r\n\x1a\n", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, says: str) -> None:
    with translation.override("en"), pytest.raises(FileError, match=says):
        read(data)


# --- What a line does -------------------------------------------------------------------------


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
    assert [result.kind for result in report.results] == [Kind.CHANGED, Kind.WRONG]
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
    assert [result.kind for result in report.results] == [Kind.SAME]
    assert Revision.objects.count() == count


def test_a_text_that_says_the_same_keeps_its_headings_and_links(
    projects: ProjectIndexPage,
) -> None:
    body = [("heading", {"text": "Rubrik", "level": "2"}), ("text", "<p>Text <b>här</b>.</p>")]
    page = ProjectPageFactory(parent=projects, body_sv=body)
    report = imported(projects, "slug;body_sv", f'{page.slug};"Rubrik\n\nText här."')
    assert [result.kind for result in report.results] == [Kind.SAME]


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
    assert kinds == [Kind.CHANGED, Kind.NEW, Kind.WRONG, Kind.NEW]
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
    assert [result.kind for result in report.results] == [Kind.NEW]


# --- Publishing and protection ----------------------------------------------------------------


def test_with_publish_a_ready_project_goes_live_and_one_ready_in_no_language_is_a_mistake(
    projects: ProjectIndexPage,
) -> None:
    header = "slug;heading_sv;body_sv;ready_sv"
    assert imported(projects, header, "a;A;Text;nej", publish=True).is_wrong
    report = imported(projects, header, "a;A;Text;ja", publish=True)
    assert report.results[0].published
    assert ProjectPage.objects.get(slug="a").live


def test_with_publish_nobodys_half_written_draft_goes_live(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, budget=5)
    edit(page, summary_sv="Halvfärdigt")
    report = imported(projects, "slug;budget", f"{page.slug};10", publish=True)
    assert not report.results[0].published
    assert report.results[0].notes
    live = ProjectPage.objects.get(pk=page.pk)
    assert (live.budget, live.summary_sv) == (5, "En ingress på svenska.")


def test_what_a_level_hides_is_a_mistake_in_the_file(projects: ProjectIndexPage) -> None:
    CountryFactory(code="BY")
    rows = ["slug;heading_sv;protection;countries;budget", "fria-fack;Fria fack;protected;BY;10"]
    found = {column for _number, column, _message in problems(imported(projects, *rows))}
    assert found == {"countries", "budget"}


def test_a_level_is_never_lowered_by_a_file(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, protection=ProtectionLevel.PROTECTED)
    for level in ("open", "limited"):
        ((_number, column, _message),) = problems(
            imported(projects, "slug;protection", f"{page.slug};{level}")
        )
        assert column == "protection"


def test_the_preview_shows_sums_as_they_will_be_stored(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, protection=ProtectionLevel.LIMITED)
    report = trial(projects, "slug;budget", f"{page.slug};913471")
    changes = {change.column: change.new for change in report.results[0].changes}
    assert changes == {"budget": "910000", "amounts_rounded": "yes"}


# --- Who may ----------------------------------------------------------------------------------


def test_each_line_needs_the_permission_that_the_editor_would_need(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects)
    rows = ["slug;heading_sv", f"{page.slug};Ändrad", "ny;Ny"]
    report = trial(projects, *rows, user=user_with(projects, "change_page"))
    assert [result.kind for result in report.results] == [Kind.CHANGED, Kind.WRONG]


def test_who_may_not_publish_may_not_publish_by_a_file(projects: ProjectIndexPage) -> None:
    user = user_with(projects, "add_page", "change_page")
    rows = ["slug;heading_sv;body_sv;ready_sv", "ny;Ny;Text;ja"]
    assert not trial(projects, *rows, user=user).is_wrong
    assert trial(projects, *rows, user=user, publish=True).is_wrong


def test_a_locked_project_is_left_alone(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, locked=True)
    assert trial(projects, "slug;budget", f"{page.slug};10").is_wrong


# --- In the admin -----------------------------------------------------------------------------


def upload(client: Client, index: ProjectIndexPage, data: bytes, **more: object):
    file = SimpleUploadedFile("projekt.csv", data, "text/csv")
    return client.post(reverse("project_import"), {"file": file, "index": index.pk, **more})


def confirm(client: Client, held: HeldImport):
    return client.post(reverse("project_import_confirm", args=[held.pk]))


def test_the_preview_writes_nothing_and_the_confirmed_file_does_what_it_showed(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, budget=5)
    data = sheet("slug;heading_sv;budget", f"{page.slug};;10", "ny;Ny;7")
    html = upload(editor_client, projects, data).content.decode()
    assert "<del>5</del>" in html
    assert "<ins>10</ins>" in html
    assert not Revision.objects.exists()
    assert ProjectPage.objects.count() == 1
    response = confirm(editor_client, HeldImport.objects.get())
    assert response.url == reverse("projects:index")
    assert latest(page).budget == 10
    assert ProjectPage.objects.get(slug="ny").get_latest_revision_as_object().budget == 7
    assert latest(page).latest_revision.user.username == "editor"
    assert not HeldImport.objects.exists()


def test_a_confirmed_file_that_would_do_something_else_by_now_is_shown_anew(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, budget=5)
    upload(editor_client, projects, sheet("slug;budget", f"{page.slug};10"))
    edit(page, budget=8)
    html = confirm(editor_client, HeldImport.objects.get()).content.decode()
    assert "<del>8</del>" in html
    assert latest(page).budget == 8
    confirm(editor_client, HeldImport.objects.get())
    assert latest(page).budget == 10


def test_nobody_confirms_anothers_file(
    editor_client: Client, client: Client, projects: ProjectIndexPage
) -> None:
    upload(editor_client, projects, sheet("slug;heading_sv", "ny;Ny"))
    client.force_login(user_with(projects, "add_page"))
    assert confirm(client, HeldImport.objects.get()).status_code == 404
    assert not ProjectPage.objects.exists()


def test_a_wrong_file_is_explained_in_the_editors_language_and_cannot_be_confirmed(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    UserProfile.objects.update_or_create(
        user_id=editor_client.session["_auth_user_id"], defaults={"preferred_language": "sv"}
    )
    html = upload(editor_client, projects, sheet("slug;heading_sv;budget", "ny;Ny;x")).content
    assert "är inget heltal" in html.decode()
    assert not HeldImport.objects.exists()
    html = upload(editor_client, projects, b"slug;heading\nx;y").content.decode()
    assert "Ingen kolumn heter heading." in html


@pytest.mark.parametrize("data", [{}, {"index": "x"}, {"file": "not a file"}])
def test_a_form_without_a_file_asks_for_one(
    editor_client: Client, projects: ProjectIndexPage, data: dict[str, str]
) -> None:
    response = editor_client.post(reverse("project_import"), data)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_who_may_edit_no_project_may_not_import(client: Client, projects, content) -> None:
    client.force_login(user_with(content, "change_page"))
    for name in ("project_import", "project_import_columns"):
        response = client.get(reverse(name))
        assert response.status_code in {302, 403}
        assert "slug_en" not in response.content.decode()


def test_the_empty_file_holds_every_column_and_can_be_read(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    data = editor_client.get(reverse("project_import_columns")).content
    line = read(data + b"brunnar\r\n")[0]
    assert list(line.cells.values()) == ["brunnar"]


# --- On the command line ----------------------------------------------------------------------


def command(path: Path, data: bytes, *options: str) -> str:
    path.write_bytes(data)
    out = StringIO()
    call_command("import_projects", str(path), *options, stdout=out, stderr=out)
    return out.getvalue()


def test_the_command_tells_line_by_line_and_a_dry_run_writes_nothing(
    projects: ProjectIndexPage, tmp_path: Path
) -> None:
    page = ProjectPageFactory(parent=projects, budget=5)
    data = sheet("slug;budget", f"{page.slug};10")
    said = command(tmp_path / "p.csv", data, "--dry-run")
    assert "budget: 5 → 10" in said
    assert "dry run" in said
    assert not Revision.objects.exists()
    command(tmp_path / "p.csv", data)
    assert latest(page).budget == 10


def test_the_command_fails_and_writes_nothing_when_a_line_is_wrong(
    projects: ProjectIndexPage, tmp_path: Path
) -> None:
    data = sheet("slug;heading_sv;budget", "a;A;1", "b;B;x")
    with pytest.raises(CommandError, match="Nothing has been written"):
        command(tmp_path / "p.csv", data)
    assert not ProjectPage.objects.exists()


def test_the_command_says_that_a_file_is_missing(
    projects: ProjectIndexPage, tmp_path: Path
) -> None:
    with pytest.raises(CommandError):
        call_command("import_projects", str(tmp_path / "missing.csv"))
