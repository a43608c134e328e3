"""The acts of a draft as the tests of days look at them."""


def acts(draft):
    """Return each item with its day and when it starts."""
    programme = draft.programme
    return [
        (session.date or programme.date, item.start, item.title)
        for session in programme.sessions
        for item in session.items
    ]
