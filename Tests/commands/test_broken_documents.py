"""A broken or half-written document gives the commands that can be known, names what is missing,
and ends with status 1."""

from __future__ import annotations

from pathlib import Path

import click_parse
import plans
import pytest
import shell_run
import zenml_store
from zenls_binary import Zenls

STACK = """\
zenml_version: 0.98.0
stack_name: production
components:
  orchestrator:
    - {name: default, flavor: local, configuration: {}}
  artifact_store:
    - name: bucket
      flavor: gcp
      configuration:
        path: gs://acme-artifacts
  container_registry:
    - name: images
      flavor: gcp
      configuration:
        uri: europe-west1-docker.pkg.dev/acme/pipelines
"""
BUCKET = "zenml artifact-store register bucket --flavor=gcp --path=gs://acme-artifacts"
IMAGES = "zenml container-registry register images --flavor=gcp --uri=europe-west1-docker.pkg.dev/acme/pipelines"
WHOLE = "zenml stack register production -o default -a bucket -c images --set"

# What is done to the document, the commands that are told all the same, and what is named.
BROKEN: dict[str, tuple[str, str, list[str], str]] = {
    "an unknown flavor": ("flavor: gcp\n      configuration:\n        uri", "flavor: gpc\n      configuration:\n        uri",
                          [BUCKET, WHOLE], "gpc"),
    "a required field is missing": ("        path: gs://acme-artifacts\n", "        {}\n",
                                    ["zenml artifact-store register bucket --flavor=gcp '--path=<ARTIFACT_STORE_BUCKET_PATH>'",
                                     IMAGES, WHOLE], "`path`"),
    "the configuration is not written yet": ("        path: gs://acme-artifacts\n", "",
                                             ["zenml artifact-store register bucket --flavor=gcp "
                                              "'--path=<ARTIFACT_STORE_BUCKET_PATH>'", IMAGES, WHOLE], ""),
    "a field of the wrong type": ("uri: europe-west1-docker.pkg.dev/acme/pipelines", "uri: [a]", [BUCKET], "uri"),
    "no name": ("    - name: bucket\n      flavor", "    - flavor", [IMAGES], "name"),
    "no stack name": ("stack_name: production\n", "",
                      [BUCKET, IMAGES, "zenml stack register '<STACK_NAME>' -o default -a bucket -c images --set"],
                      "stack_name"),
    "no orchestrator": ("  orchestrator:\n    - {name: default, flavor: local, configuration: {}}\n", "",
                        [BUCKET, IMAGES,
                         "zenml stack register production -a bucket -c images -o '<ORCHESTRATOR_NAME>' --set"],
                        "orchestrator"),
    "an unclosed bracket": ("{name: default, flavor: local, configuration: {}}", "{name: default, flavor: local",
                            [], "line 5"),
    "a tab": ("        uri:", "\turi:", [BUCKET], ""),
    "a key without a colon": ("        uri: europe-west1-docker.pkg.dev/acme/pipelines\n", "        ur", [BUCKET], ""),
    "an open quote": ("uri: europe", 'uri: "europe', [BUCKET], ""),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_can_be_known_is_told(name: str, zenls: Zenls) -> None:
    before, after, commands, named = BROKEN[name]
    assert STACK.count(before) == 1
    zenls.write("stack.yaml", STACK.replace(before, after))
    run = zenls("commands", "stack.yaml", "--format", "json")
    assert run.status == 1, run.err
    told = [command["shell"] for command in run.json["commands"]]
    assert [command for command in commands if command not in told] == []
    problems = run.json["problems"]
    assert problems and any(named in f"line {p['line']} {p['message']}" for p in problems), problems
    assert all(0 < p["line"] <= STACK.count("\n") + 1 and p["column"] > 0 for p in problems)


@pytest.mark.parametrize("name", BROKEN)
def test_every_form_names_it(name: str, zenls: Zenls) -> None:
    before, after, _, _ = BROKEN[name]
    zenls.write("stack.yaml", STACK.replace(before, after))
    message = zenls("commands", "stack.yaml", "--format", "json").json["problems"][0]["message"]
    text, script, markdown = (zenls("commands", "stack.yaml", "--format", form) for form in ("text", "sh", "markdown"))
    assert text.status == script.status == markdown.status == 1
    assert message in text.err and f"stack.yaml:" in text.err
    assert message in script.err and "# INCOMPLETE, line " in script.out
    assert message in markdown.out


def test_a_script_with_gaps_asks_for_what_is_missing(zenls: Zenls) -> None:
    zenls.write("stack.yaml", STACK.replace("        path: gs://acme-artifacts\n", "        {}\n"))
    script = zenls("commands", "stack.yaml", "--format", "sh").out
    assert shell_run.required_variables(script) == ["ARTIFACT_STORE_BUCKET_PATH"]
    recorder = shell_run.Recorder()
    stopped = recorder.run(script)
    assert stopped.status != 0 and stopped.commands == [] and "ARTIFACT_STORE_BUCKET_PATH" in stopped.err
    run = recorder.run(script, variables={"ARTIFACT_STORE_BUCKET_PATH": "gs://a b"})
    assert ["zenml", "artifact-store", "register", "bucket", "--flavor=gcp", "--path=gs://a b"] in run.commands


def test_nothing_of_a_component_without_a_flavor_is_guessed(zenls: Zenls) -> None:
    """One that only the user can complete has a placeholder in its place."""
    zenls.write("images.yaml", "name: images\ntype: container_registry\nuri: europe-west1-docker.pkg.dev/acme/pipelines\n")
    run = zenls("commands", "images.yaml", "--kind", "component", "--format", "json", "--for", "register")
    assert run.status == 1
    (command,) = run.json["commands"]
    assert command["argv"][:4] == ["zenml", "container-registry", "register", "images"]
    assert "--flavor=<FLAVOR>" in command["argv"] and command["placeholders"] == ["FLAVOR"]


def test_half_written_documents_keep_what_is_written(binary: Path, zenls: Zenls) -> None:
    """Cut off behind each component, all before it are registered; cut off anywhere, there is an answer."""
    document = zenls("new", "gcp", "--set", "PROJECT_ID=acme", "--set", "REGION=europe-west1", "--set", "BUCKET=b",
                     "--set", "REPOSITORY=r").out.encode()
    whole = zenls.write("whole.yaml", document)
    registered = {c["component"]: c["shell"] for c in plans.ask(binary, whole, "--for", "register").commands}
    ends = list(plans.component_ends(document))
    assert len(ends) == 3
    cut = [(zenls.write(f"cut-{end}.yaml", document[:end]), end) for end in range(60, len(document), 7)]
    cut += [(zenls.write(f"cut-{end}.yaml", document[:end]), end) for _, _, end in ends]
    asked = plans.ask_all(binary, [(path, ("--for", "register", "--kind", "stack")) for path, _ in cut])
    with zenml_store.oracle.silenced():
        zenml_store.oracle.isolate()
        cli = click_parse.real_cli()
    for plan, (_, end) in zip(asked, cut):
        assert plan.status == (1 if plan.problems else 0), plan
        written = [f"{kind}/{name}" for kind, name, behind in ends if behind <= end]
        found = {c["component"]: c["shell"] for c in plan.commands}
        for component in written:
            if component in registered:
                assert found.get(component) == registered[component], (plan, component)
        for command in plan.commands:
            assert click_parse.refusal(cli, command["argv"][1:]) is None, (plan, command)
    assert sum(plan.status for plan in asked) > len(asked) // 2


@pytest.mark.parametrize(
    "content", ["", "\n", "# nothing yet\n", "zenml_version: 0.98.0\n", "components:\n", "- \n", "stack_name: s\ncomponents: 5\n"]
)
def test_there_may_be_nothing_to_tell(content: str, zenls: Zenls) -> None:
    zenls.write("stack.yaml", content)
    run = zenls("commands", "stack.yaml", "--kind", "stack", "--format", "json")
    assert run.status == 1 and run.json["problems"], run


@pytest.mark.parametrize("content", ["apiVersion: v1\nkind: Pod\n", "a: 1\n", "\0\0\0", "just a text"])
def test_what_is_not_zenml_s_is_a_wrong_request(content: str, zenls: Zenls) -> None:
    zenls.write("pod.yaml", content)
    run = zenls("commands", "pod.yaml")
    assert run.status == 2 and run.out == "" and "pod.yaml" in run.err
