import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namegraph.resolve.frames import Frame, frame_of


QUICK = settings(deadline=None, derandomize=True)
OSCE = "organization for security and cooperation in europe"
WORDS = ("OSCE", "Office", "of", "in", "the", "Ministry", "Tajikistan", "Tajik", "'s", "", "Osh")


@pytest.mark.parametrize(
    ("name", "frame"),
    [
        ("OSCE Programme Office in Dushanbe", Frame(OSCE, "program office", "dushanbe")),
        ("the OSCE Program Office in Dushanbe", Frame(OSCE, "program office", "dushanbe")),
        ("Programme Office in Dushanbe", Frame("", "program office", "dushanbe")),
        ("Programme Office", Frame("", "program office", "")),
        ("Tajik Ministry of Defence", Frame("tajikistan", "ministry of defense", "")),
        ("Ministry of Defence of Tajikistan", Frame("tajikistan", "ministry of defense", "")),
        ("Ministry of Foreign Affairs", Frame("", "ministry of foreign affairs", "")),
        ("OSCE Office in Tajikistan", Frame(OSCE, "office", "tajikistan")),
        ("OSCE Office in the Republic of Tajikistan", Frame(OSCE, "office", "tajikistan")),
        ("NTC Council", Frame("ntc", "council", "")),
    ],
)
def test_name_is_taken_apart(name: str, frame: Frame) -> None:
    assert frame_of(name) == frame


@pytest.mark.parametrize("name", ["Microsoft", "Helga Schmid", "", "the", "in Osh", "OSCE"])
def test_name_without_a_head_noun_has_no_frame(name: str) -> None:
    assert frame_of(name) is None


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("OSCE Programme Office", "Programme Office in Dushanbe", True),
        ("OSCE Programme Office", "OSCE Programme Office in Dushanbe", True),
        ("OSCE Office in Tajikistan", "OSCE Office in Dushanbe", False),
        ("Tajik Ministry of Health", "Kyrgyz Ministry of Health", False),
        ("Tajik Ministry of Health", "Ministry of Health", True),
        ("Ministry of Health", "Ministry of Defence", False),
        ("OSCE Mission to Georgia", "OSCE Mission to Ukraine", False),
    ],
)
def test_frames_fit_where_nothing_contradicts(one: str, other: str, fits: bool) -> None:  # noqa: FBT001
    first, second = frame_of(one), frame_of(other)
    assert first is not None
    assert second is not None
    assert first.fits(second) is second.fits(first) is fits


def test_joined_frames_tell_what_both_tell() -> None:
    owner, place = Frame("osce", "office", ""), Frame("", "office", "osh")
    assert owner.joined(place) == Frame("osce", "office", "osh")


@QUICK
@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_frame_of_never_fails(name: str) -> None:
    frame = frame_of(name)
    assert frame is None or frame.fits(frame)
