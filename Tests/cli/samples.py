"""Stack files that the tests of the command line share."""

VALID = """\
zenml_version: 0.98.0
stack_name: local
components:
  orchestrator:
    - name: jobs
      flavor: local
      configuration: {}
  artifact_store:
    - name: files
      flavor: local
      configuration: {}
"""

# One error: the flavor.
ERROR = VALID.replace("name: jobs\n      flavor: local", "name: jobs\n      flavor: locall")

_REGISTRY = """\
  container_registry:
    - name: images
      flavor: gcp
      configuration:
        uri: gcr.io/acme-ml
"""

# One warning: the registry is retired.
WARNING = (VALID + _REGISTRY).replace("jobs\n      flavor: local\n", "jobs\n      flavor: local_docker\n")

# One information: no catalog for that version.
INFORMATION = VALID.replace("0.98.0", "0.97.0")

FOREIGN = "apiVersion: v1\nkind: Pod\nmetadata: {name: pod}\n"


def many_errors(count: int) -> str:
    """A stack with `count` unknown keys in one configuration."""
    keys = "".join(f"        no_such_key_{number}: 1\n" for number in range(count))
    return VALID.replace(
        "flavor: local\n      configuration: {}\n  artifact", f"flavor: local\n      configuration:\n{keys}  artifact"
    )

# What formats have to escape, in the user's own words that messages quote and in names of files.
NASTY_WORD = "a%0Ab::error::c,d:e <f>&\"' ]]> {0} [g](1) \\\\ ||\ttab ␛🦆鴨e\u0301 \u2028 \u202e"
NASTY_NAME = "odd/a b,c:d%20é🦆#?&<>\"'[0].yaml"


NASTY_CHARACTERS = "%:,;=\n\r\t\0\x07\x1b\x7f\x85&<>\"'`\\/[](){}#|$ *?!~ é鴨🦆\u0301\u200d\u2028\u2029\u202e\ufeff\ufffe\ud7ffab0"


def nasty_words(count: int, seed: int = 4) -> list[str]:
    """Random words of what formats have to escape, the same ones each time."""
    import random

    source = random.Random(seed)
    return ["".join(source.choices(NASTY_CHARACTERS, k=source.randint(1, 12))) for _ in range(count)]


def nasty(word: str = NASTY_WORD) -> str:
    """A stack with `word` as a flavor, as a key and as a URI."""
    import json

    # Escaped is what a YAML reader would not take, or turn into blanks.
    quoted = json.dumps(word, ensure_ascii=False)
    for character in "\x7f\x85\u2028\u2029\u202e\ufeff\ufffe":
        quoted = quoted.replace(character, f"\\u{ord(character):04x}")
    return (
        ERROR.replace("locall", quoted)
        + f"  {quoted}: {{}}\n"
        + f"  container_registry: {{name: r, flavor: default, configuration: {{uri: {quoted}, {quoted}: 1}}}}\n"
    )
