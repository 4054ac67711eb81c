"""Each rule by its name: sentences that it reads, and others that it must leave alone."""

from collections.abc import Callable, Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from namegraph.knowledge import grammar, relation_types
from namegraph.pipeline import read_texts
from namegraph.relations import read_relations
from namegraph.relations.frames import SORTS, Frame, Sort, parse_frame
from namegraph.spans import Name
from namegraph.types import Document, Kind, Relation


MarkNames = Callable[[Doc], list[Name]]
Read = Callable[[str], list[Relation]]

# --- rules in code -------------------------------------------------------------------------

READS = {
    "one more relative": [
        "Nora Blum's husband, Bo Ek, and daughter Ida Falk left.",
        "Nora Blum's brother Bo Ek and cousin Otto Lind left.",
    ],
    "title of several": [
        "Two Harbour Agency commanders, Nora Blum and Otto Lind, left.",
        "The Norwegian ministers Nora Blum and Otto Lind left.",
        "Prime Ministers Nora Blum of Norway and Otto Lind of Sweden left.",
    ],
    "title before name": [
        "Harbour Agency director Nora Blum left.",
        "The director of the Harbour Agency, Nora Blum, left.",
        "Norwegian Foreign Minister Nora Blum left.",
        "Foreign Minister of Norway Dr. Nora Blum left.",
        "The Water Agency, a firm whose director, Nora Blum, left, closed.",
    ],
    "title after name": [
        "Nora Blum, director of the Harbour Agency, left.",
        "Nora Blum, 53, the deputy director of the Harbour Agency, left.",
        "Nora Blum (director of the Harbour Agency) left.",
        "Nora Blum, head of the Harbour Agency and envoy to Norway, left.",
        "Nora Blum, now director of the Harbour Agency, left.",
        "Nora Blum, his Norwegian counterpart, left.",
        "Nora Blum, Norway editor for the Harbour Agency, left.",
        "Nora Blum, executive partner of the Harbour Agency, left.",
    ],
    "office by verb": [
        "Nora Blum is the director of the Harbour Agency.",
        "Nora Blum was appointed director of the Harbour Agency.",
        "Nora Blum served as director of the Harbour Agency.",
        "On Monday the Harbour Agency appointed Nora Blum head.",
        "The Harbour Agency appointed Nora Blum director on Monday.",
    ],
    "person of country": [
        "Nora Blum of Norway won the race.",
        "The race was won by Nora Blum of Sweden.",
        "Nora Blum, of Norway, won the race.",
        "Nora Blum from Norway won the race.",
        "Nora Blum (Norway) won the race.",
    ],
    "country's person": [
        "Norway's Nora Blum won the race.",
        "The race was won by Sweden's Nora Blum.",
    ],
    "national before name": [
        "Norwegian Nora Blum won the race.",
        "The race was won by the Norwegian tycoons Ms Nora Blum and Mr Otto Lind.",
        "The race was won by the Norwegian juggler Nora Blum.",
        "The Norwegian jugglers Nora Blum and Otto Lind left.",
        "Two Norwegian jugglers, Nora Blum and Otto Lind, left.",
    ],
    "place-based person": [
        "Norwegian-born Nora Blum won the race.",
        "The Bergen-based lawyer Nora Blum won the case.",
    ],
    "name-owned body": [
        "The Nordic Bank-owned firm Water Agency closed.",
        "Norway-backed Nordic Bank closed.",
    ],
    "national body": [
        "The Norwegian oil company Nordic Bank closed.",
        "The Nordic Bank, a Norwegian bank, closed.",
        "The Nordic Bank, Norway's largest bank, closed.",
    ],
    "place is in place": [
        "Bergen is in Norway.",
        "Bergen and Oslo are in Norway.",
    ],
    "body is one of place": [
        "The Water Academy is a university in Bergen.",
        "The Nordic Bank is a bank from Norway.",
        "The Nordic Bank, a bank in Bergen, closed.",
    ],
    "body of members": [
        "The Nordic Forum, a network of clubs from Norway and Sweden, met on Monday.",
        "The Nordic Forum is a union of clubs in Norway.",
    ],
    "person from place": [
        "Nora Blum, from Bergen, won the race.",
        "Nora Blum, 34, of Bergen, won the race.",
        "Nora Blum, aged 34, from Bergen, won the race.",
        "Nora Blum of Texas won the race.",
    ],
    "person is from place": [
        "Nora Blum is from Bergen.",
        "Nora Blum, who comes from Norway, won the race.",
    ],
    "brothers": [
        "Nora Blum and Ida Falk are sisters.",
        "The brothers Otto Lind and Bo Ek left.",
    ],
    "body's person": [
        "The Water Agency's Nora Blum left.",
        "They met the Water Agency's Nora Blum.",
    ],
    "lifespan": [
        "Nora Blum (Bergen, 1845 – Oslo, 1920) was a singer.",
        "Nora Blum (11 February 1927 in Bergen – 12 April 2008 in Oslo) was a singer.",
        "Nora Blum (born 6 April 1953, Bergen) is a singer.",
    ],
    "person, a national": [
        "Nora Blum, a retired Norwegian juggler, won the race.",
        "Nora Blum, a juggler from Norway, won the race.",
    ],
    "person is national": [
        "Nora Blum is Norwegian.",
        "Nora Blum became Norwegian in May.",
        "Nora Blum was a Norwegian juggler.",
        "Nora Blum and Otto Lind are Norwegian jugglers.",
        "Nora Blum is one of the best Norwegian jugglers.",
    ],
    "body of body": [
        "The Department of Tides at the Water Academy closed.",
        "The Department of Tides of the Ministry of Works closed.",
    ],
    "body, body": [
        "Nora Blum works at the Department of Tides, Water Academy.",
        "Nora Blum of the Department of Tides, Water Academy, left.",
    ],
    "body of place": [
        "The Water Agency of Bergen closed.",
        "They wrote to the Ministry of Works of Norway.",
    ],
    "person of body": [
        "Nora Blum of the Water Agency left.",
        "Nora Blum, of the Water Agency, left.",
        "They met Nora Blum from the Water Agency.",
        "They met Nora Blum of the Norwegian firm Water Agency.",
        "Nora Blum, of the ruling Tide Party, left.",
        "They were met by Nora Blum, now at the Water Agency.",
        "Nora Blum, formerly with the Water Agency, left.",
        "Nora Blum (Tide Party) won the seat.",
        "Nora Blum of Norway's Water Agency left.",
    ],
    "at the helm": [
        "Nora Blum, at the helm of the Water Agency since May, left.",
        "Nora Blum has spent ten years at the head of the Water Agency.",
    ],
    "place, country": [
        "They met in Bergen, Norway.",
        "They met in Bergen, Norway, on Monday.",
        "They met in Bergen, Norway, and left on Monday.",
        "They met in Bergen, Bergen Region, Norway.",
    ],
    "part of country": [
        "They met in Bergen, in western Norway.",
        "They went to Bergen in the west of Norway.",
    ],
    "body in place": [
        "The Water Academy in Bergen closed.",
        "They studied at the Water Academy in Oslo.",
        "The Water Academy is in Bergen.",
        "The Water Academy (WA) in Bergen closed.",
    ],
    "place's body": [
        "Norway's Water Agency closed.",
        "They wrote to Norway's Ministry of Works.",
    ],
    "place, including": [
        "They spoke in Norway, including in Bergen and Oslo.",
        "They toured Norway including Bergen.",
    ],
    "place-based body": [
        "The Bergen-based Water Agency closed.",
        "They sued the Bergen-based company Water Agency.",
    ],
    "region of": [
        "They met in the Bergen Region of Norway.",
        "The Bergen Region of Norway is large.",
    ],
    "place's city": [
        "They met in the Norwegian capital of Oslo.",
        "They met in the Norwegian city of Bergen.",
        "They met in Norway's port of Bergen.",
        "They met in the Oslo suburb of Bergen.",
    ],
    "body's body": [
        "The Water Academy's Department of Tides closed.",
        "Nora Blum is a lecturer at the Water Academy's Department of Tides.",
    ],
    "seat on board": [
        "Nora Blum sits on the board of the Nordic Bank.",
        "Nora Blum, who serves on the advisory council of the Nordic Bank, left.",
        "Nora Blum was appointed to the board of the Nordic Bank.",
        "Otto Lind named Nora Blum to the board of the Nordic Bank.",
        "Nora Blum joined the board of the Nordic Bank.",
    ],
    "together with": [
        "The Water Agency held a course together with the Harbour Agency.",
        "The Water Agency held a course jointly with the Ministry of Works.",
        "A course was held by the Water Agency jointly with the Harbour Agency.",
        "The Water Agency and the Harbour Agency hold courses together.",
    ],
    "visit|trip of A to B": [
        "During her visit to Oslo, Nora Blum met Otto Lind.",
        "On his first trip to Norway, Otto Lind praised Nora Blum.",
    ],
    "A study at|in B": [
        "Nora Blum was born in Bergen and studied at the Water Academy.",
    ],
    "A be educate|train at|in B": [
        "Nora Blum was born in Bergen and educated at the Water Academy."
    ],
    "A learn|study * at B": [
        "Nora Blum, who was born in Bergen and studied law at the Water Academy, left.",
    ],
    "A found|establish B": [
        "Nora Blum founded the Harbour Agency with Otto Lind.",
        "With Otto Lind, a cook, Nora Blum founded the Harbour Agency.",
    ],
    "A chief|principal_city|town of B": ["Bergen, chief town of Norway, burned."],
    "in charge": [
        "Otto Lind put Nora Blum in charge of the Harbour Agency.",
        "Nora Blum was put in charge of the Harbour Agency by Otto Lind.",
        "Nora Blum, who is in charge of the Harbour Agency, left.",
    ],
    "at a meeting": [
        "Nora Blum won a prize at the Nordic Forum.",
        "During the Nordic Forum, Nora Blum unveiled a plan.",
    ],
    "A visit|tour B": [
        "Nora Blum visited the city of Bergen.",
        "Nora Blum toured the Bergen region.",
    ],
    "headquarters|seat|secretariat of A:ORG in|at B": [
        "The headquarters of the Water Agency are in Bergen.",
        "The Water Agency, whose seat is in Bergen, closed.",
        "The Water Agency, whose secretariat is in Bergen, closed.",
    ],
    "A and B meet": [
        "The two leaders, Nora Blum and Otto Lind, met on Monday.",
        "The pair, Nora Blum and Otto Lind, met on Monday.",
    ],
    "open verb": [
        "Nora Blum thanked Otto Lind.",
        "Nora Blum was thanked by Otto Lind.",
        "Nora Blum debated the matter with Otto Lind.",
    ],
    "title before name +coref": [
        "Norway sent its foreign minister, Nora Blum, to Oslo.",
        "The Harbour Agency closed a dock. Chief executive Nora Blum was sad.",
        'The Harbour Agency closed a dock. "It is old," said spokeswoman Nora Blum.',
    ],
    "title after name +coref": [
        "The Harbour Agency closed a dock. Nora Blum, the chief executive, was sad.",
    ],
    "office by verb +coref": [
        "The Harbour Agency appointed Nora Blum as its director on Monday.",
        "Nora Blum left. She is the director of the Harbour Agency.",
        "Nora Blum spoke. She was appointed director of the Harbour Agency.",
        "Nora Blum joined the Harbour Agency, where she became director.",
    ],
    "A visit|tour B +coref": [
        "Nora Blum leads the Harbour Agency. She visited Norway.",
        "Nora Blum left Oslo. She toured Norway.",
    ],
}

