from .index import ProjectIndexPage
from .inlines import ProjectFunding, ProjectPicture, ProjectResult, ProjectStory
from .open_data import OpenDataSettings
from .pending_import import HeldImport, PendingImport
from .project import ProjectPage

__all__ = [
    "HeldImport",
    "OpenDataSettings",
    "PendingImport",
    "ProjectFunding",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPicture",
    "ProjectResult",
    "ProjectStory",
]
