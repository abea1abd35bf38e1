from .people import Organisation, Person
from .places import Country, Region
from .terms import Challenge, Scale, TargetGroup, Theme, WayOfWorking

__all__ = [
    "Challenge",
    "Country",
    "Organisation",
    "Person",
    "Region",
    "Scale",
    "TargetGroup",
    "Theme",
    "WayOfWorking",
]
