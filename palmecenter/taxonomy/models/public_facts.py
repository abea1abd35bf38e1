"""What of organisations and people may be public at each level of protection, with why."""

NAME = "at every level but open it is one that the public may read"
NAMED = "shows the name that the public may read; of somebody closed nothing refers to it"
OF_ALL = {
    "name": NAME,
    "protection": "how much is told shows by itself",
    "index_entries": "what staff search by, made anew at every save",
}

ORGANISATION_PUBLIC: dict[str, str] = {
    **OF_ALL,
    "role": "partner or member, as many are",
    "kind": "a union or a party, as there are in every country",
    "events.EventPage.organisers": NAMED,
    "events.EventParticipant.organisation": NAMED,
    "party_support.CountryComment.party": NAMED,
    "party_support.InitiativePage.sister_parties": NAMED,
    "projects.ProjectFunding.organisation": NAMED,
    "projects.ProjectPage.member_organisations": NAMED,
    "projects.ProjectPage.partner_organisations": NAMED,
    "taxonomy.Person.organisation": f"{NAMED}; a person keeps to a level of their own",
}

PERSON_PUBLIC: dict[str, str] = {
    **OF_ALL,
    "role": "words of the editor's",
    "events.EventParticipant.person": NAMED,
    "projects.ProjectPage.contact": NAMED,
    "publications.DebateAuthor.person": NAMED,
    "publications.PublicationAuthor.person": NAMED,
}
