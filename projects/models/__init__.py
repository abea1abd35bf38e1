from .held import HeldImport
from .index import ProjectIndexPage
from .parts import ProjectFunding, ProjectPicture, ProjectResult
from .project import ProjectPage

__all__ = [
    "HeldImport",
    "ProjectFunding",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPicture",
    "ProjectResult",
]
