"""Whole names of organizations, and words that tell that a name is one."""

from functools import cache

from spacy.tokens import Doc, Token

from namegraph.definitions import find_definitions
from namegraph.knowledge import is_country, organization_words, territories
from namegraph.names import is_acronym
from namegraph.phrases import find_bodies
from namegraph.spans import (
    Name,
    is_capitalised,
    label_at,
    overlapping,
    put,
    same_text,
    text_of,
    word_end,
)


_SHORTEST_OPEN = 2


def mark_bodies(doc: Doc, names: list[Name]) -> list[Name]:
    """Recognize the bodies that everybody in the news knows by their acronym or full name."""
    for start, end in find_bodies(doc).items():
        others = overlapping(names, start, end)
        if all(start <= other.start and other.end <= end for other in others):
            names = put(names, Name(start, end, "ORG", label_at(names, start, end)))
    return names


def mark_definitions(doc: Doc, names: list[Name]) -> list[Name]:
    """Make both halves of "Long Form (LF)" names of one kind."""
    for short, long in find_definitions(doc, names):
        names = put(put(names, long), short)
    return names


def complete_organizations(doc: Doc, names: list[Name]) -> list[Name]:
    """Extend organizations that were cut: "Academy of Sciences" + "of Tajikistan"."""
    for name in list(names):
        if name.kind == "ORG" and name in overlapping(names, name.start, name.end):
            whole = _extend_left(doc, _extend_right(doc, name, names), names)
            if not same_text(whole, name):
                names = put(names, whole)
    return names


def _extend_right(doc: Doc, name: Name, names: list[Name]) -> Name:
    end = name.end
    if end < len(doc) and _is_suffix(doc[end]) and word_end(doc, end) == end + 1:
        return name._replace(end=end + 1)
    while (longer := _next_part(doc, name._replace(end=end), names)) > end:
        end = longer
    return name._replace(end=end)


def _is_suffix(token: Token) -> bool:
    suffixes = organization_words()["suffixes"]
    known = token.text in suffixes or (token.text.title() in suffixes and token.text.islower())
    return known and not token.is_sent_start


def _next_part(doc: Doc, name: Name, names: list[Name]) -> int:
    """Return the end of "joiner (the) Capitalised ..." after a name, or its own end."""
    joiner = name.end
    if joiner + 1 >= len(doc) or doc[joiner].is_sent_start:
        return name.end
    first = joiner + 1 + (doc[joiner + 1].lower_ == "the")
    end = first
    while end < len(doc) and is_capitalised(doc[end]) and not doc[end].is_sent_start:
        end = word_end(doc, end)
    part = Name(first, end, None)
    if end == first or not _goes_on(doc, name, part, overlapping(names, first, end)):
        return name.end
    return end


def _goes_on(doc: Doc, name: Name, part: Name, others: list[Name]) -> bool:
    """Tell whether a joiner and the capitalised words after it belong to a name."""
    joiner, last = doc[name.end].lower_, doc[name.end - 1].text
    heads, sent = organization_words()["heads"], organization_words()["sent"]
    if any(other.kind == "PERSON" or other.end > part.end for other in others):
        return False
    if joiner == "of":
        return _is_of(doc, name, others)
    is_sent = joiner == "to" and last in sent and _is_branch(doc, name)  # "OSCE Mission to Osh"
    if joiner == "in" or is_sent:
        return is_sent or _is_branch(doc, name) or _is_open(doc, name)
    if joiner in {"for", "on", "to", "against"}:
        return last in heads and not any(same_text(other, part) for other in others)
    if joiner not in {"and", "&"}:
        return False
    another = bool(others) or doc[part.start].text in heads
    return _ends_in_adjective(doc, name) or (_is_open(doc, name) and not another)


def _is_of(doc: Doc, name: Name, others: list[Name]) -> bool:
    """Tell "Academy of Sciences" and "Bank of Norway" from "Velmar Agency Inc of Osterby"."""
    lists = organization_words()
    words = [doc[i].text for i in range(name.start, name.end)]
    if words[-1] in lists["suffixes"] or not any(word in lists["heads"] for word in words):
        return False
    place = next((other for other in others if other.kind == "PLACE"), None)
    if place is None or is_country(text_of(doc, place)):
        return True
    return len(words) <= 2 and words[-1] in lists["heads"]


def _is_branch(doc: Doc, name: Name) -> bool:
    """Tell whether a name is that of a branch, which its place completes: "OSCE Office in Osh"."""
    lists = organization_words()
    words = [doc[i].text for i in range(name.start, name.end)]
    if words[-1] not in lists["local"] or _is_indefinite(doc, name):
        return False
    generic = lists["local"] | lists["local_modifiers"]
    return all(word in generic or is_acronym(word) for word in words)


def _is_indefinite(doc: Doc, name: Name) -> bool:
    """Tell whether a name follows "a": in "there is an OSCE Office in X" X is not part of it."""
    return name.start > 0 and doc[name.start - 1].lower_ in {"a", "an", "no", "another"}


def _is_open(doc: Doc, name: Name) -> bool:
    """Tell whether a name ends in "for X" or "on X", where "and Y" or "in Z" may belong to it."""
    return name.end - name.start > _SHORTEST_OPEN and doc[name.end - 2].lower_ in {"for", "on"}


def _ends_in_adjective(doc: Doc, name: Name) -> bool:
    """Tell whether a name breaks off after a demonym: "Institute for the Study of Asian"."""
    last = territories().get(doc[name.end - 1].text)
    return last is not None and last.demonym and name.end - name.start > 1


def _extend_left(doc: Doc, name: Name, names: list[Name]) -> Name:
    """Take in a demonym or acronym before a head noun: "Russian Ministry", "OSCE Secretariat"."""
    before = overlapping(names, name.start - 1, name.start)
    heads = organization_words()["heads"]
    if not before or not any(doc[i].text in heads for i in range(name.start, name.end)):
        return name
    owner = before[0]
    is_owner = owner.adjectival or (owner.kind == "ORG" and is_acronym(text_of(doc, owner)))
    same_sentence = not doc[name.start].is_sent_start
    return name._replace(start=owner.start) if is_owner and same_sentence else name


def mark_head_words(doc: Doc, names: list[Name]) -> list[Name]:
    """Let a company suffix or a head noun decide that a name is an organization's, or a place's."""
    return [_by_head(doc, name) for name in names]


def _by_head(doc: Doc, name: Name) -> Name:
    if _has_organization_head(doc, name):
        return name._replace(kind="ORG")
    is_ground = name.kind in {"ORG", "PERSON"} and name.end - name.start > 1
    is_ground = is_ground and text_of(doc, name).endswith(_grounds())
    return name._replace(kind="PLACE") if is_ground else name


@cache
def _grounds() -> tuple[str, ...]:
    return tuple(f" {ground}" for ground in sorted(organization_words()["grounds"]))


def _has_organization_head(doc: Doc, name: Name) -> bool:
    if name.kind not in {"PERSON", "PLACE"} or name.end - name.start == 1 or name.label == "FAC":
        return False
    lists, first, last = organization_words(), doc[name.start].text, doc[name.end - 1].text
    if text_of(doc, name) in territories():
        return False
    return (
        last in lists["suffixes"]
        or last in lists["heads"]
        or last in lists["firms"] - lists["firm_surnames"]
        or (first in lists["heads"] and doc[name.start + 1].lower_ in lists["joiners"])
    )
