"""The names that a verb or a noun ties: its subjects, its objects and what follows "with"."""

from collections.abc import Collection

from spacy.tokens import Token

from namegraph.knowledge import grammar, number_words
from namegraph.relations.control import passes_subject, shares_subject, told
from namegraph.relations.fronted import described_behind, subject_after_be, subject_behind
from namegraph.relations.lists import rest_of_list
from namegraph.relations.lost import lost_beside, lost_seat, lost_subject
from namegraph.relations.noun_phrases import (
    after_as_well,
    are_both,
    begins_clause,
    is_beside,
    is_cut_off,
    is_large,
    is_of_noun,
    is_only_owner,
    is_own_name,
    is_short_form,
    is_somebody,
)
from namegraph.relations.prepositions import includes, prepositions_on
from namegraph.relations.relative import RELATIVE_TAGS, antecedent, is_plural, relative_owner
from namegraph.relations.tree import Tree, children, has_children, is_in_front, is_passive


# "the OSCE organization" is the OSCE, and "the Velm airline" is Velm.
_KINDS_OF_BODIES = grammar()["bodies"]
_CALLED = grammar()["called"]
# "the Norwegian delegation" and "the government of Norway" act for Norway.
_PROXIES = grammar()["proxies"]
_LOCAL = grammar()["local"]
_LEADING = {"head", "lead"}
_GUILT = grammar()["guilt"]
_NAMED = {"called", "named"}
_PARTS_OF_PLACES = grammar()["parts_of_places"]
# "the city of Bergen" is Bergen, and so is "the Bergen region".
_DESIGNATIONS = grammar()["designations"]
_ONE_OF_SEVERAL = grammar()["one_of_several"]
_BEFORE = ("compound", "nmod", "amod")
_STANDING = {"at", "in"}  # what "where" stands for
# After one of these, what was counted may be named.
_COLONS = (":", "-", "–", "—")
_PAIRS = {"couple", "duo", "pair", "trio"}
_PAIR = 3  # tokens: "Ann Lee, Bo Ek"


def with_conjuncts(tree: Tree, token: Token, *, acting: bool = False) -> list[Token]:
    """Return the names at a token and at what is coordinated with it: "A, B and C".

    With ``acting``, "the Norwegian delegation" is Norway too.
    """
    found = _coordinated(tree, token, acting=acting)
    return found + [name for name in rest_of_list(tree, found) if name not in found]


def _coordinated(tree: Tree, token: Token, *, acting: bool) -> list[Token]:
    found = []
    waiting = [token]
    while waiting:
        item = waiting.pop()
        names = _names_of_noun(tree, item) or (_acted_for(tree, item) if acting else [])
        found += [name for name in names if name not in found]
        if not (has_children(item) or (names and names[0].head == item)):
            continue
        # "the minister, Ann Lee, and Bo Ek": the parser hangs him on her
        behind = (other for name in names if name.head == item for other in children(name, "conj"))
        others = [*children(item, "conj"), *behind, *after_as_well(item)]
        waiting += reversed([other for other in others if not is_short_form(other)])
    return found


def _acted_for(tree: Tree, token: Token) -> list[Token]:
    if token.lower_ not in _PROXIES or _are_counted_objects(token):
        return []
    bodies = owners(tree, token) or after_preposition(tree, token, {"of", "from"})
    if not bodies and token.lower_ in _LOCAL:  # "police in Oslo"
        bodies = after_preposition(tree, token, {"in"})
    leaders = [
        name
        for noun in (token, *bodies[:1])  # the parser hangs "headed by" on either
        for verb in children(noun, "acl")
        if verb.lemma_ in _LEADING
        for name in after_preposition(tree, verb, {"by"})
    ]
    most = None if token.tag_ == "NNS" else 1  # "delegations from Norway and Sweden"
    return [body for body in bodies if tree.is_body(body)][:most] + leaders


def _are_counted_objects(noun: Token) -> bool:
    """Tell whether some are meant, not their state: "sanctions on four Norwegian officials"."""
    is_object = noun.dep_ in {"dobj", "pobj", "nsubjpass"} and noun.head.dep_ != "agent"
    return is_object and any(True for _ in children(noun, "nummod"))


