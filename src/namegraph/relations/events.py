"""What happened between two, said by a noun: "the visit of A to B", "A held talks with B"."""

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from namegraph.knowledge import grammar, relation_types
from namegraph.relations.arguments import (
    after_preposition,
    owners,
    passive_subjects,
    subjects,
    with_conjuncts,
    wrongdoers,
)
from namegraph.relations.frames import Frame, frames
from namegraph.relations.fronted import is_fronted
from namegraph.relations.noun_phrases import inner_nouns
from namegraph.relations.prepositions import includes
from namegraph.relations.tree import Found, Tree, children, is_passive, name_after


# Verbs that say of a noun that it took place: "held talks with", "paid a visit to".
_CARRIERS = grammar()["carriers"]
_HONOURS = grammar()["honours"]
_BETWEEN = {"between", "among"}
_HARMING, _MEASURES = grammar()["harming"], grammar()["measures"]
_LEAVING = grammar()["leaving"]
_AT_COURT = {"complaint", "lawsuit"}
_STANDING = {"based_in", "has_office_in", "operates_in"}
_MAKING, _COMING = grammar()["making"], grammar()["coming"]
_PLACED = {"based", "located", "situated"}
_OPENING = {"close", "open"}  # of their own: "an office opened in Oslo"
_PLACING = {"in", "at"}  # "its seat is in Oslo"
_ON_OCCASION = grammar()["occasions"]
# "At a meeting with Bo Ek, Ann Lee said": these are the subject's, if nobody else is told.
_OF_SUBJECT = grammar()["of_subject"]
_CONFIDENCE, _BETWEEN_CONFIDENCE = 0.88, 0.92
_BOTH = 2
_HYPHENS = {"-", "–"}
_DRAWN = {"come", "draw", "hail", "recruit"}
Pair = tuple[Token, Token]


def read_events(tree: Tree) -> Iterator[Found]:
    """Read the frames like "visit of A to B"."""
    known = frames("events")
    for lemma, nouns in tree.nouns.items():
        for noun in nouns if lemma in known else ():
            for frame in _fitting(noun, known[lemma]):
                yield from _read_frame(tree, noun, frame)


def _fitting(noun: Token, known: tuple[Frame, ...]) -> list[Frame]:
    """Return the frames with a word that stands before a noun, "head office", or those without."""
    before = {word.lower_ for word in children(noun, "amod", "compound")}
    if before & _HONOURS:
        return []
    told = [frame for frame in known if frame.fixed & before]
    return told or [frame for frame in known if not frame.fixed]


def _read_frame(tree: Tree, noun: Token, frame: Frame) -> Iterator[Found]:
    confidence = _CONFIDENCE
    pairs: Iterator[Pair]
    if frame.mutual:
        between = [
            name
            for word in (noun, *inner_nouns(tree, noun))
            for name in after_preposition(tree, word, _BETWEEN, acting=True)
        ]
        confidence = _BETWEEN_CONFIDENCE if between else _CONFIDENCE
        between = between or _both_owners(tree, noun) or _signed_between(tree, noun, frame)
        between = between or _of_both(tree, noun) or _joined_before(tree, noun)
        pairs = combinations(between, 2) if between else _partners(tree, noun, frame)
    else:
        pairs = _one_to_other(tree, noun, frame)
    for first, second in pairs:
        fits = frame.first.takes(tree.kind(first), first.text) and frame.second.takes(
            tree.kind(second), second.text
        )
        if fits and first.i != second.i:
            head, tail = frame.ends(first, second)
            is_aside = frame.type in _STANDING and _is_there(tree, noun)
            yield Found(frame.type, head, tail, noun, frame.text, confidence, aside=is_aside)


def _is_there(tree: Tree, noun: Token) -> bool:
    """Tell whether something is taken to be there: "jobs at Velmar's plant in Oslo may be cut".

    Not "Velmar will open its plant in Oslo", nor "Velmar's planned plant".
    """
    is_made = noun.dep_ in {"dobj", "nsubj", "nsubjpass"} and noun.head.lemma_ in _MAKING
    is_coming = any(word.lower_ in _COMING for word in children(noun, "amod", "compound", "nmod"))
    is_owned = any(True for _ in children(noun, "poss")) or bool(owners(tree, noun))
    return is_owned and not is_made and not is_coming


