"""An import looks for names that a level hides, and asks before it lets them stay in texts."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Organisation
from projects.models import PendingImport, ProjectIndexPage, ProjectPage, ProjectResult
from tests.factories.media import ImageFactory
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, RegionFactory

from .files import imported, latest, sheet, trial

pytestmark = pytest.mark.django_db

HEADER = "slug;heading_sv;summary_sv;protection"


def told(report) -> dict[str, str]:
    return {
        one.column: one.message.rpartition(": ")[2].rstrip(".")
        for result in report.results
        for one in result.told
    }


@pytest.fixture
def belarus():
    return CountryFactory(code="BY")


@pytest.fixture
def partner() -> Organisation:
    names = {"name_sv": "Fria fack (FF)", "name_en": "Free Unions"}
    return Organisation.objects.create(role=Organisation.Role.PARTNER, **names)


@pytest.mark.parametrize(
    ("level", "found"),
    [
        ("open", {}),
        ("limited", {"summary_sv": "Free Unions"}),
        ("protected", {"slug": "Belarus", "summary_sv": "Belarus, Free Unions"}),
        ("closed", {}),
    ],
)
def test_a_new_project_is_asked_about_what_its_level_hides(
    projects: ProjectIndexPage, belarus, partner, level: str, found: dict[str, str]
) -> None:
    row = f"fack-i-belarus;Fack;I Belarus’ städer med Free Unions.;{level}"
    report = imported(projects, HEADER, row)
    assert told(report) == found
    assert ProjectPage.objects.exists() == (not found)


def test_the_public_name_of_a_protected_partner_is_no_secret_but_that_of_a_closed_one_is(
    projects: ProjectIndexPage, partner
) -> None:
    row = "fack;Fack;Hos Fria fack.;limited"
    Organisation.all_levels.update(protection=ProtectionLevel.PROTECTED)
    assert not told(trial(projects, HEADER, row))
    Organisation.all_levels.update(protection=ProtectionLevel.CLOSED)
    assert told(trial(projects, HEADER, row)) == {"summary_sv": "Fria fack"}


def test_a_raised_level_is_asked_about_what_the_project_told(
    projects: ProjectIndexPage, belarus, partner
) -> None:
    page = ProjectPageFactory(
        parent=projects,
        countries=[belarus],
        partner_organisations=[partner],
        lessons_sv="Fria fack lärde oss mycket.",
        summary_en="Work in Belarus.",
    )
    row = f"{page.slug};protected"
    report = imported(projects, "slug;protection", row)
    assert told(report) == {"summary_en": "Belarus", "lessons_sv": "Fria fack"}
    page.refresh_from_db()
    assert page.protection == ProtectionLevel.OPEN
    assert not imported(projects, "slug;protection", row, names_stay=True).is_wrong
    assert latest(page).protection == ProtectionLevel.PROTECTED


def test_texts_that_a_line_leaves_alone_were_asked_about_before(
    projects: ProjectIndexPage, belarus
) -> None:
    page = ProjectPageFactory(
        parent=projects, protection=ProtectionLevel.PROTECTED, summary_sv="I Belarus."
    )
    assert not told(trial(projects, "slug;heading_sv", f"{page.slug};Ny rubrik"))
    assert told(trial(projects, "slug;heading_sv", f"{page.slug};Ny i Belarus"))


def test_it_looks_where_the_editors_form_does_and_however_the_name_is_written(
    projects: ProjectIndexPage, belarus, partner
) -> None:
    page = ProjectPageFactory(
        parent=projects,
        lessons_sv="Fri-\na\u00a0fackets kassa",
        region=RegionFactory(name_sv="Norra Vitrysslandsfältet", name_en="North"),
        picture=ImageFactory(caption_sv="Torget i B\u0435larus"),
        results=[ProjectResult(statement_sv="Fria"), ProjectResult(statement_sv="facken växte")],
    )
    with translation.override("en"):
        report = trial(projects, "slug;protection", f"{page.slug};limited")
    [result] = report.results
    assert {one.column: one.message for one in result.told}.keys() == {"lessons_sv", ""}
    [elsewhere] = [one.message for one in result.told if not one.column]
    assert elsewhere == (
        "The level hides these names, but “Results: What is measured (Swedish)” still tells them: "
        "Fria fack."
    )
    # At the next level the picture and the results go.
    assert set(told(trial(projects, "slug;protection", f"{page.slug};protected"))) == {"lessons_sv"}


def test_where_a_line_raises_a_level_all_texts_are_read_for_all_that_is_known(
    projects: ProjectIndexPage, belarus
) -> None:
    page = ProjectPageFactory(parent=projects, summary_sv="I Belarus.")
    assert told(trial(projects, "slug;protection", f"{page.slug};protected")) == {
        "summary_sv": "Belarus"
    }


@pytest.mark.parametrize(
    ("code", "said", "box"),
    [
        ("sv", "Nivån döljer de här namnen, men texten nämner dem", "Namnen får stå kvar i texten"),
        ("en", "The level hides these names, but the text still", "The names may stay in the text"),
    ],
)
def test_the_preview_says_so_and_writes_only_with_the_box_ticked(
    editor_client: Client, projects: ProjectIndexPage, belarus, code: str, said: str, box: str
) -> None:
    UserProfile.objects.update_or_create(
        user_id=editor_client.session["_auth_user_id"], defaults={"preferred_language": code}
    )
    data = sheet(HEADER, "fack;Fack;I Belarus.;protected")
    file = SimpleUploadedFile("projekt.csv", data, "text/csv")
    given = {"file": file, "index": projects.pk}
    html = editor_client.post(reverse("project_import"), given).content.decode()
    assert said in html
    assert box in html
    held = PendingImport.objects.get()
    confirm = reverse("project_import_confirm", args=[held.pk])
    html = editor_client.post(confirm).content.decode()
    assert box in html
    assert 'role="alert"' in html
    assert not ProjectPage.objects.exists()
    assert editor_client.post(confirm, {"names_stay": "on"}).status_code == 302
    assert ProjectPage.objects.filter(slug="fack").exists()


def test_the_command_writes_them_only_when_told_to(
    projects: ProjectIndexPage, belarus, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(sheet(HEADER, "fack;Fack;I Belarus.;protected"))
    out = StringIO()
    with pytest.raises(CommandError, match="--names-stay"):
        call_command("import_projects", str(path), stdout=out, stderr=out)
    assert "summary_sv: The level hides these names" in out.getvalue()
    assert not ProjectPage.objects.exists()
    call_command("import_projects", str(path), "--names-stay", stdout=out, stderr=out)
    assert ProjectPage.objects.get().protection == ProtectionLevel.PROTECTED
