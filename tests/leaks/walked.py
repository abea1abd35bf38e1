"""What came back of a walk, and who may read what of it."""

import re
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from . import naming
from .crawling import Crawl
from .site import Site

# Who may read what nobody in public may: `person/`, of registrations and orders.
NOBODYS, STAFFS = ("never/", "identity/", "camera/"), "person/"
# What no page shows, open or not: names for staff, of files, contacts of people in other roles.
SHOWN_NOWHERE = re.compile(
    r"/words/(draft|first|slug|slug_en)\b|/image/(title|file)$|/document/(title|file|label_en)$"
    # A cover and a small picture are shown without their captions, a person's role without rest.
    r"|^EventPage/\w+/fact/picture/image/(caption|credit)|^PublicationPage/\w+/fact/cover/image"
    r"|/(participants|organisers|authors)/.*/?(url|email|phone|role/\w+)$"
    r"|organisations?/url$|parties/url$|/ways_of_working/text/|/programme/0/day$"
    # Only where there is a broadcast, and in words that depend on the size.
    r"|/light_audio_url$|/registered_url$|/size_given$"
    r"|^Organisation/\w+/url$"
)


@dataclass
class Walked:
    """The site as it is after all levels are raised, and what came back before and after."""

    site: Site
    open: Crawl
    raised: Crawl

    def hidden(self, meaning: str, address: str) -> bool:
        """Say whether no visitor may read at an address what a canary stands for."""
        beside = ("/related_pages/", "/fact/series/heading", "/evaluation/heading")
        if any(part in meaning for part in beside):
            # The page that related to it is public; that it relates to this one is not.
            return any(
                one.hides(meaning) and address.startswith(tuple(one.addresses))
                for one in self.site.pages
            )
        never = meaning.startswith((*NOBODYS, STAFFS))
        return never or naming.hides_from_visitors(meaning) or self.removed(meaning)

    def removed(self, meaning: str) -> bool:
        """Say whether a level took away what a canary stands for."""
        return naming.hides(meaning) or any(one.hides(meaning) for one in self.site.pages)

    def hidden_from_staff(self, meaning: str, _address: str) -> bool:
        """Say whether not even editors may read it. A row of its own is theirs to edit."""
        if meaning.startswith("identity/"):
            return True
        of_row = self.site.planter.is_of_row(meaning) and not naming.hides(meaning)
        return self.removed(meaning) and not of_row

    def client(self, name: str, group: str = "") -> Client:
        """Return somebody of staff's browser: a superuser's, or that of a group's member."""
        users = get_user_model().objects
        if group:
            user = users.create_user(name, f"{name}@example.org", "secret")
            user.groups.add(Group.objects.get(name=group))
        else:
            user = users.create_superuser(name, f"{name}@example.org", "secret")
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client
