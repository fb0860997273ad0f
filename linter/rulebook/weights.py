"""What violations cost in the score: `score.yaml` in the folder of rules."""

from functools import lru_cache

import msgspec
import xxhash

from linter.findings.weights import Weights
from linter.rulebook.catalogue import prepared, rules_folder

FILE = "score.yaml"


@lru_cache(maxsize=1)
def packaged_weights() -> Weights:
    """The weights that come with contentlint.

    Raises:
        FileError: the file is wrong (in a checkout that is being worked on).
    """
    path = rules_folder() / FILE
    content = path.read_bytes()
    digest = xxhash.xxh3_64_hexdigest(content)
    return prepared(
        f"weights-{digest}", Weights, lambda: parse_weights(content.decode(), f"rules/{FILE}")
    )


def parse_weights(text: str, path: str) -> Weights:
    """The weights that a file's text describes; `path` is how errors name it.

    Raises:
        FileError: it is no YAML, or a key is unknown, missing or has the wrong value.
    """
    from linter.settings.yaml_places import YamlFile

    file = YamlFile(text, path)
    try:
        return msgspec.convert(file.value, Weights, strict=False)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at `")
        raise file.error(place.rstrip("`") or "$", message) from None