REFUSES = {
    "one more relative": [
        "Nora Blum's husband and Bo Ek's daughter Ida Falk left.",
        "Nora Blum met the mayor, Bo Ek, and daughter Ida Falk.",
    ],
    "title of several": [
        "The Norwegian skiers Nora Blum and Otto Lind left.",
        "Skiers Nora Blum of Norway and Otto Lind of Sweden left.",
        "Ministers met Nora Blum of Norway and Otto Lind of Sweden.",
        "Two Harbour Agency commanders left Nora Blum.",
    ],
    "title before name": [
        "The director of the Harbour Agency met Nora Blum.",
        "The Harbour Agency wrote to Nora Blum.",
        "Otto Lind began his term as director of the Harbour Agency, Nora Blum said.",
    ],
    "title before name +coref": [
        "The Harbour Agency closed a dock. Police chief Nora Blum was sad.",
        "The Harbour Agency closed a dock. The Water Agency won. Chairwoman Nora Blum was sad.",
        "The Harbour Agency and Nora Blum closed a dock. Chief executive Nora Blum was sad.",
        "The Harbour Agency closed a dock. A company's chairwoman Nora Blum was sad.",
        "The Harbour Agency closed a dock. Chairwoman Nora Blum of a bank was sad.",
        "The Harbour Agency closed a dock. Director Nora Blum was sad.",
    ],
    "title after name": [
        "Nora Blum, a Norwegian leader, left.",
        "Nora Blum met the director of the Harbour Agency.",
        "After Nora Blum, the director of the Harbour Agency spoke.",
    ],
    "office by verb": [
        "Nora Blum is the guest of the Harbour Agency.",
        "Nora Blum knows the director of the Harbour Agency.",
        "The Harbour Agency named Nora Blum after the director left.",
    ],
    "person of country": [
        "Nora Blum of Bergen won the race.",
        "Nora Blum of Norway's team won the race.",
        "They banned Nora Blum from Norway.",
    ],
    "country's person": [
        "Norway's friend of Nora Blum won the race.",
        "Bergen's Nora Blum won the race.",
    ],
    "national before name": [
        "They met in the Norwegian court Nora Blum built.",
        "The Norwegian resident Nora Blum won the race.",
        "The Norwegian minister Nora Blum left.",
        "In the Norwegian capital, Nora Blum met Otto Lind.",
        "They beat Norwegian jugglers, Nora Blum said.",
    ],
    "place-based person": [
        "Norwegian-born horses led Nora Blum.",
    ],
    "name-owned body": [
        "The Norway-owned Water Agency closed.",
        "The state-owned Water Agency backed Norway.",
    ],
    "national body": [
        "They met at its Norwegian headquarters Nordic Bank.",
        "The Norwegian partner of the firm Nordic Bank closed.",
        "The Nordic Bank, a friend of Norway, closed.",
    ],
    "place is in place": [
        "Norway is in Bergen for talks.",
        "Bergen is in talks with Norway.",
    ],
    "body is one of place": [
        "The Nordic Bank is a leader in Norway.",
        "Nora Blum is a bank in Norway.",
        "The Nordic Bank, a friend in Bergen, closed.",
    ],
    "body of members": [
        "The Nordic Forum, a book of poems from Norway, closed.",
        "The Nordic Forum is a union of the clubs.",
    ],
    "person from place": [
        "Nora Blum of Bergen won the race.",
        "Nora Blum from Bergen won the race.",
        "Nora Blum, from Bergen's bank, won the race.",
        "Nora Blum, a juggler from Bergen, won the race.",
        "The Nordic Bank, from Bergen, won the race.",
    ],
    "person is from place": [
        "Nora Blum came from Bergen.",
        "Nora Blum is back from Bergen.",
        "The letter of Nora Blum is from Bergen.",
    ],
    "brothers": [
        "Nora Blum, Ida Falk and Ann Lee are sisters.",
        "Her sisters Nora Blum and Ida Falk left.",
        "Nora Blum and Ida Falk are sisters of Ann Lee.",
    ],
    "body's person": [
        "The Water Agency's friend Nora Blum left.",
        "Norway's Nora Blum left.",
        "The Water Agency's Ann left.",
    ],
    "lifespan": [
        "Nora Blum (Bergen, 1998) is a good read.",
        "Nora Blum (1845 – 1920 in Bergen) was a singer.",
        "Nora Blum (born near Bergen in 1920) is a singer.",
    ],
    "person, a national": [
        "Nora Blum, the Norwegian ball in her hands, won the race.",
        "Nora Blum, a juggler in Norway, won the race.",
    ],
    "person is national": [
        "Nora Blum is the Norwegian champion.",
        "Nora Blum was a Norwegian hostage.",
        "Nora Blum likes Norwegian food.",
        "The boat of Nora Blum is Norwegian.",
    ],
    "body of body": [
        "The Water Academy and the Ministry of Works closed.",
        "The Department of Tides spoke at the Water Academy.",
        "They sued the Northern Star at the Water Academy.",
    ],
    "body, body": [
        "The Water Academy, Ministry of Works and Harbour Agency closed.",
        "Nora Blum left the Department of Tides, Water Academy, Harbour Agency and Water Agency.",
        "After a talk at the Department of Tides, Harbour Agency officials left.",
    ],
    "body of place": [
        "The Water Agency of Norway's north closed.",
        "The Water Agency spoke of Bergen.",
    ],
    "person of body": [
        "Nora Blum spoke of the Water Agency.",
        "The Harbour Agency hired Nora Blum from the Water Agency.",
        "Nora Blum of the Water Agency's rival left.",
        "Nora Blum, also at the Water Agency, left.",
        "Nora Blum (Water Agency) won the race.",
    ],
    "at the helm": [
        "Nora Blum stood at the gate of the Water Agency.",
        "Nora Blum met the head of the Water Agency.",
    ],
    "place, country": [
        "They met in Bergen, Norway and Sweden.",
        "They met in Sweden, Norway, Kazakhstan.",
        "They met in Norway, Bergen.",
        "They met in Scandinavia, Norway.",
    ],
    "part of country": [
        "They beat Norway in Sweden.",
        "They met in Bergen and in Norway.",
    ],
    "body in place": [
        "The Water Agency in Bergen closed.",
        "The House of Tides Committee in Bergen closed.",
        "The Water Academy closed in Bergen.",
    ],
    "place's body": [
        "Nora Blum's Water Agency closed.",
        "Norway's friends of the Water Agency left.",
    ],
    "place, including": [
        "They spoke in Norway, including with Nora Blum.",
        "Nora Blum, including Bergen, left.",
    ],
    "place-based body": [
        "The Water Agency based its plan on Bergen.",
        "The Bergen-based lawyer left the Water Agency.",
    ],
    "region of": [
        "They spoke in the Bergen Region of Norway's future.",
        "They spoke in Bergen of Norway.",
        "They met in the Bergen Region and in Norway.",
    ],
    "place's city": [
        "They met in the Oslo district of Bergen.",
        "They met in the Norwegian state of Sweden.",
        "They met in a city of Norway.",
    ],
    "body's body": [
        "Nora Blum's Department of Tides closed.",
        "The Water Academy's friends left the Department of Tides.",
        "The Water Academy's OSCE closed.",
    ],
    "seat on board": [
        "Nora Blum wrote a report on the board of the Nordic Bank.",
        "Nora Blum sued the board of the Nordic Bank.",
        "The Nordic Bank was appointed to the board of Norway.",
        "Nora Blum sits on the board of Norway.",
    ],
    "together with": [
        "The Water Agency met with the Harbour Agency.",
        "Nora Blum held a course together with Otto Lind.",
        "The Water Agency and the Harbour Agency closed, and Nora Blum and Otto Lind met together.",
    ],
    "visit|trip of A to B": [
        "During his visit to Oslo they praised Nora Blum.",
        "Before a vote on his visit to Oslo, they met Nora Blum.",
    ],
    "A visit|tour B": [
        "Nora Blum visited the largest city of Norway.",
        "Nora Blum visited a town of Norway.",
    ],
    "headquarters|seat of A:ORG in|at B": [
        "The headquarters of the Water Agency closed in Bergen.",
    ],
    "open verb": [
        "Nora Blum left after Otto Lind.",
        "Nora Blum said Otto Lind had left.",
        "Nora Blum has urged the Norway left-back to stay.",
        "Nora Blum, the third seed, now plays Norway's",
    ],
    "A own B": [
        (
            "Messages were sent via net addresses owned by the Ministry of Works, several schools, "
            "the Nordic Bank, and the Water Academy."
        ),
    ],
    "A:ORG department|branch|division|subsidiary|unit|arm|wing|institution|organ|agency|offshoot"
    "|affiliate of B": [
        (
            "In Bergen, Harbour Agency's subsidiary, which was fined for cutting the supply of "
            "water, has closed."
        ),
    ],
    "A:ORG|PLACE partner of B": [
        "Nora Blum, executive partner of the Harbour Agency, left.",
    ],
    "office by verb +coref": [
        "The Harbour Agency appointed Nora Blum as head of its museum.",
        "Nora Blum and Ida Falk met. She is the director of the Harbour Agency.",
        "The boat left. She is the director of the Harbour Agency.",
    ],
    "A visit|tour B +coref": [
        "Nora Blum met Ida Falk. They visited Norway.",
        "The boat left. She visited Norway.",
    ],
}


