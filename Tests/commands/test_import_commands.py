"""`zenls import-commands`: what commands amount to is what the real ZenML makes of them.

The same commands run through ZenML's own command line in a throw-away store, and the stack is
exported; zenls's file is imported into another one, and exported. Both are the same.
"""

from __future__ import annotations

import json
import random
import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from zenls_binary import ROOT, Zenls

sys.path.insert(0, str(ROOT / "Tests" / "parity"))

import generator  # noqa: E402
import oracle  # noqa: E402
import register_oracle  # noqa: E402

PARTS = "zenml orchestrator register o --flavor=local\nzenml artifact-store register a -f gcp --path=gs://b/\n"
STACK = "zenml stack register s -o o -a a"

# Scripts by name; the stack is `s`.
SCRIPTS = {
    "plain": PARTS + STACK,
    "registry": PARTS + "zenml container-registry register r --flavor=gcp "
    "--uri=europe-west1-docker.pkg.dev/p/r/\n" + STACK + " -c r --set",
    "variables": "REGION=europe-west1; export P='my-project'\n" + PARTS
    + 'zenml container-registry register r --flavor gcp --uri="$REGION-docker.pkg.dev/${P}/r"\n' + STACK + " -c r",
    "continued": PARTS + "zenml container-registry register r \\\n  --flavor=aws \\\n"
    "  --uri=715803424590.dkr.ecr.eu-central-1.amazonaws.com\n" + STACK + " \\\n  -c r",
    "name at the end": PARTS + "zenml orchestrator register -f vertex --location=europe-west1 -- v\n"
    "zenml stack register s -o v -a a",
    "name between": PARTS + "zenml orchestrator register --location=x v --flavor=vertex --project=p\n"
    "zenml stack register s -o v -a a",
    "attached values": "zenml orchestrator register o -flocal\nzenml artifact-store register a -fgcp --path=gs://b\n"
    "zenml stack register s -oo -aa",
    "several alerters": PARTS + "zenml alerter register x -f slack --slack_token='{{t.s}}' --default_slack_channel_id=C1\n"
    "zenml alerter register y -f discord --discord_token='{{t.k}}'\n" + STACK + " -al x -al=y",
    "booleans": PARTS + "zenml orchestrator register v -f vertex --location=l --synchronous=no\n"
    "zenml stack register s -o v -a a",
    "json": PARTS + "zenml artifact-store register m -f s3 --path=s3://b "
    "--client_kwargs='{\"endpoint_url\": \"http://x:9000\", \"n\": [1, 2.5, null, true]}'\n"
    "zenml stack register s -o o -a m",
    "update": PARTS + "zenml artifact-store update a --path=gs://c\n" + STACK,
    "update removes": PARTS + "zenml orchestrator register v -f vertex --location=l --project=p\n"
    "zenml orchestrator remove-attribute v project\nzenml stack register s -o v -a a",
    "rename": PARTS + "zenml orchestrator rename o oo\nzenml stack register s -o oo -a a",
    "copy": PARTS + "zenml artifact-store copy a a2\nzenml stack register s -o o -a a2",
    "delete and again": PARTS + "zenml artifact-store delete a\nzenml artifact-store register a -f local\n" + STACK,
    "by prefix": "zenml orchestrator register long-name -f local\nzenml artifact-store register other -f local\n"
    "zenml stack register s -o long -a OTH",
    "default parts": "zenml stack register s -o default -a default",
    "stack update": PARTS + "zenml image-builder register i -f local\n" + STACK + "\nzenml stack update s -i i",
    "active stack": PARTS + "zenml image-builder register i -f local\n" + STACK + " --set\nzenml stack update -i i",
    "set": PARTS + "zenml image-builder register i -f local\n" + STACK + "\nzenml stack set s\nzenml stack update -i i",
    "remove": PARTS + "zenml image-builder register i -f local\n" + STACK + " -i i\nzenml stack remove-component s -i",
    "stack rename": PARTS + "zenml stack register t -o o -a a\nzenml stack rename t s",
    "stack copy": PARTS + "zenml stack register t -o o -a a\nzenml stack copy t s",
    "odd texts": PARTS + "zenml container-registry register r -f default --uri=@@x --default_repository='a: b #c'\n"
    + STACK + " -c r",
    "numbers": "zenml orchestrator register o -f kubernetes --pod_startup_timeout=5 --max_parallelism=' 7 '\n"
    "zenml artifact-store register a -f gcp --path=gs://b\n" + STACK,
    "unicode": PARTS + "zenml container-registry register r -f default --uri='é 🦊'$'\\u2028\\x01'\n" + STACK + " -c r",
}


