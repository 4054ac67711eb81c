"""Texts and parses that no grammar foresees: nothing fails, hangs or states a flood."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import namegraph as ng
from namegraph.relations import read_relations
from namegraph.relations.arguments import objects, passive_subjects, subjects, with_conjuncts
from namegraph.relations.attribution import attributed_to
from namegraph.relations.qualifiers import is_negated, modality
from namegraph.relations.tree import Tree, merge_names
from namegraph.relations.when import statement_date
from namegraph.spans import Name
from namegraph.types import LONGEST_SENTENCE, MANY_NAMES, Document, Relation


MakeDoc = Callable[..., Doc]
MarkNames = Callable[[Doc], list[Name]]
Read = Callable[[str], list[Relation]]

QUICK = settings(deadline=None, derandomize=True, max_examples=300)
LONG_CHAIN = 1000
LEMMAS = {"met": "meet", "visited": "visit", "is": "be", "was": "be", "killed": "kill"}
WORDS = (
    "Ann", "Bo", "Norway", "OSCE", "Oslo", "Norwegian", "met", "visited", "killed", "is", "was",
    "convicted", "member", "director", "visit", "talks", "south", "government", "of", "with", "by",
    "in", "as", "who", "said", "not", "and", ",", "(", ")", "including", "to", "capital", "May",
    "whom", "which", "where", "among", "them", "it", "its", "she", "his", "-", "'s", "board", "the",
    "named", "border", "their",
)  # fmt: skip
TAGS = ("NN", "NNS", "NNP", "VB", "VBD", "VBG", "VBN", "VBZ", "IN", "TO", "WP", "JJ", "CC", "POS")
DEPS = (
    "ROOT", "nsubj", "nsubjpass", "dobj", "pobj", "pcomp", "prep", "agent", "conj", "cc", "appos",
    "attr", "relcl", "acl", "advcl", "ccomp", "xcomp", "compound", "poss", "amod", "aux", "dep",
    "acomp", "oprd", "mark", "neg", "npadvmod", "parataxis", "dative",
)  # fmt: skip


@contextmanager
def counted_calls(limit: int) -> Iterator[None]:
    """Fail when more functions are called than a limit: a hang, told without a clock."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"
        if calls > limit:
            sys.setprofile(None)
            pytest.fail(f"more than {limit} calls")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)


def with_lemmas(doc: Doc) -> Doc:
    for token in doc:
        token.lemma_ = LEMMAS.get(token.text, token.text)
    return doc


# --- parses that are plainly wrong ---------------------------------------------------------


def chain(make_doc: MakeDoc, word: str, tag: str, dep: str) -> Tree:
    """Return a tree in which each token hangs on the one before it."""
    heads = [max(i - 1, 0) for i in range(LONG_CHAIN)]
    deps = ["ROOT", *[dep] * (LONG_CHAIN - 1)]
    doc = make_doc([word] * LONG_CHAIN, tags=[tag] * LONG_CHAIN, heads=heads, deps=deps)
    names = [Name(i, i + 1, "PERSON") for i in range(LONG_CHAIN)] if word == "Ann" else []
    return merge_names(with_lemmas(doc)[:], names)[0]


def test_a_long_chain_of_coordinated_names_is_read(make_doc: MakeDoc) -> None:
    tree = chain(make_doc, "Ann", "NNP", "conj")
    assert with_conjuncts(tree, tree.doc[0]) == list(tree.doc)


@pytest.mark.parametrize("dep", ["conj", "xcomp", "advcl", "pcomp", "acl", "relcl"])
@pytest.mark.parametrize("tag", ["VBN", "VBG", "VB"])
def test_a_long_chain_of_verbs_has_no_subject(make_doc: MakeDoc, tag: str, dep: str) -> None:
    tree = chain(make_doc, "met", tag, dep)
    last = tree.doc[-1]
    assert subjects(tree, last) == passive_subjects(tree, last) == objects(tree, last) == []
    assert attributed_to(tree, last) == ""


@pytest.mark.parametrize("dep", ["conj", "xcomp", "advcl"])
def test_the_subject_at_the_top_of_a_long_chain_is_found(make_doc: MakeDoc, dep: str) -> None:
    heads = [1, *[max(i - 1, 1) for i in range(1, LONG_CHAIN)]]
    words = ["Ann", *["met"] * (LONG_CHAIN - 1)]
    tags = ["NNP", *["VBD"] * (LONG_CHAIN - 1)]
    doc = make_doc(words, tags=tags, heads=heads, deps=["nsubj", "ROOT", *[dep] * (LONG_CHAIN - 2)])
    tree, _ = merge_names(with_lemmas(doc)[:], [Name(0, 1, "PERSON")])
    assert subjects(tree, tree.doc[-1]) == [tree.doc[0]]