def pairs(sentences: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(rule, text) for rule, texts in sentences.items() for text in texts]


@pytest.mark.parametrize(("rule", "text"), pairs(READS))
def test_a_rule_reads_a_sentence(relations_of: Read, rule: str, text: str) -> None:
    assert rule in {relation.rule for relation in relations_of(text)}


@pytest.mark.parametrize(("rule", "text"), pairs(REFUSES))
def test_a_rule_leaves_a_sentence_alone(relations_of: Read, rule: str, text: str) -> None:
    assert rule not in {relation.rule for relation in relations_of(text)}


# --- frames of the data file ---------------------------------------------------------------

FILLERS: dict[Kind, dict[str, str]] = {
    "PERSON": {"A": "Nora Blum", "B": "Otto Lind"},
    "ORG": {"A": "the Harbour Agency", "B": "the Northern Trade Council"},
    "PLACE": {"A": "Bergen", "B": "Norway"},
}
# What stands where a frame asks for a sort of body.
OF_SORTS = {
    "party": "the Tide Party",
    "school": "the Water Academy",
    "meeting": "the Nordic Forum",
    "union": "the Tidal Union",
    "institution": "the Ministry of Works",
    "company": "Tarn Group",
}
PAST = {
    "begin": "began",
    "admit": "admitted", "be": "was", "bear": "born", "bring": "brought", "buy": "bought",
    "enrol": "enrolled", "fly": "flew", "give": "gave", "go": "went", "have": "had",
    "hold": "held", "lead": "led", "put": "put", "draw": "drew", "read": "read",
    "drive": "drove", "freeze": "froze", "spend": "spent",
    "lie": "lay", "make": "made", "meet": "met", "run": "ran",
    "set": "set", "shoot": "shot", "sit": "sat", "slay": "slew", "speak": "spoke",
    "stand": "stood", "strike": "struck", "take": "took", "teach": "taught",
    "wed": "wed", "win": "won",
}  # fmt: skip
# Fixed words that are no nouns, and stand without an article.
BARE = {
    "active", "business", "dead", "down", "education", "married", "over", "part", "present",
    "schooling", "studies", "together", "up",
}  # fmt: skip
# Words that are written with capitals.
WRITTEN = {"ph.d.": "Ph.D."}

