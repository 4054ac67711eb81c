"""Who was at a meeting by what they did there: "Ann Lee won a prize at the Nordic Festival"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.arguments import subjects
from namegraph.relations.sorts import is_meeting
from namegraph.relations.tree import Found, Tree, children, is_passive


_AT = {"at", "during"}
_SAYING, _TELLING = grammar()["saying"], {"lecture", "preach", "speak", "tell"}
_SPEECHES = {"address", "keynote", "lecture", "remark", "speech", "talk"}
# Verbs that "at" goes with: who "works at" or "aims at" something need not have come there.
_GOVERNING = grammar()["governing_at"]
_CONFIDENCE = 0.88


def read_occasions(tree: Tree) -> Iterator[Found]:
    """Read who did or said something at a meeting; what is done to somebody, others do there."""
    if _AT.isdisjoint(tree.words):
        return
    for i in tree.names:
        meeting = tree.doc[i]
        is_at = meeting.dep_ == "pobj" and meeting.head.lower_ in _AT
        verb = meeting.head.head if is_at and is_meeting(meeting.text) else meeting
        if verb.tag_[:1] == "V" and not is_passive(verb) and verb.lemma_ not in _GOVERNING:
            for guest in subjects(tree, verb):
                yield Found(
                    _type(tree, verb, guest), guest, meeting, verb, "at a meeting", _CONFIDENCE
                )


def _type(tree: Tree, verb: Token, guest: Token) -> str:
    is_said = verb.lower_ in _SAYING or verb.lemma_ in _TELLING
    is_said = is_said or any(word.lemma_ in _SPEECHES for word in children(verb, "dobj"))
    return "spoke_at" if is_said and tree.kind(guest) == "PERSON" else "attended"