def _partners(tree: Tree, noun: Token, frame: Frame) -> Iterator[Pair]:
    """Yield the pairs of "A's talks with B", "talks of A with B", "A held talks with B"."""
    verb = _carrier(tree, noun, frame)
    partners = after_preposition(tree, noun, {"with"}, acting=True)
    if not partners and verb is not None:
        partners = after_preposition(tree, verb, {"with"}, acting=True)
    if not partners:
        yield from _both_doers(tree, noun, verb)
        return
    doers = after_preposition(tree, noun, {"of"}) or owners(tree, noun)
    doers = doers or _there(tree, noun, verb) or _doers(tree, verb)
    yield from ((doer, partner) for doer in doers for partner in partners)


def _signed_between(tree: Tree, noun: Token, frame: Frame) -> list[Token]:
    """Return both in "A treaty was signed between A and B", "Talks took place between A and B"."""
    verb = _carrier(tree, noun, frame) if noun.dep_ == "nsubjpass" else _happening(noun)
    return after_preposition(tree, verb, _BETWEEN, acting=True) if verb is not None else []


def _happening(noun: Token) -> Token | None:
    """Return "took" in "talks took place", "began" in "talks began": what has no other object."""
    verb = noun.head
    happens = noun.dep_ == "nsubj" and verb.lemma_ in _CARRIERS
    return verb if happens and all(o.lower_ == "place" for o in children(verb, "dobj")) else None


def _both_doers(tree: Tree, noun: Token, verb: Token | None) -> Iterator[Pair]:
    """Yield the two who "held talks", if no other is told with whom."""
    if verb is None or any(word.lower_ == "with" for word in (*noun.children, *verb.children)):
        return
    doers = _doers(tree, verb) if _measured(noun).dep_ in {"dobj", "nsubjpass"} else []
    if len(doers) == _BOTH:
        yield doers[0], doers[1]


def _both_owners(tree: Tree, noun: Token) -> list[Token]:
    """Return the two whose noun it is in "Norway and Sweden drew maps of their border"."""
    if not any(owner.lower_ == "their" for owner in children(noun, "poss")):
        return []
    verb = next((above for above in noun.ancestors if above.tag_[:1] == "V"), noun)
    found = [name for name in subjects(tree, verb) if name.i < noun.i] if verb != noun else []
    return found if len(found) == _BOTH else []


def _joined_before(tree: Tree, noun: Token) -> list[Token]:
    """Return both in "the Norwegian-Swedish border" and "the Oslo–Stockholm talks"."""
    for last in children(noun, "amod", "compound", "nmod"):
        first = last.nbor(-2) if last.i > 1 and last.nbor(-1).text in _HYPHENS else last
        if first != last and {tree.kind(first), tree.kind(last)} == {"PLACE"}:
            return [first, last]
    return []


def _of_both(tree: Tree, noun: Token) -> list[Token]:
    """Return both in "the meeting of Ann Lee and Bo Ek"."""
    found = after_preposition(tree, noun, {"of"})
    are_people = [tree.kind(name) for name in found] == ["PERSON"] * _BOTH
    return found if are_people and not any(w.lower_ == "with" for w in noun.children) else []


def _one_to_other(tree: Tree, noun: Token, frame: Frame) -> Iterator[Pair]:
    verb = _carrier(tree, noun, frame)
    guilty = wrongdoers(tree, noun) if noun.dep_ == "pobj" else []
    seconds = _helped(tree, noun, frame) or _seconds(tree, noun, verb, frame)
    if guilty and "by" in frame.first.prepositions:
        seconds = seconds or owners(tree, noun)  # "convicted of Bo Ek's murder"
    if not seconds:
        return
    firsts = guilty or [one for one in _firsts(tree, noun, frame) if one not in seconds]
    firsts = firsts or _there(tree, noun, verb)
    yield from ((one, other) for one in firsts or _doers(tree, verb) for other in seconds)


def _helped(tree: Tree, noun: Token, frame: Frame) -> list[Token]:
    """Return who did it "with the support of Norway", what was held "under its chairmanship"."""
    above = noun.head
    if noun.dep_ != "pobj" or above.lower_ not in {"with", "under"}:
        return []
    verb = next((token for token in above.ancestors if token.tag_.startswith("V")), None)
    if verb is None:
        return []
    if above.lower_ == "under":
        return passive_subjects(tree, verb) or _of_sessions(tree, verb)
    return _doers(tree, verb) if "for" in frame.second.prepositions else []


