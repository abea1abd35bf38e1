"""Terms and organisations for tests."""

import factory

from palmecenter.taxonomy.models import (
    Country,
    Organisation,
    Person,
    Region,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)


class TermFactory(factory.django.DjangoModelFactory):
    """A term with a name in both languages; its slugs are made from them."""

    class Meta:
        abstract = True


class RegionFactory(TermFactory):
    class Meta:
        model = Region

    name_sv = factory.Sequence(lambda n: f"Område {n}")
    name_en = factory.Sequence(lambda n: f"Region {n}")


class CountryFactory(TermFactory):
    """A country by its code; CLDR gives the names."""

    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "NA"
    region = factory.SubFactory(RegionFactory)


class ThemeFactory(TermFactory):
    class Meta:
        model = Theme

    name_sv = factory.Sequence(lambda n: f"Ämne {n}")
    name_en = factory.Sequence(lambda n: f"Theme {n}")


class TargetGroupFactory(TermFactory):
    class Meta:
        model = TargetGroup

    name_sv = factory.Sequence(lambda n: f"Målgrupp {n}")
    name_en = factory.Sequence(lambda n: f"Target group {n}")


class WayOfWorkingFactory(TermFactory):
    class Meta:
        model = WayOfWorking

    name_sv = factory.Sequence(lambda n: f"Arbetssätt {n}")
    name_en = factory.Sequence(lambda n: f"Way of working {n}")
    sort_order = factory.Sequence(lambda n: n)


class ScaleFactory(TermFactory):
    class Meta:
        model = Scale

    name_sv = factory.Sequence(lambda n: f"Storlek {n}")
    name_en = factory.Sequence(lambda n: f"Scale {n}")
    sort_order = factory.Sequence(lambda n: n)


class OrganisationFactory(TermFactory):
    """A member organisation unless `role` says otherwise."""

    class Meta:
        model = Organisation

    name_sv = factory.Sequence(lambda n: f"Förbund {n}")
    name_en = factory.Sequence(lambda n: f"Union {n}")
    role = Organisation.Role.MEMBER


class PersonFactory(TermFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Handläggare {n}")
    email = factory.Sequence(lambda n: f"officer{n}@example.org")
    role_sv = "Handläggare"
    role_en = "Programme officer"
