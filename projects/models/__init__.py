from .held import HeldImport
from .index import ProjectIndexPage
from .open_data import OpenDataSettings
from .parts import ProjectFunding, ProjectPicture, ProjectResult
from .project import ProjectPage

__all__ = [
    "HeldImport",
    "OpenDataSettings",
    "ProjectFunding",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPicture",
    "ProjectResult",
]
