"""Fetching what a project's page shows, in few queries."""

from typing import Any

from django.db.models import Exists, Model, OuterRef, Prefetch, QuerySet, Value

from palmecenter.pages.querysets import public_pages, with_pages
from palmecenter.taxonomy.models import Country, Organisation, TargetGroup, Theme, WayOfWorking

# A relation of a project to terms or organisations: their model, and what they call the project.
RELATIONS: dict[str, tuple[Any, str]] = {
    "countries": (Country, "projects"),
    "themes": (Theme, "projects"),
    "target_groups": (TargetGroup, "projects"),
    "ways_of_working": (WayOfWorking, "projects"),
    "member_organisations": (Organisation, "projects_run"),
    "partner_organisations": (Organisation, "projects_shared"),
}
NAMES = ["name_sv", "name_en"]
SLUGS = ["slug_sv", "slug_en"]


def countries_with(projects: QuerySet) -> QuerySet[Country]:
    """The countries that the list of projects, of all rows, has a page of; see `ListedMixin`."""
    listed = public_pages(projects.filter(alias_of=None, countries=OuterRef("pk")))
    return Country.objects.filter(Exists(listed)).order_by()


def with_parts(projects: QuerySet) -> QuerySet:
    """Fetch along with projects their results and funders, and pictures as they are shown."""
    funders, gallery = (
        projects.model._meta.get_field(name).related_model._default_manager
        for name in ("funders", "gallery")
    )
    stories = projects.model._meta.get_field("stories").related_model._default_manager.order_by()
    return projects.prefetch_related(
        "results",
        Prefetch("stories", with_pages(stories, "evaluation")),
        Prefetch("funders", funders.select_related("organisation")),
        Prefetch("gallery", gallery.select_related("image").prefetch_related("image__renditions")),
        "picture__renditions",
    )


def fetch_terms(page: Any) -> None:
    """Fetch the names and slugs of all that a project is sorted by, in one query instead of six.

    A project that has its terms at hand, such as one in preview, keeps them.
    """
    in_memory = page.__dict__.get("_cluster_related_objects", {})
    fetched = page.__dict__.setdefault("_prefetched_objects_cache", {})
    missing = [name for name in RELATIONS if name not in in_memory and name not in fetched]
    if not missing:
        return
    first, *others = (_named(name, page) for name in missing)
    found: dict[str, list[Model]] = {name: [] for name in missing}
    for name, *columns in first.union(*others, all=True):
        model = RELATIONS[name][0]
        fields = ["id", *NAMES, *(SLUGS if model is not Organisation else [])]
        found[name].append(model.from_db(page._state.db, fields, columns[: len(fields)]))
    for name, terms in found.items():
        rows = RELATIONS[name][0]._default_manager.all()
        rows._result_cache, rows._prefetch_done = terms, True
        fetched[name] = rows


def _named(name: str, page: Any) -> QuerySet:
    """A query for the rows of one relation, told apart by its name."""
    model, reverse = RELATIONS[name]
    slugs = SLUGS if model is not Organisation else [Value(""), Value("")]
    # Not rewritten: modeltranslation puts the columns of a query in any order, a union must not.
    related = model._default_manager.filter(**{reverse: page.pk}).order_by().rewrite(False)
    return related.values_list(Value(name), "pk", *NAMES, *slugs)