def nested(make_doc: MakeDoc, *, levels: int) -> Doc:
    """Return "Ann visited the south of the south of ... Norway", parsed as it should be."""
    words, tags, deps, heads = ["Ann", "visited"], ["NNP", "VBD"], ["nsubj", "ROOT"], [1, 1]
    for _ in range(levels):
        above = len(words) - 1
        words += ["south", "of"]
        tags += ["NN", "IN"]
        deps += ["dobj" if above == 1 else "pobj", "prep"]
        heads += [above, above + 1]
    return make_doc(
        [*words, "Norway"],
        tags=[*tags, "NNP"],
        deps=[*deps, "pobj"],
        heads=[*heads, len(words) - 1],
    )


def test_what_is_nested_as_deep_as_a_sentence_allows_is_read(
    make_doc: MakeDoc, mark_names: MarkNames
) -> None:
    deepest = (LONGEST_SENTENCE - 3) // 2
    doc = with_lemmas(nested(make_doc, levels=deepest))
    [relation] = read_relations(doc, Document("d", doc.text), mark_names(doc))
    assert relation.type == "visited"
    doc = with_lemmas(nested(make_doc, levels=deepest + 1))
    assert list(read_relations(doc, Document("d", doc.text), mark_names(doc))) == []


@pytest.mark.parametrize("dep", DEPS)
def test_tokens_that_are_their_own_heads_state_nothing(
    make_doc: MakeDoc, mark_names: MarkNames, dep: str
) -> None:
    for tag in TAGS:
        doc = make_doc(
            list(WORDS), tags=[tag] * len(WORDS), deps=[dep] * len(WORDS), heads=range(len(WORDS))
        )
        names = mark_names(with_lemmas(doc))
        tree, _ = merge_names(doc[:], names)
        for token in tree.doc:
            assert with_conjuncts(tree, token) in ([], [token])
            assert set(subjects(tree, token) + passive_subjects(tree, token)) <= {token}
            is_negated(token)
            modality(token)
            attributed_to(tree, token)
            statement_date(tree, token, "2024-05-03")


@st.composite
def broken_parses(draw: st.DrawFn) -> tuple[list[str], list[str], list[str], list[int]]:
    """Draw any words, tags and labels on any tree."""
    size = draw(st.integers(2, 40))
    places = draw(st.permutations(range(size)))
    heads = [0] * size
    for rank, place in enumerate(places):
        heads[place] = places[draw(st.integers(0, rank - 1))] if rank else place
    words, tags, deps = (
        draw(st.lists(st.sampled_from(some), min_size=size, max_size=size))
        for some in (WORDS, TAGS, DEPS)
    )
    return words, tags, deps, heads


@QUICK
@given(parse=broken_parses())
def test_a_broken_parse_is_read_in_few_steps(
    make_doc: MakeDoc,
    mark_names: MarkNames,
    parse: tuple[list[str], list[str], list[str], list[int]],
) -> None:
    words, tags, deps, heads = parse
    doc = with_lemmas(make_doc(words, tags=tags, deps=deps, heads=heads))
    names = mark_names(doc)
    with counted_calls(200_000):
        relations = list(read_relations(doc, Document("d", doc.text), names))
    triples = {(r.type, r.head, r.tail) for r in relations}
    assert len(triples) == len(relations)
    assert all(r.head != r.tail for r in relations)


@st.composite
def parses_with_long_names(draw: st.DrawFn) -> tuple[list[str], list[str], list[int], list[int]]:
    """Draw words, labels, a tree for each of some sentences, and where names begin."""
    words, deps, heads = [], [], []
    for _ in range(draw(st.integers(1, 4))):
        size, start = draw(st.integers(2, 12)), len(words)
        root = draw(st.integers(0, size - 1))
        for i in range(size):
            words.append(draw(st.sampled_from(WORDS)))
            deps.append("ROOT" if i == root else draw(st.sampled_from(DEPS[1:])))
            heads.append(
                start + root if draw(st.booleans()) else start + i + (i < root) - (i > root)
            )
    starts = draw(st.lists(st.integers(0, max(len(words) - 3, 0)), max_size=4))
    return words, deps, heads, starts


@QUICK
@given(parse=parses_with_long_names())
def test_names_across_the_ends_of_sentences_stop_nothing(
    make_doc: MakeDoc, parse: tuple[list[str], list[str], list[int], list[int]]
) -> None:
    words, deps, heads, starts = parse
    tags = [TAGS[len(word) % len(TAGS)] for word in words]
    doc = with_lemmas(make_doc(words, tags=tags, deps=deps, heads=heads))
    names = []
    for start in sorted(set(starts)):
        if not names or names[-1].end <= start:
            kind = ("PERSON", "ORG", "PLACE")[start % 3]
            names.append(Name(start, min(start + 3, len(words)), kind))
    for relation in read_relations(doc, Document("d", doc.text), names):
        assert relation.head != relation.tail


