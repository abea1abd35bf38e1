from .index import ProjectIndexPage
from .parts import ProjectFunding, ProjectPicture, ProjectResult
from .project import ProjectPage

__all__ = [
    "ProjectFunding",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPicture",
    "ProjectResult",
]
