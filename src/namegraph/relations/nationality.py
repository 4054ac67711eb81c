"""Whose citizens people are: "a Norwegian lawyer", "Norway's Ann Lee", "Ann Lee is Norwegian"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, is_nation, is_nationality, organization_words, titles
from namegraph.relations.arguments import after_preposition, subjects, with_conjuncts
from namegraph.relations.descriptions import end_of_description
from namegraph.relations.tree import Found, Tree, children


_LINKING = grammar()["linking"]
_STATE = titles()["state"]
# Nouns that name no person, or do not tell whose citizen one is.
_THINGS = frozenset(
    word.lower() for kind in ("heads", "places", "events") for word in organization_words()[kind]
)
_NOT_BY_BIRTH = _THINGS.union(*(grammar()[kind] for kind in ("no_nationals", "bodies", "makers")))
_PAPERS, _HAVING = grammar()["papers"], grammar()["having_papers"]
_ARTICLES = {"a", "an"}
_PLURAL = "NNS"
_BEFORE_NAME = {"amod", "compound", "nmod"}


def read_nationalities(tree: Tree) -> Iterator[Found]:
    """Read the nationality of persons; that of a role, "a Norwegian lawyer", is with the roles."""
    for word in _PAPERS & tree.nouns.keys():
        for noun in tree.nouns[word]:
            yield from _by_papers(tree, noun)
    for i, name in tree.names.items():
        token = tree.doc[i]
        if name.kind == "PERSON":
            yield from _of_country(tree, token)
            yield from _in_apposition(tree, token)
        elif name.kind == "PLACE" and is_nation(token.text):
            yield from _countrys(tree, token)
        elif _is_demonym(tree, token):
            yield from _is_national(tree, token)
            yield from _before_person(tree, token)


def _by_papers(tree: Tree, noun: Token) -> Iterator[Found]:
    """Read "Ann Lee holds Norwegian citizenship" and "took the citizenship of Norway"."""
    before = (name for word in children(noun, *_BEFORE_NAME) for name in (word, *word.conjuncts))
    countries = [word for word in before if _is_demonym(tree, word)]
    countries += [word for word in after_preposition(tree, noun, {"of"}) if is_nation(word.text)]
    had = noun.head if noun.dep_ == "conj" and _is_demonym(tree, noun.head) else noun
    countries += [had] if had != noun else []  # "Norwegian and Swedish citizenship"
    if had.dep_ == "pobj" and had.head.lower_ == "with":  # "a Swede with a Norwegian passport"
        holder = had.head.head
        people = with_conjuncts(tree, holder)
    else:
        has = had.dep_ == "dobj" and had.head.lemma_ in _HAVING
        people = subjects(tree, had.head) if has and countries else []
    for country in countries:
        for found in _found(tree, people, country, "person has citizenship", 0.93):
            yield found._replace(aside=False, trigger=noun)


def _of_country(tree: Tree, person: Token) -> Iterator[Found]:
    """Read "Ann Lee of Norway", "from Norway", "(Norway)": "of Bergen" is no nationality."""
    doc, i = tree.doc, person.i + 1
    i += i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ == "of"
    if i + 1 >= len(doc) or not is_nation(doc[i + 1].text):
        return
    country, after = doc[i + 1], doc[i + 2].text if i + 2 < len(doc) else ""
    is_owner = i + 2 < len(doc) and doc[i + 2].tag_ == "POS"
    is_origin = doc[i].lower_ == "of" or (doc[i].lower_ == "from" and doc[i].head == person)
    if (is_origin and not is_owner) or (doc[i].text, after) == ("(", ")"):
        yield from _found(tree, [person], country, "person of country", 0.9)


def _countrys(tree: Tree, country: Token) -> Iterator[Found]:
    """Read "Norway's Ann Lee"."""
    after = tree.doc[country.i + 1 : country.i + 3]
    if len(after) > 1 and after[0].tag_ == "POS" and country.head == after[1]:
        yield from _found(tree, [after[1]], country, "country's person", 0.9)


def _in_apposition(tree: Tree, person: Token) -> Iterator[Found]:
    """Read "Ann Lee, a retired Norwegian painter" and "Ann Lee, a diplomat from Norway"."""
    for noun in children(person, "appos"):
        is_only_one = _is_one(tree, noun) or _is_who(tree, noun)
        if not any(word.lower_ in _ARTICLES for word in noun.children) and not is_only_one:
            continue
        if _is_demonym(tree, noun):  # "Ann Lee, a Norwegian"
            yield from _found(tree, [person], noun, "person, a national", 0.9)
        if tree.kind(noun):
            continue
        origin = [
            place for place in after_preposition(tree, noun, {"from"}) if is_nation(place.text)
        ]
        described = [
            *children(noun, "amod", "compound")
        ]  # of "national", in "an Iranian national living in"
        described += [inner for word in described for inner in children(word, "amod")]
        adjectives = [word for word in described if _is_demonym(tree, word)]
        for country in (origin or adjectives)[:1]:
            yield from _found(tree, [person], country, "person, a national", 0.9)


def _is_one(tree: Tree, noun: Token) -> bool:
    """Tell "the Norwegian cook" and "the Norwegian head of Velmar" from "the Norwegian head"."""
    if not any(word.lower_ == "the" for word in noun.children) or noun.tag_ != "NN":
        return False
    bodies = after_preposition(tree, noun, {"of", "at", "for"}, acting=True)
    lists, word = titles(), noun.lower_
    if word in lists["heads"] or word in lists["team"] or _is_of_state(noun):
        return any(tree.kind(body) == "ORG" for body in bodies)
    return word in lists["offices"]


def _is_who(tree: Tree, noun: Token) -> bool:
    """Tell "the Norwegian who leads it", a person, from "the Norwegian", a bank."""
    clauses = children(noun, "relcl")
    return _is_demonym(tree, noun) and any(
        word.lower_ in {"who", "whose"} for clause in clauses for word in clause.subtree
    )


def _is_national(tree: Tree, country: Token) -> Iterator[Found]:
    """Read "Ann Lee is Norwegian", "a Norwegian painter", "one of the best Norwegian painters"."""
    noun = country
    head = country.head
    is_maker = head.lower_ == "maker"  # of films, for one: no firm, where it is said of somebody
    if country.dep_ in _BEFORE_NAME and (is_maker or _is_plain_noun(tree, country, head)):
        noun = head
    among = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    said = among if among is not None and among.lower_ == "one" else noun
    if said.dep_ not in {"attr", "acomp"} or said.head.lower_ not in _LINKING:
        return
    if said == noun != country and not _is_any(noun):
        return
    for found in _found(tree, subjects(tree, said.head), country, "person is national", 0.93):
        yield found._replace(aside=False)


def _is_any(noun: Token) -> bool:
    """Tell "a painter" and "painters" from "the painter", who may be that of a country."""
    articles = [word.lower_ for word in noun.children if word.dep_ in {"det", "poss"}]
    return not articles if noun.tag_ == _PLURAL else not _ARTICLES.isdisjoint(articles)


def _before_person(tree: Tree, country: Token) -> Iterator[Found]:
    """Read "Norwegian Ann Lee", "the Norwegian skiers Ann Lee and Bo Ek"."""
    if country.i and country.nbor(-1).lower_ == "into":
        return  # "put into Norwegian Ann Lee's book"
    doc, end = tree.doc, end_of_description(tree, country.i + 1)
    noun = doc[end - 1]
    end += doc[end].lower_.strip(".") in titles()["honorifics"] and end + 1 < len(doc)  # "Mr"
    person = doc[min(end + (doc[end].text == ","), len(doc) - 1)]
    if noun == country:
        is_said = person.i == end and country.head == person
    else:
        is_beside = noun == person.head or (person.i == end and noun in person.children)
        is_said = is_beside and _is_plain_noun(tree, country, noun)
    if is_said:
        people = with_conjuncts(tree, person) if noun.tag_ == _PLURAL else [person]
        yield from _found(tree, people, country, "national before name", 0.9)


def _is_plain_noun(tree: Tree, country: Token, noun: Token) -> bool:
    """Tell a noun that says who somebody is from an office in a state, which is read elsewhere."""
    between = tree.doc[country.i + 1 : noun.i + 1]
    is_rank = noun.tag_ == "CD" and noun.nbor(-1).lower_ == "number"  # "Norwegian number two"
    is_noun = noun.tag_ in {"NN", _PLURAL} and noun.lemma_.lower() not in _NOT_BY_BIRTH
    is_noun = is_noun or is_rank
    return is_noun and all(word.is_lower and not _is_of_state(word) for word in between)


def _is_of_state(word: Token) -> bool:
    return not _STATE.isdisjoint({word.lower_, word.lemma_.lower()})


def _is_demonym(tree: Tree, token: Token) -> bool:
    return token.i in tree.names and tree.names[token.i].adjectival and is_nationality(token.text)


def _found(
    tree: Tree, people: list[Token], country: Token, rule: str, confidence: float
) -> Iterator[Found]:
    for person in people:
        if tree.kind(person) == "PERSON":
            yield Found("citizen_of", person, country, country, rule, confidence, aside=True)