# --- texts that are no prose ---------------------------------------------------------------

PEOPLE = ("Nora Blum", "Otto Lind", "Ida Falk", "Tomas Reyer")
PLACES = ("Norway", "Sweden", "Bergen", "Oslo", "Kazakhstan")


def many(names: tuple[str, ...], count: int) -> list[str]:
    return list(islice(cycle(names), count))


def rambling(words: int, names: int) -> str:
    """Return one sentence of very many words, with a name now and then."""
    clause = [
        "met",
        "{}",
        "and",
        "then",
        "walked",
        "along",
        "the",
        "cold",
        "grey",
        "river",
        "for",
        "a",
        "while",
        "and",
    ]
    filled = iter(many(PEOPLE, names))
    text = " ".join(
        next(filled, "nobody") if word == "{}" else word
        for word in islice(cycle(clause), words - 2)
    )
    return f"Nora Blum {text}."


def table(separator: str) -> str:
    return separator.join(many(PEOPLE + PLACES, 500))


TEXTS = {
    "punctuation": "?!.,;:()[]\u2026\u2014\u2013\"'",
    "brackets": "(" * 60 + "Nora Blum" + ")" * 60 + " met ((Otto Lind [Oslo (Norway)]).",
    "emoji": "\U0001f389 Nora Blum \U0001f91d Otto Lind \U0001f1f3\U0001f1f4 #Oslo!!! \U0001f600",
    "right to left": "\u05e0\u05d5 Nora Blum \u200fmet\u200e Otto Lind \u0641\u064a Oslo.",
    "combining": "N\u0301o\u0301ra\u0301 B\u0301lu\u0301m met O\u0308t\u0308to in Oslo.",
    "controls": "Nora\x00 Blum\x07 met\x1b[0m Otto Lind\ufffd in\ufeff Oslo.",
    "upper case": "NORA BLUM MET OTTO LIND IN OSLO ON MONDAY AND VISITED NORWAY. " * 5,
    "lower case": "nora blum met otto lind in oslo on monday and visited norway. " * 5,
    "subtitles": "\n".join(
        f"{i}\n00:00:{i % 60:02},000 --> 00:00:{i % 60:02},900\nso nora blum met otto lind in oslo"
        for i in range(60)
    ),
    "one word": "Oslo" * 5000,
    "only names": " ".join(many(PEOPLE, 24)),
    "names with tabs": table("\t"),
    "names on lines": table("\n"),
    "names with commas": table(", "),
    "names with bars": table(" | "),
    "a rambling sentence": rambling(2000, 25),
    "a rambling list": rambling(2000, 400),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_text_makes_the_rules_fail_or_state_a_flood(nlp: Language, text: str) -> None:
    with ng.build([text], model=nlp) as graph:
        mentions = len(list(graph.rows("mentions")))
        layers = Counter(row["layer"] for row in graph.rows("evidence"))
    assert layers["stated"] + layers["verb"] <= mentions
    assert layers["cooccurrence"] <= 4 * mentions


@pytest.mark.parametrize("text", ["", " \n\t\u00a0\n ", "?"])
def test_a_text_without_words_states_nothing(relations_of: Read, text: str) -> None:
    assert relations_of(text) == []


@pytest.mark.parametrize("separator", ["\t", "\n", ", ", " | ", "; "])
def test_a_table_of_names_states_no_relation(relations_of: Read, separator: str) -> None:
    assert relations_of(table(separator)) == []


@pytest.mark.parametrize("names", [2, 25, 400])
def test_a_sentence_of_too_many_words_states_nothing(relations_of: Read, names: int) -> None:
    assert relations_of(rambling(2000, names)) == []


def test_a_sentence_of_as_many_names_as_it_may_have_states_something(relations_of: Read) -> None:
    others = "; ".join(many(PLACES, MANY_NAMES - 2))
    assert relations_of(f"Nora Blum met Otto Lind in {others}.")
    assert relations_of(f"Nora Blum met Otto Lind in {others}; Oslo.") == []


@pytest.mark.parametrize(
    "text",
    [
        "NORA BLUM MET OTTO LIND",
        "Nora Blum Otto Lind Ida Falk Oslo Norway",
        "Nora Blum (Otto Lind (Ida Falk (Oslo (Norway))))",
        "Nora Blum | Otto Lind | Oslo",
        "- Nora Blum\n- Otto Lind\n- Ida Falk",
    ],
)
def test_names_without_a_verb_state_no_event(relations_of: Read, text: str) -> None:
    assert relations_of(text) == []
