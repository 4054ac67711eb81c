"""The labels that the second reader gives to tokens: where a name begins and where it goes on."""

from collections.abc import Iterable, Sequence


Labelled = tuple[int, int, str]  # first token, token after the last, label of the name

# The labels of OntoNotes, which spaCy's English pipelines know.
NAMES = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW",
    "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL",
)  # fmt: skip
OUTSIDE = 0
LABELS = ("O", *(f"{mark}-{name}" for name in NAMES for mark in "BI"))
_NUMBERS = {label: number for number, label in enumerate(LABELS)}


def to_numbers(length: int, names: Iterable[Labelled]) -> list[int]:
    """Return the label of each token as its place in ``LABELS``; unknown names are outside.

    Examples
    --------
    >>> to_numbers(3, [(0, 2, "PERSON")])
    [1, 2, 0]
    """
    numbers = [OUTSIDE] * length
    for start, end, name in names:
        if f"B-{name}" in _NUMBERS:
            numbers[start:end] = [_NUMBERS[f"I-{name}"]] * (end - start)
            numbers[start] = _NUMBERS[f"B-{name}"]
    return numbers


def to_names(numbers: Sequence[int]) -> list[Labelled]:
    """Return the names in a sequence of labels.

    Examples
    --------
    >>> to_names([1, 2, 0, 9])
    [(0, 2, 'PERSON'), (3, 4, 'GPE')]
    """
    names: list[Labelled] = []
    for place, number in enumerate(numbers):
        mark, _, name = LABELS[number].partition("-")
        if mark == "B":
            names.append((place, place + 1, name))
        elif mark == "I" and names:
            names[-1] = (names[-1][0], place + 1, names[-1][2])
    return names
