"""Qualifiers of statements whose trigger stands between asterisks, whatever rule reads them."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from namegraph.relations.attribution import attributed_to
from namegraph.relations.qualifiers import is_negated, modality
from namegraph.relations.tree import Tree


Marked = Callable[[str], tuple[Tree, Token]]

DENIED = [
    "The OSCE did not keep its *headquarters* in Oslo.",
    "The OSCE did not open an *office* in Oslo.",
    "The OSCE refused to open an *office* in Oslo.",
    "Ann Lee visited Oslo and did not *meet* Bo Ek.",
    "Ann Lee didn't *meet* Bo Ek.",
    "Ann Lee never *visited* Norway.",
    "Ann Lee no longer *heads* the Water Agency.",
    "Norway is no longer a *member* of the Nordic Council.",
    "Neither Ann Lee nor Bo Ek *visited* Norway.",
    "Ann Lee left Oslo without *meeting* Bo Ek.",
    "Ann Lee refused to *meet* Bo Ek.",
    "Ann Lee declined to *visit* Norway.",
    "Ann Lee failed to *meet* Bo Ek.",
    "No *meeting* between Ann Lee and Bo Ek took place.",
    "A *meeting* between Ann Lee and Bo Ek did not take place.",
    "Ann Lee cancelled her *visit* to Norway.",
    "The *visit* of Ann Lee to Norway was postponed.",
    "The *visit* of Ann Lee to Norway was called off.",
    "Ann Lee called off a *visit* to Norway.",
    "Ann Lee ruled out *talks* with Bo Ek.",
    "Ann Lee ruled out *meeting* Bo Ek.",
    "Ann Lee spoke to reporters instead of *meeting* Bo Ek.",
    "Ann Lee was prevented from *visiting* Norway.",
    "Ann Lee was barred from *meeting* Bo Ek.",
    "Ann Lee was unable to *meet* Bo Ek.",
    "There is no evidence that Ann Lee *met* Bo Ek.",
    "It is not true that Ann Lee *met* Bo Ek.",
    "Ann Lee has not yet *visited* Norway.",
    "No member of the government *met* Bo Ek.",
    "Ann Lee had no *talks* with Bo Ek.",
    "Ann Lee did not hold *talks* with Bo Ek.",
    "Ann Lee *visited* neither Norway nor Sweden.",
    "Ann Lee neither visited Norway nor *met* Bo Ek.",
    "Ann Lee did not visit Norway or *meet* Bo Ek.",
    "Ann Lee is not the deputy *director* of the Harbour Agency.",
    "The *talks* between Ann Lee and Bo Ek failed to take place.",
    "Ann Lee nearly *met* Bo Ek.",
    "Nobody *met* Bo Ek.",
    "The cancelled *visit* of Ann Lee to Norway was a loss.",
    "The *visit* of Ann Lee to Norway, which was cancelled, was a loss.",
]

OPEN = [
    ("The next *meeting* between Ann Lee and Bo Ek was to be held in Oslo.", False, "planned"),
    ("The planned *meeting* between Ann Lee and Bo Ek was discussed.", False, "planned"),
    ("Ann Lee has yet to *meet* Bo Ek.", True, "planned"),
    ("The OSCE considered opening an *office* in Oslo.", False, "planned"),
    ("Otto Lind told Ann Lee to *visit* Norway.", False, "planned"),
    ("Prices may fall, and Ann Lee may *visit* Norway next week.", False, "possible"),
    ("The minister said he was sure that Ann Lee would *visit* Norway.", False, "planned"),
    ("The Water Agency could not *open* an office in Oslo.", True, "possible"),
    ("Ann Lee will *meet* Bo Ek.", False, "planned"),
    ("Ann Lee is to *meet* Bo Ek.", False, "planned"),
    ("Ann Lee plans to *visit* Norway.", False, "planned"),
    ("Ann Lee is due to *meet* Bo Ek.", False, "planned"),
    ("Ann Lee *is* due in Oslo.", False, "planned"),
    ("Ann Lee is *expected* in Oslo.", False, "planned"),
    ("Ann Lee is scheduled to *visit* Norway.", False, "planned"),
    ("Ann Lee spoke ahead of a *visit* to Norway.", False, "planned"),
    ("Ann Lee spoke before a planned *meeting* with Bo Ek.", False, "planned"),
    ("The upcoming *meeting* between Ann Lee and Bo Ek is a risk.", False, "planned"),
    ("The forthcoming *visit* of Ann Lee to Norway is a risk.", False, "planned"),
    ("Ann Lee was invited to *visit* Norway.", False, "planned"),
    ("Ann Lee agreed to *meet* Bo Ek.", False, "planned"),
    ("Ann Lee proposed a *meeting* with Bo Ek.", False, "planned"),
    ("Ann Lee proposed *meeting* Bo Ek.", False, "planned"),
    ("Ann Lee called on Bo Ek to *visit* Norway.", False, "planned"),
    ("Ann Lee urged Bo Ek to *visit* Norway.", False, "planned"),
    ("Ann Lee wants Bo Ek to *visit* Norway.", False, "planned"),
    ("Ann Lee is *visiting* Norway next week.", False, "planned"),
    ("A *meeting* between Ann Lee and Bo Ek is planned for May.", False, "planned"),
    (
        "A *meeting* between Ann Lee and Bo Ek that will take place in May is a risk.",
        False,
        "planned",
    ),
    ("Ann Lee flew to the coast to *meet* Bo Ek.", False, "planned"),
    ("Ann Lee must *visit* Norway.", False, "planned"),
    ("Ann Lee hopes to *lead* the Water Agency.", False, "planned"),
    ("Ann Lee may *visit* Norway.", False, "possible"),
    ("Ann Lee might have *met* Bo Ek.", False, "possible"),
    ("Ann Lee could *meet* Bo Ek.", False, "possible"),
    ("Ann Lee is said to have *met* Bo Ek.", False, "possible"),
    ("Ann Lee reportedly *met* Bo Ek.", False, "possible"),
    ("Ann Lee allegedly *met* Bo Ek.", False, "possible"),
    ("Ann Lee is likely to *meet* Bo Ek.", False, "possible"),
    ("Ann Lee was accused of *meeting* Bo Ek.", False, "possible"),
    ("The possible *visit* of Ann Lee to Norway is a risk.", False, "possible"),
    ("Ann Lee seems to have *met* Bo Ek.", False, "possible"),
    ("Ann Lee did not rule out *meeting* Bo Ek.", False, "possible"),
    ("Ida Falk asked whether Ann Lee *met* Bo Ek.", False, "possible"),
    ("If Ann Lee *meets* Bo Ek, prices will rise.", False, "conditional"),
    ("Unless Ann Lee *meets* Bo Ek, prices will rise.", False, "conditional"),
    ("Ann Lee would *meet* Bo Ek.", False, "conditional"),
    (
        "In the event of a *meeting* between Ann Lee and Bo Ek, prices will rise.",
        False,
        "conditional",
    ),
    ("Ann Lee *meets* Bo Ek if he comes.", False, "conditional"),
    ("Ann Lee should *meet* Bo Ek.", False, "conditional"),
    ("Ann Lee will visit Norway and *meet* Bo Ek.", False, "planned"),
    ("Ann Lee will be the deputy *director* of the Harbour Agency.", False, "planned"),
    ("Ann Lee did not refuse to *meet* Bo Ek.", False, "possible"),
    ("Ann Lee will visit Oslo before *meeting* Bo Ek.", False, "planned"),
    ("Ann Lee announced a *visit* to Norway.", False, "planned"),
    ("The planned *talks* between Ann Lee and Bo Ek were cancelled.", True, "planned"),
    ("Rumours that Ann Lee *met* Bo Ek spread.", False, "possible"),
    ("Ann Lee rejected claims that she *met* Bo Ek.", True, "possible"),
    ("Ann Lee stopped in Oslo to *meet* Bo Ek.", False, "planned"),
    ("Ann Lee was asked to *visit* Norway.", False, "planned"),
    ("Ann Lee arrived in Oslo for *talks* with Bo Ek.", False, "planned"),
    ("Had Ann Lee *met* Bo Ek, prices would have risen.", False, "conditional"),
    ("It was claimed that Ann Lee *met* Bo Ek.", False, "possible"),
    ("Ann Lee is expected to visit Norway but not to *meet* Bo Ek.", True, "planned"),
    ("Ann Lee left because she could not *meet* Bo Ek.", True, "possible"),
    ("Ann Lee will not *visit* Norway.", True, "planned"),
    ("Ann Lee has no plans to *visit* Norway.", True, "planned"),
    ("Ann Lee is not expected to *visit* Norway.", True, "planned"),
    ("Ann Lee is unlikely to *visit* Norway.", False, "possible"),
    ("Ann Lee will attend the *meeting* with Bo Ek.", False, "planned"),
    ("Norway plans an *embargo* on Sweden.", False, "planned"),
]

FACTS = [
    "The next *meeting* between Ann Lee and Bo Ek took place in Oslo.",
    "The Water Agency set up an *office* in Bergen.",
    "The *office* set up in Bergen by the Water Agency closed.",
    "Ann Lee *asks* Bo Ek if he will come.",
    "Otto Lind told a *meeting* between Ann Lee and Bo Ek that he was tired.",
    "Ann Lee, *met* by Bo Ek at the airport, will leave tomorrow.",
    "*Met* by Bo Ek at the airport, Ann Lee will leave tomorrow.",
    "Ann Lee did not visit Oslo but *met* Bo Ek.",
    "Ann Lee did not discuss the *meeting* between Ida Falk and Bo Ek.",
    "The *meeting* between Ann Lee and Bo Ek did not end the war.",
    "Ann Lee did not *meet* Bo Ek until May.",
    "Ann Lee not only *met* Bo Ek but left.",
    "Ann Lee managed to *meet* Bo Ek.",
    "Ann Lee was the first minister to *visit* Norway.",
    "Ann Lee will meet the press, said Bo Ek, *director* of the Water Agency.",
    "Ann Lee was able to *visit* Norway.",
    "Ann Lee will speak after she *met* Bo Ek.",
    "Ann Lee, who did not speak, *visited* Norway.",
    "Ann Lee visited Oslo before *meeting* Bo Ek.",
    "Ann Lee was blocked after the *meeting* with Bo Ek.",
    "The *talks* between Ann Lee and Bo Ek failed.",
    "Without Otto Lind, Ann Lee *visited* Norway.",
    "Ann Lee *visited* Norway, but Bo Ek did not.",
    "Ann Lee, who will leave soon, *met* Bo Ek.",
    "Ann Lee *met* Bo Ek, who will leave soon.",
    "Ann Lee *met* Bo Ek because she could not leave.",
    "Ann Lee helped Bo Ek to *visit* Norway.",
    "Ann Lee discussed her *visit* to Norway.",
    "Ann Lee attended the *meeting* with Bo Ek.",
    "Norway plans to lift its *embargo* on Sweden.",
    "Ann Lee and Ida Falk combined to *thank* Bo Ek.",
    "The *agreement* between Norway and Sweden will expire in May.",
    "The scandal prompted the Water Agency to *sue* Bo Ek.",
    "They earned another chance as Ann Lee *denied* Bo Ek with a last tackle.",
]

REPORTED = [
    ("Ann Lee *sued* Bo Ek over an injury he said he suffered in Oslo.", False, "fact", ""),
    ("Some of them claim that Ann Lee *met* Bo Ek.", False, "possible", "Some of them"),
    ("Ann Lee denied *meeting* Bo Ek.", True, "fact", "Ann Lee"),
    ("Ann Lee denied that Ida Falk *met* Bo Ek.", True, "fact", "Ann Lee"),
    ("Ida Falk did not confirm that Ann Lee *met* Bo Ek.", False, "possible", "Ida Falk"),
    ("Ida Falk said that Ann Lee *met* Bo Ek.", False, "fact", "Ida Falk"),
    ("Ann Lee *met* Bo Ek, Ida Falk said.", False, "fact", "Ida Falk"),
    ("According to Ida Falk, Ann Lee *met* Bo Ek.", False, "fact", "Ida Falk"),
    ("Ann Lee *met* Bo Ek, according to Ida Falk.", False, "fact", "Ida Falk"),
    ("Ida Falk told reporters that Ann Lee *met* Bo Ek.", False, "fact", "Ida Falk"),
    ("In Ida Falk's view, Ann Lee *met* Bo Ek.", False, "fact", "Ida Falk"),
    ('"Ann Lee *met* Bo Ek," said Ida Falk.', False, "fact", "Ida Falk"),
    ("As Ida Falk said, Ann Lee *met* Bo Ek.", False, "fact", "Ida Falk"),
    ("Ida Falk left and said that Ann Lee *met* Bo Ek.", False, "fact", "Ida Falk"),
    ("Ida Falk said Ann Lee would *meet* Bo Ek.", False, "planned", "Ida Falk"),
    (
        "A spokesman who asked not to be named said Ann Lee *met* Bo Ek.",
        False,
        "fact",
        "A spokesman",
    ),
    ("Ann Lee claims to have *met* Bo Ek.", False, "possible", "Ann Lee"),
    ("Ida Falk claimed that Ann Lee *met* Bo Ek.", False, "possible", "Ida Falk"),
    ("Ida Falk was quoted as saying that Bo Ek *visited* Norway.", False, "fact", "Ida Falk"),
    ("Ann Lee was told by Ida Falk that Bo Ek *visited* Norway.", False, "fact", "Ida Falk"),
    ("Ida Falk left, saying that Ann Lee *met* Bo Ek.", False, "fact", "Ida Falk"),
    ("Ida Falk, who said that Ann Lee *met* Bo Ek, left.", False, "fact", "Ida Falk"),
    ("The minister, Ida Falk, said that Ann Lee *met* Bo Ek.", False, "fact", "Ida Falk"),
    ("Ida Falk said that Ann Lee left after *meeting* Bo Ek.", False, "fact", "Ida Falk"),
    ('"We *met* Bo Ek in May," Ann Lee told reporters.', False, "fact", "Ann Lee"),
]


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_is_no_fact(marked: Marked, text: str) -> None:
    _, trigger = marked(text)
    assert (is_negated(trigger), modality(trigger)) == (True, "fact")


@pytest.mark.parametrize("text", FACTS)
def test_a_fact_stays_one_beside_a_denial_or_a_plan(marked: Marked, text: str) -> None:
    tree, trigger = marked(text)
    assert (is_negated(trigger), modality(trigger)) == (False, "fact")
    assert not attributed_to(tree, trigger)


@pytest.mark.parametrize(("text", "negated", "expected"), OPEN)
def test_what_is_left_open_is_no_fact(
    marked: Marked,
    text: str,
    negated: bool,  # noqa: FBT001
    expected: str,
) -> None:
    _, trigger = marked(text)
    assert (is_negated(trigger), modality(trigger)) == (negated, expected)


@pytest.mark.parametrize(("text", "negated", "expected", "speaker"), REPORTED)
def test_a_report_has_its_speaker(
    marked: Marked,
    text: str,
    negated: bool,  # noqa: FBT001
    expected: str,
    speaker: str,
) -> None:
    tree, trigger = marked(text)
    assert (is_negated(trigger), modality(trigger)) == (negated, expected)
    assert attributed_to(tree, trigger) == speaker
