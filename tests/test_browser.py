"""The page in Chromium, opened from disk with the network switched off."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from namegraph import view
from namegraph.conflicts import Conflict
from namegraph.doubts import Doubt, find_doubts
from namegraph.types import Entity, Evidence


pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EVIL = "</script><img src=x onerror=window.hacked=1>"
LONG = "Commission " * 30 + "of Everything"
# Lines of the story: layer, relation, head, tail, how often, and the sentence.
STORY = [
    ("stated", "head_of", "Helga Schmid", "OSCE", 7, "🌍 Helga Schmid heads the OSCE, {}."),
    ("stated", "visited", "Helga Schmid", "Tajikistan", 1, "Helga Schmid never visited Tajikistan"),
    ("verb", "discuss with", "OSCE", "Tajikistan", 2, "OSCE discussed it with Tajikistan, {}."),
    ("cooccurrence", "co-occurs", "OSCE", "Zürich", 3, "The OSCE and others in Zürich, {}."),
    ("cooccurrence", "co-occurs", "Ørsted", "Zürich", 1, "Ørsted, Zürich."),
    ("cooccurrence", "co-occurs", EVIL, "Zürich", 1, EVIL + " and Zürich."),
    ("stated", "located_in", LONG, "Zürich", 1, LONG + " sits in Zürich."),
]  # fmt: skip
TRIGGERS = {
    "head_of": "heads",
    "visited": "visited",
    "discuss with": "discussed",
    "located_in": "sits",
}
KINDS = {"OSCE": "ORG", LONG: "ORG", "Tajikistan": "PLACE", "Zürich": "PLACE"}
ALIASES = {"OSCE": ("Organization for Security and Co-operation in Europe",)}


@dataclass
class FakeGraph:
    """What the page uses of a NameGraph."""

    nx: Any = field(default_factory=nx.MultiDiGraph)
    proofs: list[Evidence] = field(default_factory=list)
    documents: int = 9
    doubts: dict[tuple[str, str, str, str], Doubt] = field(default_factory=dict)
    against: list[Conflict] = field(default_factory=list)

    def conflicts(self) -> list[Conflict]:
        return self.against

    def entity(self, name: str) -> Entity:
        kind: Any = KINDS.get(name, "PERSON")
        return Entity(name, name, name, kind, (name, *ALIASES.get(name, ())), 4, 2, roles=())

    def evidence(self, one: str, two: str) -> list[Evidence]:
        found = [e for e in self.proofs if {e.source, e.target} == {one, two}]
        return sorted(found, key=lambda e: e.date or "", reverse=True)


def story() -> FakeGraph:
    graph = FakeGraph()
    for layer, relation, head, tail, weight, sentence in STORY:
        for name in (head, tail):
            facts = {"mentions": 4, "documents": 2, "first_seen": "2021-05", "last_seen": ""}
            kind = KINDS.get(name, "PERSON")
            graph.nx.add_node(name, name=name, label=name, kind=kind, **facts)
        proofs = [proof(layer, relation, head, tail, n, sentence) for n in range(weight)]
        graph.proofs += proofs
        graph.nx.add_edge(
            head, tail, key=relation, relation=relation, layer=layer, weight=weight, documents=1,
            directed=layer != "cooccurrence", score=0.5, first_seen="", last_seen="", wikidata="",
            negated=sum(p.negated for p in proofs) / weight,
        )  # fmt: skip
    graph.doubts = {row[:4]: Doubt(*row[4:]) for row in find_doubts(graph.proofs)}
    one, two = (
        tuple(p for p in graph.proofs if p.source == name and p.relation == "located_in")
        for name in (LONG, "Ørsted")
    )
    graph.against = [Conflict("Zürich", "located_in", LONG, "Ørsted", one, two)]
    return graph


def proof(layer: Any, relation: str, head: str, tail: str, number: int, form: str) -> Evidence:
    text = form.replace("{}", str(number))
    a, b, trigger = text.index(head), text.index(tail), TRIGGERS.get(relation, "")
    t = 50 + text.index(trigger) if trigger else None
    return Evidence(
        head, tail, relation, layer, f"{number}.md", f"Story {number}", text, 50, 50 + len(text),
        50 + a, 50 + a + len(head), 50 + b, 50 + b + len(tail),
        t, None if t is None else t + len(trigger), "rule-x", 0.9, "never" in text,
        "planned" if number == 6 else "fact", "the ministry" if number == 5 else "", "",
        f"2022-06-{number + 1:02d}",
    )  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None and os.environ.get("CI"):
        pytest.fail("no browser: `apt-get install chromium`")
    if path is None:
        pytest.skip("no browser: `apt-get install chromium` to run these tests")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return view.save(story(), tmp_path_factory.mktemp("page") / "graph.html", title=EVIL)


@pytest.fixture(name="open_page")
def fixture_open_page(browser: Browser, file: Path) -> Iterator[Any]:
    """Open the page; at the end nothing may have been asked for and nothing may have gone wrong."""
    contexts: list[BrowserContext] = []
    trouble: list[str] = []
    asked: list[str] = []
    opened: set[str] = set()

    def open_it(path: Path = file, **settings: Any) -> Page:
        size = {"width": 1360, "height": 820}
        options = {"viewport": size, "reduced_motion": "reduce"} | settings
        context = browser.new_context(**options)
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        opened.add(path.as_uri())
        page.goto(path.as_uri())
        page.wait_for_timeout(150)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not trouble
    assert set(asked) == opened


def panel(page: Page) -> str:
    return page.inner_text("#panel")


def spot(page: Page, name: str) -> tuple[float, float]:
    at = page.evaluate("name => namegraph.position(name)", name)
    return at["x"], at["y"]


def between(page: Page, one: str, two: str) -> tuple[float, float]:
    (x1, y1), (x2, y2) = spot(page, one), spot(page, two)
    return (x1 + x2) / 2, (y1 + y2) / 2


def shown(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("namegraph.visible()")
    return found


def test_it_opens_from_disk_and_draws(open_page: Any) -> None:
    page = open_page()
    assert page.inner_text("#status") == "7 entities · 7 connections drawn · 9 documents"
    assert "At a glance" in panel(page)
    painted = page.evaluate(
        "(() => { const c = document.querySelector('canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "return new Set(new Uint32Array(d.buffer)).size })()"
    )
    assert painted > 10
    assert "OSCE" in page.evaluate("namegraph.labels()")


def test_search_finds_an_alias_without_accents_or_case(open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("CO-OPERATION in eur")
    assert "OSCE" in page.inner_text("#found")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "OSCE"
    page.fill("#search", "zurich")
    page.click("#found li")
    assert page.inner_text("#panel h2") == "Zürich"
    assert page.evaluate("namegraph.search('orsted')") == ["Ørsted"]
    page.fill("#search", "nobody at all")
    assert "No name matches" in page.inner_text("#found")


def test_a_click_on_a_mark_opens_the_entity(open_page: Any) -> None:
    page = open_page()
    page.mouse.click(*spot(page, "Helga Schmid"))
    assert page.inner_text("#panel h2") == "Helga Schmid"
    text = panel(page)
    assert "head of OSCE" in text
    assert "visited Tajikistan" in text
    assert page.locator(".figures dd").all_inner_texts() == ["4", "2", "2"]
    page.mouse.click(*spot(page, "OSCE"))
    assert "headed by Helga Schmid" in panel(page)
    page.keyboard.press("Escape")
    assert "At a glance" in panel(page)


def test_a_click_on_a_line_opens_the_sentences(open_page: Any) -> None:
    page = open_page()
    page.mouse.click(*between(page, "Helga Schmid", "OSCE"))
    text = panel(page)
    assert "5 of 7 shown" in text
    assert "Story 6 · 7 June 2022" in text
    assert "according to the ministry" in text
    assert "planned" in text
    card = page.locator("article.card").first
    assert card.locator("blockquote").inner_text() == "🌍 Helga Schmid heads the OSCE, 6."
    assert card.locator("mark.name").all_inner_texts() == ["Helga Schmid", "OSCE"]
    assert card.locator("mark.trigger").all_inner_texts() == ["heads"]


def test_a_row_of_the_panel_opens_the_link(open_page: Any) -> None:
    page = open_page()
    page.evaluate("namegraph.select('Tajikistan')")
    page.click("text=visited by")
    assert "denied in 100 %" in panel(page)
    assert page.locator(".badge.no").all_inner_texts() == ["denied", "denied"]
    page.click(".end >> text=Helga Schmid")
    assert page.inner_text("#panel h2") == "Helga Schmid"


def test_a_shared_sentence_is_never_called_a_fact(open_page: Any) -> None:
    page = open_page()
    page.evaluate("namegraph.selectLink('Zürich', 'OSCE')")
    text = panel(page)
    assert "Named in the same sentence" in text
    assert "No relation is claimed" in text
    assert page.locator("mark.trigger").count() == 0


def test_kinds_and_layers_can_be_switched_off(open_page: Any) -> None:
    page = open_page()
    page.click("[data-kind=PLACE]")
    assert "Tajikistan" not in shown(page)["entities"]
    assert [set(ends) for ends in shown(page)["links"]] == [{"Helga Schmid", "OSCE"}]
    page.click("[data-kind=PLACE]")
    page.click("[data-layer=cooccurrence]")
    assert "Ørsted" not in shown(page)["entities"]
    page.click("[data-layer=stated]")
    page.click("[data-layer=verb]")
    assert shown(page)["links"] == []
    assert "0 of 7 entities" in page.inner_text("#status")


def lines(page: Page) -> dict[frozenset[str], dict[str, Any]]:
    return {frozenset(line["ends"]): line for line in page.evaluate("namegraph.lines()")}


def test_layers_and_denials_are_told_apart_without_a_colour(open_page: Any) -> None:
    page = open_page()
    found = lines(page)
    looks = {
        "stated fact": found[frozenset({"Helga Schmid", "OSCE"})],
        "stated unsure": found[frozenset({"Helga Schmid", "Tajikistan"})],
        "verb fact": found[frozenset({"OSCE", "Tajikistan"})],
        "cooccurrence fact": found[frozenset({"OSCE", "Zürich"})],
    }
    assert {style: look["style"] for style, look in looks.items()} == {s: s for s in looks}
    dashes = [json.dumps(look["dashes"]) for look in looks.values()]
    assert len(set(dashes)) == len(dashes)
    strokes = "[...document.querySelectorAll('#layers .stroke')].map(s => s.className)"
    assert page.evaluate(strokes) == [
        "stroke stated", "stroke verb", "stroke cooccurrence", "stroke unsure",
    ]  # fmt: skip


def test_what_is_no_fact_can_be_hidden_and_is_marked(open_page: Any) -> None:
    page = open_page()
    page.click("#unsure")
    assert {"Helga Schmid", "Tajikistan"} not in [set(ends) for ends in shown(page)["links"]]
    page.click("#unsure")
    page.evaluate("namegraph.select('Helga Schmid')")
    rows = page.locator(".row:has-text('Tajikistan')")
    assert rows.locator(".badge").all_inner_texts() == ["denied"]
    page.evaluate("namegraph.selectLink('Helga Schmid', 'Tajikistan')")
    assert "none as a fact" in panel(page)
    assert page.locator(".claim .badge").inner_text() == "denied"
    assert page.evaluate("namegraph.claims()") == ["denied: visited"]
    page.evaluate("namegraph.selectLink('Helga Schmid', 'OSCE')")
    assert "6 as a plain fact" in panel(page)
    assert page.evaluate("namegraph.claims()") == ["head of"]


def test_a_shared_sentence_has_no_words_on_its_line(open_page: Any) -> None:
    page = open_page()
    page.evaluate("namegraph.selectLink('Zürich', 'OSCE')")
    assert page.evaluate("namegraph.claims()") == []


def test_a_contradiction_is_marked_and_leads_to_the_other(open_page: Any) -> None:
    page = open_page()
    page.evaluate("name => namegraph.selectLink(name, 'Zürich')", LONG)
    assert page.locator(".claim .badge").inner_text() == "contradicted"
    page.click(".against >> text=Ørsted")
    assert page.inner_text("#panel h2") == "Ørsted"


def test_the_slider_asks_for_more_sentences(open_page: Any) -> None:
    page = open_page()
    page.focus("#least")
    page.keyboard.press("End")
    assert page.inner_text("#least-words") == "At least 7 sentences"
    assert len(shown(page)["links"]) == 1


def test_text_from_documents_is_only_text(open_page: Any) -> None:
    page = open_page()
    assert page.title() == EVIL
    assert page.inner_text("h1") == EVIL
    page.evaluate("name => namegraph.select(name)", EVIL)
    assert page.inner_text("#panel h2") == EVIL
    page.evaluate("name => namegraph.selectLink(name, 'Zürich')", EVIL)
    assert page.locator("mark.name").first.inner_text() == EVIL
    page.mouse.move(*spot(page, EVIL))
    page.fill("#search", "onerror")
    assert EVIL in page.inner_text("#found")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0


def test_a_long_name_keeps_its_place(open_page: Any) -> None:
    page = open_page()
    page.evaluate("name => namegraph.select(name)", LONG)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    box = page.locator("#panel h2").bounding_box()
    assert box["width"] < 420
    assert box["height"] < 260


def test_dark_follows_the_system_and_the_button(open_page: Any) -> None:
    page = open_page(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    assert page.get_attribute("#theme", "aria-pressed") == "true"
    page.click("#theme")
    assert page.evaluate(ground) != dark
    assert page.get_attribute("#theme", "aria-pressed") == "false"


def test_a_phone_has_a_sheet_and_folds_the_controls(open_page: Any) -> None:
    phone = {"width": 390, "height": 844}
    page = open_page(viewport=phone, has_touch=True, is_mobile=True)
    assert not page.is_visible("#tools")
    page.tap("#filters")
    assert page.is_visible("[data-kind=PERSON]")
    page.tap("#filters")
    small = page.locator("#panel").bounding_box()["height"]
    page.wait_for_timeout(100)
    page.touchscreen.tap(*spot(page, "Helga Schmid"))
    page.wait_for_timeout(450)
    assert page.inner_text("#panel h2") == "Helga Schmid"
    assert page.locator("#panel").bounding_box()["height"] > 2 * small
    assert page.evaluate("document.documentElement.scrollWidth") <= phone["width"]
    x, y = spot(page, "Helga Schmid")
    assert 0 < y < page.locator("#panel").bounding_box()["y"]
    assert 0 < x < phone["width"]
    page.tap("#grip")
    page.wait_for_timeout(400)
    assert page.locator("#panel").bounding_box()["height"] == small


def test_a_keyboard_reaches_everything(open_page: Any) -> None:
    page = open_page()
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"search", "theme", "chip", "least", "closer", "fit", "row"} <= reached


def test_an_empty_graph_says_so(open_page: Any, tmp_path: Path) -> None:
    page = open_page(view.save(FakeGraph(), tmp_path / "empty.html"))
    assert "No names were found" in page.inner_text("main")


def test_a_notebook_shows_it_in_a_sandbox(open_page: Any, tmp_path: Path) -> None:
    cell = tmp_path / "notebook.html"
    cell.write_text(f"<!doctype html>{view.notebook_html(story())}", encoding="utf-8")
    frame = open_page(cell).frames[1]
    assert "7 entities" in frame.inner_text("#status")
    frame.click("text=Helga Schmid >> nth=0")
    assert frame.inner_text("#panel h2") == "Helga Schmid"


def test_the_policy_stops_a_script_that_was_smuggled_in(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    page.goto(file.as_uri())
    page.evaluate(
        "() => { const s = document.createElement('script');"
        f"s.textContent = {json.dumps('window.hacked = 1')}; document.body.append(s) }}"
    )
    assert page.evaluate("window.hacked") is None
    page.close()