def _names_of_noun(tree: Tree, token: Token) -> list[Token]:
    """Return the name at a token, or that it describes: "the minister, Ann Lee", "X, a club"."""
    if token.i in tree.holders:
        return [tree.holders[token.i]]
    if tree.kind(token):
        return [] if is_somebody(tree, token) or is_only_owner(token) else [token]
    if token.dep_ == "appos" and tree.kind(token.head):
        return [token.head]
    beside = names_beside(tree, token)[:1]
    is_pair = token.tag_ == "NNS" or token.lower_ in _PAIRS
    if beside and is_pair:  # "the presidents, Ann Lee and Bo Ek"
        beside += [other for other in children(beside[0], "conj") if tree.kind(other)]
    found = beside or _listed(tree, token) or _named_inside(tree, token)
    return found or examples(tree, token) or _named_so(tree, token)


def names_beside(tree: Tree, noun: Token) -> list[Token]:
    """Return the name of "her aunt, Ann Lee," and of "her aunt, the cook Ann Lee"."""
    beside = []
    for other in children(noun, "appos"):
        inner = [other] if tree.kind(other) or noun.tag_ != "NN" else children(other, "appos")
        beside += [name for name in inner if is_beside(tree, noun, name)]
    return beside or lost_beside(tree, noun)


def _listed(tree: Tree, token: Token) -> list[Token]:
    """Return what is counted and named: "two states joined: A and B", "two of its states - A, B".

    Only as many names as are counted, for a colon may begin something else.
    """
    counts = [token] if token.tag_ == "CD" else list(children(token, "nummod"))
    marks = [mark for text in _COLONS for mark in tree.tokens(text)] if counts else []
    named = [mark.nbor() for mark in marks if mark.i + 1 < len(tree.doc)]
    for name in named:
        names = [name]
        for each in names:
            names += children(each, "conj")
        if len(names) > 1 and number_words().get(counts[0].lower_) == len(names):
            return [each for each in names if tree.kind(each)]
    return []


def _named_so(tree: Tree, noun: Token) -> list[Token]:
    """Return "Ann Lee" of "a woman named Ann Lee" and "a woman called Ann Lee"."""
    verbs = (verb for verb in children(noun, "acl") if verb.lower_ in _NAMED)
    return [name for verb in verbs for name in children(verb, "oprd") if tree.kind(name)]


def examples(tree: Tree, noun: Token) -> list[Token]:
    """Return "Ann Lee" of "twelve people, including Ann Lee"."""
    return [
        name
        for preposition in children(noun, "prep")
        if includes(preposition)
        for other in children(preposition, "pobj")
        for name in with_conjuncts(tree, other)
    ]


def _named_inside(tree: Tree, token: Token) -> list[Token]:
    """Return what "the OSCE organization", "the south of Norway" and "X is a club" name.

    What lies to the south of a town lies outside it.
    """
    inside = [other for other in children(token, "compound") if tree.kind(other) == "ORG"]
    is_called = token.lower_ in _CALLED and token.is_lower and token.tag_ in {"NN", "NNP"}
    if inside and (is_called or token.lower_ in _KINDS_OF_BODIES):
        return inside
    if token.lower_ in _DESIGNATIONS or token.lemma_ in _DESIGNATIONS:
        return _designated(tree, token)
    if token.lower_ in _PARTS_OF_PLACES:
        wholes = after_preposition(tree, token, {"of"}) or owners(tree, token)
        return [whole for whole in wholes[:1] if is_large(tree, whole)]
    if token.dep_ == "attr" and token.head.lemma_ in {"be", "become"}:
        return subjects(tree, token.head)
    return []


def _designated(tree: Tree, noun: Token) -> list[Token]:
    """Return the place in "the city of Bergen" and "the Bergen region"; none in "a city of"."""
    # "the largest city of Hordaland" is not Hordaland
    is_another = any(word.lower_ in _ONE_OF_SEVERAL or word.tag_ == "JJS" for word in noun.children)
    places = [] if is_another else after_preposition(tree, noun, {"of"})
    places += [name for name in children(noun, *_BEFORE) if name.i == noun.i - 1]
    if noun.tag_ == "NNS":  # "the Bergen and Voss regions"
        first = next(children(noun, *_BEFORE), noun)
        places = [first, *first.conjuncts] if tree.kind(first) == "PLACE" else []
        return [place for place in places if is_own_name(tree, place)]
    return [place for place in places if is_own_name(tree, place)][:1]


def subjects(tree: Tree, verb: Token) -> list[Token]:
    """Return the names that are the subject of a verb, or of the one above: "came to meet"."""
    governing, may_be_told = [], verb.tag_ in {"VB", "VBG"}  # not "left" in "told to go and left"
    while shares_subject(verb):
        if may_be_told and (nearest := told(verb)):
            return with_conjuncts(tree, nearest, acting=True)
        if passes_subject(verb):
            governing.append(verb.head)
        verb = verb.head
    found = _own_subjects(tree, verb)
    while governing and not found:
        found = passive_subjects(tree, governing.pop())
    return found


