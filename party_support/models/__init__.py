from .chapter import ChapterPage
from .index import PartySupportIndexPage
from .initiative import InitiativePage
from .inlines import CountryComment, InitiativeChallenge, InitiativeResult
from .manual import ManualPage
from .questions import AnswerOption, DiscussionQuestion, KnowledgeQuestion
from .snippets import Focus, GlossaryTerm

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
