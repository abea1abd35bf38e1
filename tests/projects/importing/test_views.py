"""Projects are imported in the admin, with a preview, and on the command line."""

from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from palmecenter.protection.forms import ONLY_WHO_MAY_PUBLISH
from projects.importing.columns import COLUMNS
from projects.importing.csv_file import read
from projects.models import PendingImport, ProjectIndexPage, ProjectPage
from tests.factories.pages import edit
from tests.factories.projects import ProjectPageFactory
from tests.markup import there

from ..admin.test_copying import user_with
from .files import latest, sheet

pytestmark = pytest.mark.django_db


def upload(client: Client, index: ProjectIndexPage, data: bytes, **more: object):
    file = SimpleUploadedFile("projekt.csv", data, "text/csv")
    return client.post(reverse("project_import"), {"file": file, "index": index.pk, **more})


def confirm(client: Client, held: PendingImport):
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
    response = confirm(editor_client, PendingImport.objects.get())
    assert response.url == reverse("projects:index")
    assert latest(page).budget == 10
    assert ProjectPage.objects.get(slug="ny").get_latest_revision_as_object().budget == 7
    assert latest(page).latest_revision.user.username == "editor"
    assert not PendingImport.objects.exists()


def test_a_confirmed_file_that_would_do_something_else_by_now_is_shown_anew(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, budget=5)
    upload(editor_client, projects, sheet("slug;budget", f"{page.slug};10"))
    edit(page, budget=8)
    html = confirm(editor_client, PendingImport.objects.get()).content.decode()
    assert "<del>8</del>" in html
    assert latest(page).budget == 8
    confirm(editor_client, PendingImport.objects.get())
    assert latest(page).budget == 10


def test_nobody_confirms_anothers_file(
    editor_client: Client, client: Client, projects: ProjectIndexPage
) -> None:
    upload(editor_client, projects, sheet("slug;heading_sv", "ny;Ny"))
    client.force_login(user_with(projects, "add_page"))
    assert confirm(client, PendingImport.objects.get()).status_code == 404
    assert not ProjectPage.objects.exists()


def test_who_may_not_publish_takes_no_live_project_off_the_site_by_a_file(
    editor_client: Client, client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, heading_sv="Brunnar")
    raised = sheet("slug;heading_sv;protection", f"{page.slug};Brunnar;limited")
    staff = Client()
    staff.force_login(user_with(projects, "change_page"))
    answer = upload(staff, projects, raised)
    assert answer.status_code == 200
    with translation.override("en"):
        assert str(ONLY_WHO_MAY_PUBLISH) in unescape(answer.content.decode())
    assert not PendingImport.objects.exists()
    assert client.get(page.address("sv")).status_code == 200
    # What the same person may do in the editor, a file may do too.
    draft = sheet("slug;heading_sv", f"{page.slug};Källor")
    upload(staff, projects, draft)
    assert confirm(staff, PendingImport.objects.get()).status_code == 302
    assert latest(page).heading_sv == "Källor"
    # Whoever may publish takes it off the site, and it stays off until it is published.
    upload(editor_client, projects, raised)
    assert confirm(editor_client, PendingImport.objects.get()).status_code == 302
    assert client.get(page.address("sv")).status_code == 404


def test_who_may_not_publish_raises_the_level_of_a_draft_by_a_file(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects, live=False)
    staff = Client()
    staff.force_login(user_with(projects, "change_page"))
    upload(staff, projects, sheet("slug;protection", f"{page.slug};limited"))
    assert confirm(staff, PendingImport.objects.get()).status_code == 302
    assert latest(page).protection == "limited"


def test_a_wrong_file_is_explained_in_the_editors_language_and_cannot_be_confirmed(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    UserProfile.objects.update_or_create(
        user_id=editor_client.session["_auth_user_id"], defaults={"preferred_language": "sv"}
    )
    html = upload(editor_client, projects, sheet("slug;heading_sv;budget", "ny;Ny;x")).content
    assert "är inget heltal" in html.decode()
    assert not PendingImport.objects.exists()
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


def test_the_page_explains_every_column_that_a_file_can_have(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    soup = BeautifulSoup(editor_client.get(reverse("project_import")).content, "html.parser")
    rows = {there(row.code).text: row for row in soup.select("details tbody tr")}
    assert list(rows) == list(COLUMNS)
    assert all(cell.text.strip() for row in rows.values() for cell in row.find_all("td"))
    assert "stopped (stopped)" in rows["status"].text
    assert "unknown" not in rows["status"].text
    assert "ISO codes" in rows["countries"].text
