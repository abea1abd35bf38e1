"""What staff search terms by, and what they sort and filter the found ones by."""

from django.db.models import Model
from wagtail.search import index


class SortByRelation(index.FilterField):
    """Lets what was found be sorted by a relation.

    A list sorts by the relation's name, `region`; `FilterField` knows it by its column alone,
    `region_id`, by which lists are filtered.
    """

    def get_attname(self, cls: type[Model]) -> str:
        """Return the name of the relation."""
        return str(self.field_name)


def found_by(*names: str) -> list[index.BaseField]:
    """Return the search fields for texts that staff find a term by, and sort the found ones by."""
    return [kind(name) for name in names for kind in (index.AutocompleteField, index.FilterField)]


def sorted_by(*names: str, relation: str = "") -> list[index.BaseField]:
    """Return the search fields for what staff sort and filter found terms by."""
    fields = [index.FilterField(name) for name in names]
    return [*fields, index.FilterField(relation), SortByRelation(relation)] if relation else fields
