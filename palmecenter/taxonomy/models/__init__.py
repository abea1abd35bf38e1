from .people import Organisation, Person
from .places import Country, Region
from .terms import TargetGroup, Theme

__all__ = ["Country", "Organisation", "Person", "Region", "TargetGroup", "Theme"]