def _of_sessions(tree: Tree, verb: Token) -> list[Token]:
    """Return the body in "a session of the Nordic Council was held"."""
    return [
        name
        for session in children(verb, "nsubjpass")
        for name in after_preposition(tree, session, {"of"})
    ]


def _firsts(tree: Tree, noun: Token, frame: Frame) -> list[Token]:
    first, second = frame.first.prepositions, frame.second.prepositions
    if first & second and noun.head.lower_ != "under":  # "Norway's chairmanship of the OSCE"
        return owners(tree, noun)
    before = first | ({"by"} if "of" in first else set())
    found = after_preposition(tree, noun, before, acting=True)
    if not found and noun.lemma_ in _AT_COURT:
        return [name for name in owners(tree, noun) if not _says_where(tree, name)]
    if not found and ("of" not in second or after_preposition(tree, noun, {"of"})):
        return owners(tree, noun)
    return found


def _says_where(tree: Tree, name: Token) -> bool:
    """Tell whether a country says where a suit is: a "US lawsuit", but not "Norway's lawsuit"."""
    return name.dep_ != "poss" and tree.kind(name) == "PLACE"


def _seconds(tree: Tree, noun: Token, verb: Token | None, frame: Frame) -> list[Token]:
    prepositions = frame.second.prepositions
    found = after_preposition(tree, noun, prepositions)
    if not found and "of" not in prepositions:
        found = _after_first(tree, noun, frame)
    if not found and "of" in prepositions and after_preposition(tree, noun, {"by"}):
        found = owners(tree, noun)  # "the arrest of B by A" and "B's arrest by A"
    if not found and "from" in prepositions:
        found = _drawn_from(tree, noun)
    if not found and _is_placed(noun, frame):
        found = after_preposition(tree, noun.head, prepositions & _PLACING)
    if not found and prepositions >= {"in"} and "of" in frame.first.prepositions:
        found = _standing_in(tree, noun)
    if not found and prepositions & frame.first.prepositions:  # "Norway's OSCE chairmanship"
        found = [name for name in children(noun, "compound") if tree.kind(name) == "ORG"]
    if not found and verb is not None and noun.dep_ == "dobj":
        found = after_preposition(tree, verb, prepositions - {"of"})
    if not found and frame.type in _STANDING:  # "hit Velmar's office in Oslo": not "hit in Oslo"
        behind = name_after(tree, noun.i, prepositions)
        found = [behind] if behind is not None else []
    return found + _included(tree, noun, verb)


def _drawn_from(tree: Tree, noun: Token) -> list[Token]:
    """Return "Norway" in "members drawn from Norway" and "whose members come from Norway"."""
    is_whose = any(word.tag_ == "WP$" for word in children(noun, "poss"))
    verbs = [*children(noun, "acl"), *([noun.head] if is_whose else ())]
    return [
        name
        for verb in verbs
        if verb.lemma_ in _DRAWN
        for name in after_preposition(tree, verb, {"from"})
    ]


def _is_placed(noun: Token, frame: Frame) -> bool:
    """Tell whether a sentence says where a seat or an office is, or is opened."""
    above = noun.head
    may_open = "in" in frame.second.prepositions
    is_own = may_open and above.lemma_ in relation_types()[frame.type].get("carriers", ())
    if noun.dep_ == "nsubjpass":
        return is_own or above.lower_ in _PLACED
    is_opened = is_own and above.lemma_ in _OPENING
    return noun.dep_ == "nsubj" and (is_opened or above.lemma_ == "be")


def _standing_in(tree: Tree, noun: Token) -> list[Token]:
    """Return "Oslo" in "the Oslo office of the OSCE": no adjective, which may tell whose it is."""
    before = children(noun, "amod", "compound", "nmod")
    places = [name for name in before if tree.kind(name) == "PLACE"]
    return [name for name in places if not tree.names[name.i].adjectival]


def _after_first(tree: Tree, noun: Token, frame: Frame) -> list[Token]:
    """Return "B" in "the attack of A on B", which the parser hangs on A."""
    firsts = after_preposition(tree, noun, frame.first.prepositions & {"of"})
    return [
        name
        for first in firsts
        for name in after_preposition(tree, first, frame.second.prepositions)
    ]


