"""Many projects at once, each with facts of its own, drawn by a seed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection, models

from palmecenter.listing.entries import refresh as refresh_entries
from palmecenter.search.indexing import refresh as refresh_texts
from palmecenter.taxonomy.models import (
    Country,
    Organisation,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)
from projects.models import ProjectIndexPage, ProjectPage

from .bulk import add_siblings
from .projects import ProjectPageFactory

BATCH = 500
MANY: dict[str, tuple[type[models.Model], int]] = {
    # Relation: its terms, and how many of them a project has at most.
    "countries": (Country, 2),
    "themes": (Theme, 2),
    "target_groups": (TargetGroup, 3),
    "ways_of_working": (WayOfWorking, 2),
    "member_organisations": (Organisation, 1),
}
# Each is about one of these; a few words that many share, and others that are rare.
SUBJECTS_SV = ["Brunnar", "Kooperativ", "Sömmerskor", "Lantarbetare", "Radio", "Valobservatörer"]
SUBJECTS_EN = ["Wells", "Cooperatives", "Seamstresses", "Farm workers", "Radio", "Observers"]


@dataclass(frozen=True)
class Facts:
    """What a project is to be, as plain values: terms by their primary keys."""

    heading_sv: str
    heading_en: str
    terms: dict[str, frozenset[int]]
    scale: int | None
    start: date | None
    end: date | None
    override: str
    budget: int | None


def draw_facts(random: Random, number: int) -> Iterator[Facts]:
    """Draw the facts of some projects, from the terms that there are."""
    keys = {name: _keys(model) for name, (model, _most) in MANY.items()}
    scales = [*_keys(Scale), None]
    for place in range(number):
        subject = random.randrange(len(SUBJECTS_SV))
        start = date(2015, 1, 1) + timedelta(days=random.randrange(5000))
        end = start + timedelta(days=random.randrange(1500))
        yield Facts(
            heading_sv=f"{SUBJECTS_SV[subject]} {place}",
            heading_en=f"{SUBJECTS_EN[subject]} {place}" if random.random() > 0.1 else "",
            terms={
                name: frozenset(
                    random.sample(keys[name], min(random.randint(0, most), len(keys[name])))
                )
                for name, (_model, most) in MANY.items()
            },
            scale=random.choice(scales),
            start=start if random.random() > 0.1 else None,
            end=end if random.random() > 0.1 else None,
            override="stopped" if random.random() < 0.05 else "",
            budget=random.randrange(10_000, 3_000_000) if random.random() > 0.1 else None,
        )


def _keys(model: type[models.Model]) -> list[int]:
    return list(model._default_manager.order_by("pk").values_list("pk", flat=True))


def make_projects(index: ProjectIndexPage, wanted: list[Facts]) -> list[int]:
    """Make live projects with some facts; return their keys in that order."""
    index.refresh_from_db(fields=["numchild"])
    first = ProjectPageFactory.create(parent=index)
    add_siblings(first, len(wanted) - 1)
    made = ProjectPage.objects.child_of(index).filter(path__gte=first.path)
    keys = list(made.order_by("path").values_list("pk", flat=True))
    rows = list(zip(keys, wanted, strict=True))
    with connection.cursor() as cursor:
        cursor.executemany(HEADINGS, [_headings(*row) for row in rows])
        cursor.executemany(COLUMNS, [_columns(*row) for row in rows])
    for name in MANY:
        through = getattr(ProjectPage, name).through
        through.objects.bulk_create(_links(through, name, rows), batch_size=BATCH * 10)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # As PostgreSQL does by itself when a table has grown.
    for batch in batches(keys):
        refresh_entries(ProjectPage, batch)
        refresh_texts(ProjectPage.for_display().filter(pk__in=batch))
    return keys


# Django's own bulk_update takes minutes for ten thousand rows.
HEADINGS = (
    "UPDATE pages_basepage SET heading_sv = %s, heading_en = %s, ready_en = %s"
    " WHERE page_ptr_id = %s"
)
COLUMNS = (
    "UPDATE projects_projectpage SET scale_id = %s, budget = %s, period_start = %s,"
    " period_end = %s, status_override = %s, iati_identifier = %s WHERE basepage_ptr_id = %s"
)


def _headings(key: int, facts: Facts) -> tuple:
    return facts.heading_sv, facts.heading_en, bool(facts.heading_en), key


def _columns(key: int, facts: Facts) -> tuple:
    identifier = f"SE-ON-000000-0000-{key}"
    return facts.scale, facts.budget, facts.start, facts.end, facts.override, identifier, key


def _links(through: Any, name: str, rows: Iterable[tuple[int, Facts]]) -> list[Any]:
    column = ProjectPage._meta.get_field(name).m2m_reverse_field_name()
    return [
        through(projectpage_id=page, **{f"{column}_id": term})
        for page, facts in rows
        for term in facts.terms[name]
    ]


def batches(keys: list[int]) -> Iterator[list[int]]:
    """Yield keys in batches."""
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