class Store:
    """The real command line, with an empty store for each use."""

    def __init__(self) -> None:
        self.register = register_oracle.installation()
        self.oracle = self.register._store
        self.cli = self.register._cli

    def run(self, lines: list[list[str]]) -> None:
        for words in lines:
            with oracle.silenced():
                self.cli.main(words, prog_name="zenml", standalone_mode=False)

    def exported(self, lines: list[list[str]], stack: str, folder: Path) -> dict[str, Any]:
        path = folder / "export.yaml"
        path.unlink(missing_ok=True)
        try:
            self.run([*lines, ["stack", "export", stack, str(path)]])
            return comparable(yaml.safe_load(path.read_text()))
        finally:
            # The active stack is named in the configuration, by an identifier that is gone.
            from zenml.client import Client

            self.oracle._restore()
            client = Client()
            client.activate_stack(client.get_stack("default").id)


def comparable(exported: dict[str, Any]) -> dict[str, Any]:
    return {
        kind: [(c["name"], c["flavor"], c["configuration"]) for c in components]
        for kind, components in exported["components"].items()
    }


@pytest.fixture(scope="module")
def store() -> Store:
    return Store()


def read(zenls: Zenls, script: str, *arguments: str) -> Any:
    zenls.write("setup.sh", script + "\n")
    return zenls("import-commands", "setup.sh", *arguments)


def commands(script: str, folder: Path) -> list[list[str]]:
    """The commands as a real shell runs them."""
    import subprocess

    program = folder / "bin" / "zenml"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'import json, sys; "
                       f"print(json.dumps(sys.argv[1:]))' \"$@\"\n")
    program.chmod(0o755)
    output = subprocess.run(
        ["bash", "-c", f"PATH={program.parent}:$PATH\n{script}"], stdout=subprocess.PIPE, check=True
    ).stdout
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_file_is_what_the_commands_make(zenls: Zenls, store: Store, tmp_path: Path, name: str) -> None:
    script = SCRIPTS[name]
    result = read(zenls, script, "--stack", "s")
    assert result.status == 0, result.err
    path = zenls.write("stack.yaml", result.out)
    truth = store.exported(commands(script, tmp_path), "s", tmp_path)
    mine = store.exported([["stack", "import", str(path)]], "s", tmp_path)
    assert mine == truth


def script_of(data: bytes, store: Store) -> str:
    """The commands that register a stack file's parts and the stack."""
    content = yaml.safe_load(data)
    lines = []
    stack = ["zenml", "stack", "register", "s"]
    for kind, components in content["components"].items():
        for component in components if isinstance(components, list) else [components]:
            words = store.register.command({**component, "type": kind}).words
            lines.append(shlex.join(["zenml", *words]))
            spelling = kind if kind not in ("artifact_store",) else "artifact-store"
            stack.append(f"--{spelling}={component['name']}")
    return "\n".join([*lines, shlex.join(stack)])


REFERENCE = re.compile(r"\{\{[a-z0-9_-]+_secret\.\w+\}\}")