def _own_subjects(tree: Tree, verb: Token) -> list[Token]:
    if elsewhere := _pair_in_headline(tree, verb) or _behind_be(tree, verb):
        return elsewhere
    own = list(children(verb, "nsubj"))
    if own:
        return _names_of_last(tree, own, verb) or subject_behind(tree, verb)
    if lost := lost_subject(tree, verb):
        return lost
    if behind := subject_behind(tree, verb):
        return behind
    is_headline = verb.tag_ == "VB" and any(word.tag_ == "TO" for word in verb.children)
    if verb.dep_ in {"acl", "relcl"} and (verb.tag_ == "VBG" or is_headline):
        return _described_before(tree, verb)
    return wrongdoers(tree, verb) if verb.dep_ == "pcomp" else []


def _behind_be(tree: Tree, verb: Token) -> list[Token]:
    inverted = subject_after_be(verb)
    return [] if inverted is None else with_conjuncts(tree, inverted, acting=True)


def _names_of_last(tree: Tree, tokens: list[Token], verb: Token) -> list[Token]:
    """Return the names of the last subject that has any.

    In "The son of a cook, Bo Ek left" the parser takes the son for one, too.
    """
    for token in reversed(tokens):
        if names := _names_behind_relative(tree, token, verb):
            return names
    return []


def _pair_in_headline(tree: Tree, verb: Token) -> list[Token]:
    """Return both who do it in the headline "Ann Lee, Bo Ek meet in Oslo"."""
    if verb.i != _PAIR or verb.tag_ not in {"VB", "VBP"} or tree.doc[1].text != ",":
        return []
    pair = [tree.doc[0], tree.doc[2]]
    kinds = {tree.kind(name) for name in pair}
    return pair if kinds == {"PERSON"} or kinds <= {"ORG", "PLACE"} else []


def wrongdoers(tree: Tree, deed: Token) -> list[Token]:
    """Return who is "convicted of killing" or "guilty of the murder of" somebody."""
    above = deed.head.head
    if above == deed or {above.lemma_, above.lower_}.isdisjoint(_GUILT):
        return []
    while above.dep_ in {"acomp", "oprd", "xcomp"} and above.head != above:
        above = above.head
    return passive_subjects(tree, above) or objects(tree, above) or subjects(tree, above)


def passive_subjects(tree: Tree, verb: Token) -> list[Token]:
    """Return the names that are the subject of a passive, or the noun it describes."""
    is_own = any(children(verb, "auxpass"))
    while _shares_passive_subject(verb):
        verb = verb.head
        if is_own and not is_passive(verb):  # "left Oslo and was arrested"
            return subjects(tree, verb)
    # "Velmar is 40 percent owned by": the parser hangs Velmar on "is"
    on_auxiliary = (own for word in children(verb, "auxpass") for own in children(word, "nsubj"))
    own = list(children(verb, "nsubjpass")) or list(on_auxiliary)
    if own:
        return _names_of_last(tree, own, verb)
    if is_in_front(verb):
        behind = described_behind(tree, verb)
        return with_conjuncts(tree, behind) if behind is not None else []
    is_reduced = verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}
    return lost_seat(tree, verb) or _described_before(tree, verb) if is_reduced else []


def _described_before(tree: Tree, participle: Token) -> list[Token]:
    """Return what a participle describes: not Velmar in "sites owned by Norway, and Velmar".

    Right behind a name it describes the noun before: "a unit of Velmar based in Oslo".
    """
    if is_of_noun(participle.head) and participle.nbor(-1) == participle.head:
        return []
    return [name for name in with_conjuncts(tree, participle.head) if name.i < participle.i]


def _shares_passive_subject(verb: Token) -> bool:
    has_own = verb.head == verb or any(children(verb, "nsubjpass"))
    return not has_own and verb.dep_ == "conj" and verb.tag_ == "VBN"


def _names_behind_relative(tree: Tree, token: Token, verb: Token) -> list[Token]:
    """Return the subject's names; for "who" and "which" those of the noun they refer to."""
    if verb.dep_ == "relcl" and are_both(token):
        return with_conjuncts(tree, verb.head, acting=True)
    if token.tag_ in RELATIVE_TAGS and verb.dep_ == "relcl":
        found = with_conjuncts(tree, antecedent(tree, token, verb.head), acting=True)
        return found if is_plural(verb) else found[:1]
    return with_conjuncts(tree, token, acting=True)


