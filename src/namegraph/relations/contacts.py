"""Clauses that hang on a noun without "that" or "whom": "Velmar, a firm Ann Lee founded"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import anaphora, grammar
from namegraph.relations.frames import Frame, frames
from namegraph.relations.tree import Found, Tree, children


# Nouns that name no person, so that a person behind one is who does something to it.
_THINGS = grammar()["bodies"] | grammar()["makers"] | grammar()["designations"]
_THINGS |= anaphora()["companies"] | anaphora()["bodies"] | anaphora()["own"]
_FINITE = {"VBD", "VBN", "VBP", "VBZ"}  # in such a clause, "founded" is taken for a participle
_CONFIDENCE = 0.88


def read_contacts(tree: Tree) -> Iterator[Found]:
    """Read "Velmar, a firm Ann Lee founded" and "Oslo, the city Ann Lee visited"."""
    for i, name in tree.names.items():
        if name.kind == "PERSON" and 0 < i < len(tree.doc) - 1 and tree.lower[i - 1] in _THINGS:
            verb = tree.doc[i + 1]
            is_said = verb.tag_ in _FINITE and not _is_stranded(tree, i + 2)
            thing = _called(tree, i - 1) if is_said else None
            for frame in frames("verbs").get(verb.lemma_, ()) if thing is not None else ():
                if thing is not None and _fits(tree, frame, tree.doc[i], thing):
                    ends = frame.ends(tree.doc[i], thing)
                    yield Found(frame.type, *ends, verb, frame.text, _CONFIDENCE)


def _is_stranded(tree: Tree, i: int) -> bool:
    """Tell whether a preposition has nothing behind it: "a firm she bought from"."""
    word = tree.doc[min(i, len(tree.doc) - 1)]
    return word.tag_ == "IN" and not any(children(word, "pobj", "pcomp"))


def _called(tree: Tree, i: int) -> Token | None:
    """Return "Velmar" for the firm in "Velmar, a firm"."""
    doc, comma = tree.doc, i
    while comma > 0 and i - comma <= 4 and doc[comma].text != ",":
        comma -= 1
    is_article = (
        comma > 0 and doc[comma].text == "," and doc[comma + 1].lower_ in {"a", "an", "the"}
    )
    thing = doc[comma - 1] if is_article else None
    return thing if thing is not None and tree.is_body(thing) else None


def _fits(tree: Tree, frame: Frame, person: Token, thing: Token) -> bool:
    is_plain = not (frame.fixed or frame.second.prepositions or frame.mutual or frame.given)
    takes = frame.first.takes("PERSON", person.text) and frame.second.takes(
        tree.kind(thing), thing.text
    )
    return is_plain and not frame.passive and takes
