from .people import Organisation, Person
from .places import Country, Region
from .terms import Scale, TargetGroup, Theme, WayOfWorking

__all__ = [
    "Country",
    "Organisation",
    "Person",
    "Region",
    "Scale",
    "TargetGroup",
    "Theme",
    "WayOfWorking",
]
