"""Import projects from a CSV file; docs/import.md describes it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from palmecenter.languages.codes import CODES
from projects.importing.csv_file import FileError, read
from projects.importing.dry_run import Wish, run
from projects.importing.report import Report
from projects.models import ProjectIndexPage


class Command(BaseCommand):
    """Make and change projects as a CSV file says, or only say what that would be."""

    help = "Import projects from a CSV file (docs/import.md). Writes nothing if any line is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the options."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument("--publish", action="store_true", help="publish what is imported")
        parser.add_argument("--section", help="slug of the list of projects, if there are several")
        parser.add_argument(
            "--names-stay",
            action="store_true",
            help="write even where texts tell names that their project's level hides",
        )
        parser.add_argument(
            "--mosaics-read",
            action="store_true",
            help="write even where projects tell more together with other public pages",
        )
        parser.add_argument("--language", choices=CODES, default="en", help="of what is said")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file, do or try what it says, and tell line by line."""
        with translation.override(options["language"]):
            try:
                lines = read(options["file"].read_bytes())
            except (FileError, OSError) as error:
                raise CommandError(str(error)) from error
            wish = Wish(
                _section(options["section"]),
                publish=options["publish"],
                names_stay=options["names_stay"],
                mosaics_read=options["mosaics_read"],
            )
            report = run(lines, wish, write=not options["dry_run"])
            self._tell(report)
            if report.is_wrong:
                raise CommandError(_("Nothing has been written: some lines are wrong."))
            if report.tells and not (wish.names_stay or options["dry_run"]):
                raise CommandError(
                    _(
                        "Nothing has been written: some texts tell names that the level of their "
                        "project hides. Change them, or say --names-stay."
                    )
                )
            if wish.waits_for(report) and not options["dry_run"]:
                raise CommandError(
                    _(
                        "Nothing has been written: some projects tell more together with what the "
                        "public reads elsewhere. Read it above, then say --mosaics-read."
                    )
                )
            if options["dry_run"]:
                self.stdout.write(_("Nothing has been written: this was a dry run."))

    def _tell(self, report: Report) -> None:
        for result in report.results:
            state = result.kind.label + (f", {_('published')}" if result.published else "")
            self.stdout.write(f"{result.number}: {result.heading or '–'} ({state})")
            for change in result.changes:
                self.stdout.write(f"    {change.column}: {change.old or '–'} → {change.new or '–'}")
            for note in (*result.notes, *result.together):
                self.stdout.write(f"    {strip_tags(note)}")
            for problem in [*result.told, *result.problems]:
                self.stderr.write(f"    {problem.column or '–'}: {problem.message}")


def _section(slug: str | None) -> ProjectIndexPage:
    """The section of a slug, or the only one there is."""
    sections = ProjectIndexPage.objects.all()
    if slug:
        sections = sections.filter(slug=slug)
    found = list(sections[:2])
    if len(found) != 1:
        raise CommandError("Name the list of projects with --section: there is not exactly one.")
    return found[0]