def _included(tree: Tree, noun: Token, verb: Token | None) -> list[Token]:
    """Return the names in "offices in the region, including in Osh", "states, including Norway"."""
    return [
        name
        for token in (noun, verb)
        if token is not None
        for including in _includings(token)
        for inner in (including, *children(including, "prep"))
        for other in children(inner, "pobj")
        for name in with_conjuncts(tree, other)
    ]


def _includings(token: Token) -> Iterator[Token]:
    """Yield "including" and "such as" on a token and on what follows its prepositions."""
    for preposition in children(token, "prep"):
        if includes(preposition):
            yield preposition
        for other in children(preposition, "pobj"):
            yield from (word for word in children(other, "prep") if includes(word))


def _carrier(tree: Tree, noun: Token, frame: Frame) -> Token | None:
    """Return the word that says that it took place: "paid" in "paid a visit to B".

    That is a verb, or a noun before "with": "a club with offices in Osh".
    """
    noun = _measured(_first_of_list(tree, noun))
    own = relation_types()[frame.type].get("carriers", ())
    if noun.dep_ == "pobj":
        return _carrier_before(tree, noun, frame, is_had="have" in own)
    if is_fronted(noun) and frame.type in _OF_SUBJECT:
        return noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"}:
        return None
    return noun.head if noun.head.lemma_ in (own or _CARRIERS) else None


def _carrier_before(tree: Tree, noun: Token, frame: Frame, *, is_had: bool) -> Token | None:
    """Return "is" in "is on a visit to", "killed" in "killed nine in a raid on"."""
    preposition = noun.head
    verb = preposition.head
    if _is_of_subject(noun, preposition):
        return verb
    if preposition.lower_ == "from" and (comes := _coming_from(preposition)) is not None:
        return comes
    before = {"in", "for"} if frame.mutual else {"on"}
    is_harm = frame.type == "attacked" and verb.lemma_ in _HARMING
    if frame.type in _OF_SUBJECT or is_harm:
        before = before | _ON_OCCASION
    if preposition.lower_ in before:
        return verb if verb.tag_.startswith("V") or tree.kind(verb) else None
    return verb if preposition.lower_ == "with" and is_had else None


def _coming_from(preposition: Token) -> Token | None:
    """Return "came" in "came away from talks with"."""
    verb = preposition.head.head if preposition.head.dep_ == "advmod" else preposition.head
    return verb if verb.lemma_ in _LEAVING else None


def _measured(noun: Token) -> Token:
    """Return "days" for the talks of "two days of talks", "round" for a "round of talks"."""
    is_of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return noun.head.head if is_of and noun.head.head.lemma_ in _MEASURES else noun


def _first_of_list(tree: Tree, noun: Token) -> Token:
    """Return "degree" for "diploma" in "holds a degree from A and a diploma from B".

    The parser hangs the diploma on the degree or on A.
    """
    while noun.dep_ == "conj" and noun.head.tag_[:2] == "NN":
        noun = noun.head
        if tree.kind(noun) and noun.dep_ == "pobj":
            above = noun.head.head
            noun = next(children(above, "dobj"), above)
    return noun


def _is_of_subject(noun: Token, preposition: Token) -> bool:
    """Tell whether a visit is that of the subject: "During her visit to Osh, Ann Lee met Bo Ek".

    A pronoun in a phrase before the subject means the subject (Reinhart, "Anaphora and Semantic
    Interpretation", 1983), unless it has been found to mean another.
    """
    subject = next(children(preposition.head, "nsubj"), None)
    is_before = subject is not None and noun.i < subject.i and subject.tag_[:2] == "NN"
    is_own = any(word.tag_ == "PRP$" for word in children(noun, "poss"))
    return is_before and is_own and preposition.lower_ in _ON_OCCASION


def _doers(tree: Tree, carrier: Token | None) -> list[Token]:
    """Return the subject in "A held talks", "A" in "talks were held by A" and "A with talks"."""
    if carrier is None:
        return []
    if not carrier.tag_.startswith("V"):
        return with_conjuncts(tree, carrier)
    if is_passive(carrier):
        return after_preposition(tree, carrier, {"by"})
    return subjects(tree, carrier)


def _there(tree: Tree, noun: Token, verb: Token | None) -> list[Token]:
    """Return who was at what a sentence begins or ends with: "arrested after talks with B"."""
    is_aside = verb is not None and noun.dep_ == "pobj" and is_passive(verb)
    return passive_subjects(tree, verb) if is_aside and verb is not None else []
