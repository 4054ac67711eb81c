"""All that a reader learns names from: annotated corpora, and the project's own news."""

from pathlib import Path
from typing import Any

from spacy.language import Language

from namegraph.training.examples import Example, read_corpus
from namegraph.training.news import read_news


def read_corpora(nlp: Language, data: Path, recipe: dict[str, Any]) -> list[Example]:
    """Return the examples of the corpora and the news that a recipe names.

    Parameters
    ----------
    nlp : Language
        The pipeline whose other labels are kept.
    data : Path
        Folder of the corpora.
    recipe : dict
        Its ``corpora``, ``news`` and ``longest_example``.

    Raises
    ------
    FileNotFoundError
        If a file is missing.
    """
    longest = recipe["longest_example"]
    examples = [
        example
        for file, convention in recipe["corpora"].items()
        for example in read_corpus(nlp, data / file, convention, longest)
    ]
    for name in recipe["news"]:
        examples += read_news(nlp, name, longest)
    return examples