RUNNING = (
    "A run|operate|implement project|programme|program|school|clinic|hospital|course|service|plant"
    "|factory|mine|store|shop|network in|across B"
)
# Words of frames that no plain sentence above shows, each with the reason.
EXCEPTIONS = {
    ("B comprise|group|include|unite A:PLACE", "unite"): "'united Bergen' is parsed as one name",
    (RUNNING, "operate"): "'A operate in B' reads it where the place hangs on the verb",
    ("A and B marry|wed|divorce", "wed"): "the parser takes a bare 'wed' for a noun",
    ("A marry|wed|divorce B", "wed"): "the parser takes a bare 'wed' for a noun",
    ("A kill|murder|assassinate|execute|behead|slay|strangle|poison B", "slay"): "so for 'slew'",
    ("A:PERSON be bring_up in B:PLACE", "bring"): "a passive with a particle, tested elsewhere",
    ("A be marry to B", "marry"): "the tagger takes 'married' for an adjective, but not always",
}

Words = tuple[str, str]  # the verb or noun of a frame, and its fixed word


def past(verb: str) -> str:
    if verb in PAST:
        return PAST[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else noun.removesuffix("s") + "s"


def with_article(noun: str) -> str:
    if not noun or noun in BARE:
        return noun
    return ("an " if noun[0] in "aeiou" else "a ") + WRITTEN.get(noun, noun)


def of_verb(frame: Frame, words: Words, a: str, b: str, preposition: str) -> Iterator[str]:
    verb, fixed = words
    if frame.given:
        yield f"They {past(verb)} {a} {preposition} {b}."
    elif frame.mutual:
        phrase = " ".join([*sorted(frame.before_fixed)[:1], fixed])
        yield f"{a} and {b} {past(verb)} {phrase if frame.before_fixed else with_article(fixed)}."
    elif frame.before_fixed:
        yield from (f"{a} {past(verb)} {b} {word} {fixed}." for word in sorted(frame.before_fixed))
    elif frame.passive:
        yield f"{a} is {past(verb)} {preposition} {b}."
        yield f"{a}, {past(verb)} {preposition} {b}, left."
    else:
        yield f"{a} {past(verb)} {with_article(fixed)} {preposition} {b}."
        yield f"{a} {past(verb)} {b} {with_article(fixed)}."


def of_noun(_frame: Frame, words: Words, a: str, b: str, preposition: str) -> Iterator[str]:
    noun, fixed = words
    yield f"{a} is {with_article(f'{fixed} {noun}'.strip())} {preposition} {b}."
    yield f"{a}, the {fixed} {noun} {preposition} {b}, left."


def of_event(frame: Frame, words: Words, a: str, b: str, preposition: str) -> Iterator[str]:
    noun = " ".join(reversed(words)).strip()
    if frame.mutual:
        yield f"The {noun} between {a} and {b} ended."
    elif frame.first.prepositions == {"by"}:
        yield f"The {noun} {preposition} {b} by {a} ended."
    else:
        yield f"{a}'s {noun} {preposition} {b} ended."
        for carrier in relation_types()[frame.type].get("carriers", ()):
            yield f"{a} {past(carrier)} {plural(noun)} {preposition} {b}."


SENTENCES = {"verbs": of_verb, "nouns": of_noun, "events": of_event}


def all_words(frame: Frame) -> Iterator[Words]:
    for word in sorted(frame.words):
        for fixed in sorted(frame.fixed) or [""]:
            yield word, fixed


def sentences(sort: Sort, frame: Frame, words: Words) -> Iterator[str]:
    """Yield sentences that say a frame with one of its words, of all kinds of ends."""
    for first in sorted(frame.first.kinds, reverse=True):
        for second in sorted(frame.second.kinds, reverse=True):
            a = OF_SORTS.get(frame.first.sort) or FILLERS[first][frame.first.end]
            b = OF_SORTS.get(frame.second.sort) or FILLERS[second][frame.second.end]
            for preposition in sorted(frame.second.prepositions) or [""]:
                for text in SENTENCES[sort](frame, words, a, b, preposition):
                    plain = " ".join(text.split()).replace(" .", ".").replace(" ,", ",")
                    yield plain[0].upper() + plain[1:]


def every_frame() -> Iterator[tuple[Sort, Frame]]:
    for type_, definition in relation_types().items():
        for sort in SORTS:
            for text in definition.get(sort, ()):
                yield sort, parse_frame(type_, text, sort, definition)


@pytest.fixture(scope="module")
def never_read(nlp: Language, mark_names: MarkNames) -> list[tuple[str, Words]]:
    """Return the words of frames with which none of their sentences is read.

    All words try a sentence of theirs at a time, until one is read, so that there are few to parse.
    """
    trying = [
        (frame, words, sentences(sort, frame, words))
        for sort, frame in every_frame()
        for words in all_words(frame)
    ]
    dead = []
    while trying:
        texts = [(next(texts, ""), (frame, words, texts)) for frame, words, texts in trying]
        trying = []
        for doc, (frame, words, rest) in read_texts(nlp, texts):
            read = read_relations(doc, Document("d", doc.text), mark_names(doc))
            if not doc.text:
                dead.append((frame.text, words))
            elif (frame.type, frame.text) not in {(r.type, r.rule) for r in read}:
                trying.append((frame, words, rest))
    return sorted(dead)


def test_every_word_of_every_frame_is_read(never_read: list[tuple[str, Words]]) -> None:
    assert {(text, word) for text, (word, _) in never_read} == EXCEPTIONS.keys()


def test_there_are_frames_of_every_sort() -> None:
    assert {sort for sort, _ in every_frame()} == set(SORTS)


def test_every_rule_name_of_a_frame_tells_its_frame() -> None:
    for sort, frame in every_frame():
        again = parse_frame(frame.type, frame.text, sort, relation_types()[frame.type])
        assert again == frame
    named = [(frame.type, sort, frame.text) for sort, frame in every_frame()]
    assert len(set(named)) == len(named)


# --- what is denied or open ------------------------------------------------------------------

HEDGES = ("did not", "refused to", "failed to", "has yet to", "may", "will", "hopes to")


def hedged(sort: Sort, frame: Frame, words: Words) -> Iterator[str]:
    """Yield the first sentence of a frame with each hedge before its verb."""
    doing = {
        "verbs": {past(words[0]): words[0]},
        "nouns": {"is": "be"},
        "events": {
            past(verb): verb
            for verb in relation_types()[frame.type].get("carriers", ())
            if verb not in grammar()["ending"]
        },
    }
    texts = list(sentences(sort, frame, words))
    for form, verb in doing[sort].items():
        plain = next((text for text in texts if f" {form} " in text), None)
        for hedge in HEDGES if plain and not frame.passive else ():
            yield plain.replace(f" {form} ", f" {hedge} {verb} ", 1)


@pytest.fixture(scope="module")
def hedged_facts(nlp: Language, mark_names: MarkNames) -> list[tuple[str, str]]:
    """Return the hedged sentences in which their frame is read, with whether as a plain fact."""
    texts = [
        (text, frame)
        for sort, frame in every_frame()
        for words in list(all_words(frame))[:1]
        for text in hedged(sort, frame, words)
    ]
    return [
        (doc.text, "fact" if relation.modality == "fact" and not relation.negated else "no fact")
        for doc, frame in read_texts(nlp, texts)
        for relation in read_relations(doc, Document("d", doc.text), mark_names(doc))
        if relation.type == frame.type
    ]


def test_what_is_denied_or_open_is_no_fact_in_any_frame(
    hedged_facts: list[tuple[str, str]],
) -> None:
    assert len(hedged_facts) > len(list(every_frame()))
    assert [text for text, status in hedged_facts if status == "fact"] == []