@pytest.mark.parametrize("index", range(82))
def test_every_flavor_is_what_the_commands_make(zenls: Zenls, store: Store, tmp_path: Path, index: int) -> None:
    stacks = generators()
    for attempt in range(20):
        file = stacks.file(index, random.Random(f"commands/{index}/{attempt}"), 0)
        try:
            script = script_of(file.data, store)
            truth = store.exported(commands(script, tmp_path), "s", tmp_path)
            break
        except (KeyboardInterrupt, AssertionError):
            raise
        except BaseException:  # what no command line says, and names that find each other
            continue
    else:
        pytest.fail("no stack of this flavor can be registered")
    result = read(zenls, script)
    assert result.status == 0, result.err
    path = zenls.write("stack.yaml", result.out)
    # ZenML looks some secrets up: they are made as the notes say.
    made = re.findall(r"`zenml (secret create \S+ --\w+=)…`", result.err)
    names = {words.split()[2] for words in made}
    secrets = [
        ["secret", "create", name, *(w.split()[3] + "x" for w in made if w.split()[2] == name)] for name in names
    ]
    mine = store.exported([*secrets, ["stack", "import", str(path)]], "s", tmp_path)
    for kind, components in truth.items():
        for (_, _, expected), (_, _, written) in zip(components, mine[kind]):
            for key, value in written.items():
                # A secret stays out of the file.
                if value != expected[key] and isinstance(value, str) and REFERENCE.fullmatch(value):
                    assert f"the value of `{key}` is a secret" in result.err
                    written[key] = expected[key]
    assert mine == truth


_generator: list[generator.Generator] = []


def generators() -> generator.Generator:
    if not _generator:
        _generator.append(generator.Generator())
    return _generator[0]


@pytest.mark.parametrize(
    ("script", "status", "message"),
    [
        ("zenml container-registry register r --uri=x", 1, "setup.sh:1:1: error: the command has no `--flavor`"),
        ("\nzenml alerter register a -f slak", 1, "setup.sh:2:29: error: `alerter` has no flavor `slak`; did you mean `slack`?"),
        ("zenml container-registry register r -f default --url=é", 1, "setup.sh:1:48: error: the flavor `default` has no field `url`; did you mean `uri`?"),
        ("zenml container-registry register r -f default --uri=x --label a=b", 0, "setup.sh:1:56: note: `--label`"),
        ("zenml container-registry register r -f gcp --uri=$HOST/x", 0, "note: the value of `HOST` is not known"),
        ("echo hello", 2, "registers a stack or a component"),
        ("zenml stack list", 2, "registers a stack or a component"),
    ],
)
def test_problems_have_their_place(zenls: Zenls, script: str, status: int, message: str) -> None:
    result = read(zenls, script)
    assert result.status == status
    assert message in result.err
    assert bool(result.out) == (status != 2)


def test_a_stack_is_chosen(zenls: Zenls) -> None:
    script = PARTS + "zenml stack register one -o o -a a\nzenml stack register two -o o -a a"
    last = read(zenls, script)
    assert "stack_name: two" in last.out and "'one'" in last.err
    assert "stack_name: one" in read(zenls, script, "--stack", "one").out
    wrong = read(zenls, script, "--stack", "tow")
    assert (wrong.status, wrong.out) == (2, "") and "did you mean 'two'?" in wrong.err


def test_a_file_that_cannot_be_read(zenls: Zenls) -> None:
    result = zenls("import-commands", "none.sh")
    assert result.status == 2 and "none.sh" in result.err


def test_code_of_a_readme_from_standard_input(zenls: Zenls) -> None:
    text = "# Setup\n\nRun `zenml login`, then:\n\n```console\n$ zenml orchestrator register o \\\n>   --flavor=local\n" \
        "Successfully registered it's\n```\n"
    result = zenls("import-commands", "-", stdin=text.encode())
    assert (result.status, result.out) == (0, "type: orchestrator\nname: o\nflavor: local\nconfiguration: {}\n")
    zenls.write("registry.yaml", result.out)
    assert zenls.lint("registry.yaml").json["files"][0]["kind"] == "component"


def test_a_secret_never_comes_out(zenls: Zenls) -> None:
    result = read(zenls, "zenml alerter register a -f slack --slack_token=hunter2")
    assert result.status == 0
    assert "hunter2" not in result.out + result.err
    assert "slack_token: \"{{a_secret.slack_token}}\"" in result.out
    assert "zenml secret create a_secret --slack_token=…" in result.err
