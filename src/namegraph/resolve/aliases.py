"""Names that mean the same one inside one document.

Each rule looks at the forms that a document uses and yields pairs to join, with its reason.
The rules run from the surest to the least sure, and a form that two different entities could
claim is left alone and reported.
"""

from collections.abc import Callable, Iterable, Iterator

from namegraph.resolve.acronyms import short_initials
from namegraph.resolve.bodies import (
    ends_of_names,
    lone_heads,
    short_bodies,
    short_companies,
)
from namegraph.resolve.groups import Cluster, Form, Groups, Join, form_of, key_of, known_name
from namegraph.resolve.people import given_names, inner_names, short_persons
from namegraph.resolve.spelled import cities, spelled_otherwise
from namegraph.resolve.titled import titled_persons
from namegraph.types import Definition, Mention, Span


def cluster_document(
    mentions: Iterable[Mention], definitions: Iterable[Definition]
) -> list[Cluster]:
    """Group the names of one document.

    Examples
    --------
    >>> def mention(text, kind, start):
    ...     return Mention("d", start, start + len(text), text, kind, kind, 0, 99)
    >>> found = [mention("Helga Schmid", "PERSON", 0), mention("Schmid", "PERSON", 20)]
    >>> [sorted(form.text for form in c.forms) for c in cluster_document(found, [])]
    [['Helga Schmid', 'Schmid']]
    """
    mentions = list(mentions)
    groups = Groups(mentions)
    for join in _definition_joins(mentions, definitions):
        groups.join(join)
    for rule in RULES:
        for join in rule(groups):  # each join is seen by the next question of the rule
            groups.join(join)
    return groups.clusters()


def _definition_joins(mentions: list[Mention], definitions: Iterable[Definition]) -> Iterator[Join]:
    by_span = {Span(m.start_char, m.end_char): m for m in mentions}
    for definition in definitions:
        short, long = by_span.get(definition.short), by_span.get(definition.long)
        if short and long and short.kind == long.kind:
            detail = f"{long.text} ({short.text}), defined in {definition.document}"
            yield Join(form_of(short), form_of(long), "definition", detail)


def _same_spelling(groups: Groups) -> Iterator[Join]:
    first: dict[str, Form] = {}
    for form in sorted(groups.counts):
        known = known_name(form)
        target = first.setdefault(key_of(form), form)
        if target != form:
            rule = ("territory" if form.kind == "PLACE" else "known body") if known else "spelling"
            yield Join(form, target, rule, f"{form.text} is {known or target.text}")


RULES: tuple[Callable[[Groups], Iterator[Join]], ...] = (
    _same_spelling,
    cities,
    spelled_otherwise,
    short_initials,
    titled_persons,
    short_persons,
    given_names,
    inner_names,
    short_bodies,
    short_companies,
    ends_of_names,
    lone_heads,
)
