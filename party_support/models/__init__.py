from .chapter import ChapterPage
from .comments import CountryComment
from .focus import Focus
from .glossary import GlossaryTerm
from .index import PartySupportIndexPage
from .initiative import InitiativePage
from .manual import ManualPage
from .parts import InitiativeChallenge, InitiativeResult
from .questions import AnswerOption, DiscussionQuestion, KnowledgeQuestion

__all__ = [
    "AnswerOption",
    "ChapterPage",
    "CountryComment",
    "DiscussionQuestion",
    "Focus",
    "GlossaryTerm",
    "InitiativeChallenge",
    "InitiativePage",
    "InitiativeResult",
    "KnowledgeQuestion",
    "ManualPage",
    "PartySupportIndexPage",
]
