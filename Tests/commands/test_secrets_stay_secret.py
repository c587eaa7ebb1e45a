"""No form of `zenls commands` shows a secret that stands in the document: it becomes a reference,
and a command that asks for the value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hostile_stacks
import pytest
import shell_run
import yaml
import zenml_store
from zenls_binary import Zenls

SECRET = "correct-horse-7f3a9c"
FORMATS = ["text", "sh", "json", "markdown"]
ASKED = [(), ("--for", "secrets"), ("--for", "register"), ("--for", "import"), ("--zenml-version", "0.60.0")]

# Where a secret may stand, in the many ways of YAML and in documents that are not right.
PLACES = {
    "block": "configuration:\n  tracking_uri: https://m.example\n  tracking_username: u\n  tracking_password: {}\n",
    "flow": "configuration: {{tracking_uri: https://m.example, tracking_username: u, tracking_password: '{}'}}\n",
    "folded": "configuration:\n  tracking_uri: https://m.example\n  tracking_username: u\n  tracking_password: >-\n    {}\n",
    "anchored": "configuration:\n  tracking_uri: https://m.example\n  tracking_username: &p {}\n  tracking_password: *p\n",
    "twice": "configuration:\n  tracking_uri: https://m.example\n  tracking_password: first\n  tracking_password: {}\n",
    "unfinished": "configuration:\n  tracking_password: {}\n  tracking_uri: [\n",
    "unknown field": "configuration:\n  tracking_uri: https://m.example\n  tracking_passwort: {}\n",
    "of the wrong type": "configuration:\n  tracking_uri: https://m.example\n  tracking_password: [{}]\n",
    "in a mapping": "configuration:\n  tracking_uri: https://m.example\n  tracking_password: {{a: {}}}\n",
    "flat": "tracking_uri: https://m.example\ntracking_username: u\ntracking_password: {}\n",
}


@pytest.fixture(scope="module")
def flavors() -> list[Any]:
    return hostile_stacks.HostileStacks().flavors


def shown(zenls: Zenls, path: Path) -> dict[str, str]:
    """Everything that is printed about the document, by the arguments."""
    printed = {}
    for form in FORMATS:
        for arguments in ASKED:
            run = zenls("commands", path.name, "--format", form, *arguments)
            assert run.status in (0, 1), run.err
            printed[" ".join([form, *arguments])] = run.out + run.err
    return printed


@pytest.mark.parametrize("place", PLACES)
def test_no_form_shows_it(place: str, zenls: Zenls) -> None:
    body = PLACES[place].format(SECRET)
    path = zenls.write("tracker.yaml", f"name: mlflow\ntype: experiment_tracker\nflavor: mlflow\n{body}")
    printed = shown(zenls, path)
    assert [arguments for arguments, text in printed.items() if SECRET in text] == []


def test_no_flavor_shows_its_secrets(zenls: Zenls, flavors: list[Any]) -> None:
    """Every sensitive field of every flavor, as its class has it, filled with a secret."""
    filled = 0
    for flavor in flavors:
        names = [name for name in flavor.fields if hostile_stacks.is_secret(flavor.config_class, name)]
        if not names:
            continue
        filled += len(names)
        values = {name: f"{SECRET}-{name}" for name in names}
        component = {"name": "one", "flavor": flavor.flavor, "configuration": values}
        content = {"zenml_version": "0.98.0", "stack_name": "s", "components": {flavor.type: [component]}}
        zenls.write("stack.yaml", yaml.safe_dump(content, width=200))
        for form in ("text", "sh", "json", "markdown"):
            run = zenls("commands", "stack.yaml", "--format", form)
            assert SECRET not in run.out + run.err, (flavor.type, flavor.flavor, form)
    assert filled > 50


STACK = f"""\
zenml_version: 0.98.0
stack_name: tracked
components:
  orchestrator: {{name: default, flavor: local, configuration: {{}}}}
  artifact_store: {{name: default, flavor: local, configuration: {{}}}}
  experiment_tracker:
    name: wandb
    flavor: wandb
    configuration: {{api_key: {SECRET}}}
  alerter:
    name: slack
    flavor: slack
    configuration: {{slack_token: "{{{{team.token}}}}"}}
"""


def test_a_prompt_asks_for_it_instead(zenls: Zenls) -> None:
    zenls.write("stack.yaml", STACK)
    commands = zenls("commands", "stack.yaml", "--format", "json", "--for", "secrets", "--for", "register").json["commands"]
    created = [c["argv"] for c in commands if c["argv"][1:3] == ["secret", "create"]]
    assert ["zenml", "secret", "create", "wandb_secret", "--interactive"] in created
    assert ["zenml", "secret", "create", "team", "--interactive"] in created
    registered = next(c["argv"] for c in commands if c["id"] == "register-experiment-tracker")
    assert "--api_key={{wandb_secret.api_key}}" in registered
    alerter = next(c["argv"] for c in commands if c["id"] == "register-alerter")
    assert "--slack_token={{team.token}}" in alerter


@pytest.mark.parametrize(
    "value", ["plain", "-x", "--x=y", "it's $HOME `x` \"y\"", " ", "line\nbreak", "@@file", "日本"]
)
def test_the_script_takes_it_from_the_environment(value: str, zenls: Zenls) -> None:
    """The store then holds the value itself, and the component a reference to it."""
    zenls.write("stack.yaml", STACK)
    script = zenls("commands", "stack.yaml", "--format", "sh").out
    names = shell_run.required_variables(script)
    assert names == ["WANDB_SECRET_API_KEY", "TEAM_TOKEN"]
    store = zenml_store.store()
    try:
        run = shell_run.Recorder().run(script, variables={name: value for name in names})
        assert run.status == 0, run.err
        for words in run.commands:
            if not shell_run.is_question(words):
                outcome = store.run(words[1:])
                assert outcome.done, (words, outcome.reason)
        arrived = value.removeprefix("@") if value.startswith("@@") else value
        assert store.secret("wandb_secret") == {"api_key": arrived}
        assert store.secret("team") == {"token": arrived}
        (tracker,) = store.export("tracked")["components"]["experiment_tracker"]
        assert tracker["configuration"]["api_key"] == "{{wandb_secret.api_key}}"
    finally:
        store.reset()


@pytest.mark.parametrize("reference", ["{{team.api-key}}", "{{team.1key}}", "{{team.name}}", "{{name.key}}", "{{team.a.b}}"])
def test_what_no_secret_may_be_called_is_told(reference: str, zenls: Zenls) -> None:
    """`zenml secret create` takes no such names: no command of it is told."""
    zenls.write("stack.yaml", STACK.replace("{{team.token}}", reference))
    report = zenls("commands", "stack.yaml", "--format", "json").json
    created = [c["argv"][3] for c in report["commands"] if c["id"].startswith("create-secret")]
    assert created == ["wandb_secret"]
    name, key = reference.strip("{}").split(".", 1)
    assert any(f"`{name}`" in note and (f"`{key}`" in note or name == "name") for note in report["notes"]), report["notes"]
    script = zenls("commands", "stack.yaml", "--format", "sh").out
    assert f"secret create -- {name}" not in script