def objects(tree: Tree, verb: Token, *, acting: bool = False) -> list[Token]:
    """Return the names that are the direct object of a verb: "Oslo", or in "whom Oslo arrested"."""
    found = list(children(verb, "dobj"))
    whole = [token for token in found if not any(is_cut_off(tree, token, other) for other in found)]
    names = [name for token in whole for name in with_conjuncts(tree, token, acting=acting)]
    names = names or _objects_before(tree, verb) or among_them(tree, verb)
    names = names or _gap(tree, verb)
    return [name for name in names if not begins_clause(name)]


def among_them(tree: Tree, verb: Token) -> list[Token]:
    """Return "Ann Lee" in "arrested twelve people, among them Ann Lee"."""
    is_told = "among" in tree.words and any(children(verb, "dobj"))
    for among in children(verb, "prep") if is_told else ():
        governed = list(children(among, "pobj"))
        if among.lower_ == "among" and any(word.lower_ == "them" for word in governed):
            after = tree.doc[min(among.i + 2, len(tree.doc) - 1)]
            others = [after] if tree.kind(after) else governed
            return [name for each in others for name in with_conjuncts(tree, each)]
    return []


def _objects_before(tree: Tree, verb: Token) -> list[Token]:
    """Return "Ann Lee" in "Ann Lee, whom Norway arrested and accused of spying".

    The parser hangs "whom" on either verb; in "which she helped to found" on the infinitive.
    """
    clause = verb.head if verb.dep_ in {"conj", "xcomp"} else verb
    if clause.dep_ != "relcl" or any(word.i > verb.i for word in children(verb, "dobj")):
        return []
    for each in (clause, *children(clause, "conj"), verb):
        for token in children(each, "dobj"):
            if token.tag_ in RELATIVE_TAGS and token.i < clause.i:
                return _names_behind_relative(tree, token, clause)
    return []


def _gap(tree: Tree, verb: Token) -> list[Token]:
    """Return "Velmar" in "Velmar, a firm she founded": what the clause hangs on is its object."""
    if verb.dep_ != "relcl" or any(children(verb, "dobj", "ccomp", "xcomp", "nsubjpass")):
        return []
    subject = next(children(verb, "nsubj"), None)
    is_open = subject is not None and subject.i == verb.head.i + 1 and subject.tag_[:1] in "NP"
    has_end = all(any(children(word, "pobj")) for word in children(verb, "prep"))
    return with_conjuncts(tree, verb.head)[:1] if is_open and has_end else []


def after_preposition(
    tree: Tree, token: Token, prepositions: Collection[str], *, acting: bool = False
) -> list[Token]:
    """Return the names after one of some prepositions that hang on a token."""
    found = [
        name
        for preposition in prepositions_on(token)
        if preposition.lower_ in prepositions
        for other in children(preposition, "pobj", "pcomp")
        for name in _governed(tree, other, acting=acting or preposition.dep_ == "agent")
        if not begins_clause(name)
    ]
    if found or not _STANDING.intersection(prepositions):
        return found
    return _where(tree, token) or _behind_person(tree, token, prepositions)


def _behind_person(tree: Tree, verb: Token, prepositions: Collection[str]) -> list[Token]:
    """Return "Oslo" in "lives with Bo Ek in Oslo", which the parser hangs on him."""
    return [
        name
        for other in children(verb, "prep")
        for person in children(other, "pobj")
        if tree.kind(person) == "PERSON"
        for preposition in children(person, "prep")
        if preposition.lower_ in _STANDING and preposition.lower_ in prepositions
        for noun in children(preposition, "pobj")
        for name in with_conjuncts(tree, noun)
    ]


def _governed(tree: Tree, noun: Token, *, acting: bool) -> list[Token]:
    """Return the names at a noun; for "which" in "the OSCE, of which Norway is a member", OSCE."""
    clause = next((above for above in noun.ancestors if above.dep_ == "relcl"), None)
    if noun.tag_ in RELATIVE_TAGS and clause is not None:
        return _names_behind_relative(tree, noun, clause)
    return with_conjuncts(tree, noun, acting=acting)


def _where(tree: Tree, verb: Token) -> list[Token]:
    """Return "Oslo" in "Oslo, where she was born"."""
    if verb.dep_ != "relcl" or not any(word.lower_ == "where" for word in children(verb, "advmod")):
        return []
    return with_conjuncts(tree, verb.head)[:1]


def owners(tree: Tree, noun: Token) -> list[Token]:
    """Return the names that own a noun or stand before it: "Norway's capital", "OSCE office"."""
    before = children(noun, "poss", "compound", "nmod", "amod")
    return [
        name
        for other in before
        if other.i < noun.i
        for name in ([other] if tree.kind(other) else relative_owner(tree, other))
    ]
