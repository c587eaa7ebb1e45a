"""`.zenls.yaml`, and the options that stand above it."""

from __future__ import annotations

import pytest
import yaml
from zenls_binary import Result, Zenls
from samples import ERROR, VALID, WARNING

# An error `unknown-flavor` and a warning `registry-gcr-retired`.
BOTH = WARNING.replace("local_docker", "local_dokcer")
CUSTOM = VALID.replace("name: jobs\n      flavor: local", "name: jobs\n      flavor: ours")


def problems(result: Result) -> list[tuple[str, int, str]]:
    return [
        (finding["path"].removeprefix("./"), finding["range"]["start"]["line"], finding["rule"])
        for finding in result.findings
    ]


def levels(result: Result) -> dict[str, str]:
    return {finding["rule"]: finding["severity"] for finding in result.findings}


# Which file holds for which


def test_the_nearest_upwards_holds(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", "rules: {unknown-flavor: off}\n")
    zenls.write("a.yaml", BOTH)
    zenls.write("below/b.yaml", BOTH)
    zenls.write("own/.zenls.yaml", "rules: {registry-gcr-retired: off}\n")
    zenls.write("own/c.yaml", BOTH)
    zenls.write("own/deep/er/d.yaml", BOTH)
    found = {(path, rule) for path, _, rule in problems(zenls.lint("."))}
    assert found == {
        ("a.yaml", "registry-gcr-retired"),
        ("below/b.yaml", "registry-gcr-retired"),
        ("own/c.yaml", "unknown-flavor"),
        ("own/deep/er/d.yaml", "unknown-flavor"),
    }


@pytest.mark.parametrize("path", ["own/c.yaml", "./own/../own/c.yaml", "absolute"])
def test_it_is_found_from_however_the_file_is_named(zenls: Zenls, path: str) -> None:
    zenls.write(".zenls.yaml", "rules: {registry-gcr-retired: off}\n")
    absolute = zenls.write("own/c.yaml", BOTH)
    assert zenls.lint(absolute if path == "absolute" else path).rules == ["unknown-flavor"]


def test_standard_input_is_where_its_path_says(zenls: Zenls) -> None:
    zenls.write("own/.zenls.yaml", "rules: {registry-gcr-retired: off}\n")
    assert len(zenls.lint("-", stdin=BOTH.encode()).rules) == 2
    assert zenls.lint("-", "--stdin-path", "own/new.yaml", stdin=BOTH.encode()).rules == ["unknown-flavor"]


def test_config_stands_for_all_others(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", "rules: {unknown-flavor: off}\n")
    zenls.write("ci.yaml", "rules: {registry-gcr-retired: off}\n")
    zenls.write("own/a.yaml", BOTH)
    assert zenls.lint("own").rules == ["registry-gcr-retired"]
    assert zenls.lint("own", "--config", "ci.yaml").rules == ["unknown-flavor"]


@pytest.mark.parametrize("name", ["missing.yaml", "folder"])
@pytest.mark.parametrize("paths", [["a.yaml"], ["empty"]])
def test_a_config_that_cannot_be_read(zenls: Zenls, name: str, paths: list[str]) -> None:
    zenls.write("a.yaml", ERROR)
    (zenls.folder / "folder").mkdir()
    (zenls.folder / "empty").mkdir()
    result = zenls.lint("--config", name, *paths)
    assert result.status == 2
    assert name in result.err


def test_a_settings_file_that_cannot_be_read(zenls: Zenls) -> None:
    (zenls.folder / ".zenls.yaml").mkdir()
    result = zenls.lint(zenls.write("a.yaml", ERROR))
    assert result.status == 2
    assert ".zenls.yaml" in result.err
    assert result.rules == ["unknown-flavor"]


def test_a_link_to_nowhere_is_no_settings_file(zenls: Zenls) -> None:
    """Settings of a folder further up are not taken in its place."""
    zenls.write(".zenls.yaml", "rules: {unknown-flavor: off}\n")
    path = zenls.write("project/a.yaml", ERROR)
    (zenls.folder / "project" / ".zenls.yaml").symlink_to("nowhere")
    result = zenls.lint(path)
    assert result.status == 2
    assert "cannot read 'project/.zenls.yaml': no such file or directory" in result.err
    assert result.rules == ["unknown-flavor"]


# What it says


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", {"unknown-flavor": "error", "registry-gcr-retired": "warning"}),
        ("rules:\n", {"unknown-flavor": "error", "registry-gcr-retired": "warning"}),
        ("rules: {unknown-flavor: off}", {"registry-gcr-retired": "warning"}),
        ("rules: {unknown-flavor: 'off'}", {"registry-gcr-retired": "warning"}),
        ("rules: {unknown-flavor: hint}", {"unknown-flavor": "hint", "registry-gcr-retired": "warning"}),
        ("rules: {registry-gcr-retired: error}", {"unknown-flavor": "error", "registry-gcr-retired": "error"}),
        ("rules: {unknown-flavor: off, registry-gcr-retired: information}", {"registry-gcr-retired": "information"}),
    ],
)
def test_rules(zenls: Zenls, rules: str, expected: dict[str, str]) -> None:
    zenls.write(".zenls.yaml", rules + "\n")
    assert levels(zenls.lint(zenls.write("stack.yaml", BOTH))) == expected


def test_a_level_decides_over_the_exit_status(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", WARNING)
    assert zenls("lint", path).status == 0
    zenls.write(".zenls.yaml", "rules: {registry-gcr-retired: error}\n")
    assert zenls("lint", path).status == 1


def test_zenml_version_fills_in_a_missing_one(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", "zenml_version: 0.97.0\n")
    missing = zenls.lint(zenls.write("a.yaml", VALID.replace("zenml_version: 0.98.0\n", "")))
    assert [entry["zenml_version"] for entry in missing.json["files"]] == ["0.97.0"]
    given = zenls.lint(zenls.write("b.yaml", VALID))
    assert [entry["zenml_version"] for entry in given.json["files"]] == ["0.98.0"]
    option = zenls.lint("--zenml-version", "0.98.0", "a.yaml")
    assert [entry["zenml_version"] for entry in option.json["files"]] == ["0.98.0"]


@pytest.mark.parametrize("glob", ["deploy/*.yaml", "/deploy/odd.yaml", "odd.yaml", "**/odd.yaml", "deploy/**", "./deploy/odd.y?ml"])
def test_files_give_a_kind(zenls: Zenls, glob: str) -> None:
    zenls.write(".zenls.yaml", f"files:\n  '{glob}': stack\n")
    path = zenls.write("deploy/odd.yaml", "a: 1\n")
    assert [entry["kind"] for entry in zenls.lint(path).json["files"]] == ["stack"]
    other = zenls.write("elsewhere/other.yaml", "a: 1\n")
    assert zenls.lint(other).json["files"] == []


@pytest.mark.parametrize("pattern", ["templates/", "templates", "templates/*", "**/odd.yaml", "/templates", "odd.yaml", "t*s"])
def test_what_is_excluded_is_not_found(zenls: Zenls, pattern: str) -> None:
    zenls.write(".zenls.yaml", f"exclude: ['{pattern}']\n")
    zenls.write("templates/odd.yaml", ERROR)
    zenls.write("stack.yaml", VALID)
    result = zenls.lint(".")
    assert (result.status, result.findings) == (0, [])
    assert [entry["path"] for entry in result.json["files"]] == ["./.zenls.yaml", "./stack.yaml"]
    # Whoever names it wants it checked.
    assert zenls.lint("templates/odd.yaml").rules == ["unknown-flavor"]


def test_an_excluded_folder_is_not_entered(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", "exclude: [templates]\n")
    zenls.write("templates/.zenls.yaml", "exclude: []\n")
    zenls.write("templates/odd.yaml", ERROR)
    assert zenls.lint(".").status == 0


def test_a_folder_of_which_everything_is_excluded(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", "exclude: ['*.yaml']\n")
    zenls.write("below/stack.yaml", ERROR)
    result = zenls("lint", "below")
    assert (result.status, result.out) == (0, "")
    assert "nothing that .zenls.yaml does not exclude in 'below'" in result.err


@pytest.mark.parametrize(
    ("declared", "configuration", "expected"),
    [
        ("[ours]", "{whatever: 1}", []),
        ("{ours: }", "{whatever: 1}", []),
        ("{ours: [queue]}", "{queue: 1}", []),
        ("{ours: [queue]}", "{whatever: 1}", ["unknown-field"]),
        ("{ours: []}", "{whatever: 1}", ["unknown-field"]),
        ("{ours: {queue: string}}", "{queue: fast}", []),
        ("{ours: {queue: str}}", "{queue: [1]}", ["invalid-value"]),
        ("{ours: {retries: integer}}", "{retries: many}", ["invalid-value"]),
        ("{ours: {retries: integer}}", "{retries: 3}", []),
        ("{ours: {retries: integer}}", "{retries: null}", []),
        ("{ours: {share: number, live: boolean}}", "{share: 0.5, live: true}", []),
        ("{ours: {flag: boolean}}", "{flag: perhaps}", ["invalid-value"]),
        ("{ours: {tags: list, labels: mapping}}", "{tags: [a], labels: {a: b}}", []),
        ("{ours: {tags: list, labels: mapping}}", "{tags: 1, labels: [a]}", ["invalid-value", "invalid-value"]),
        ("{ours: {queue: {type: string, required: true}}}", "{}", ["missing-field"]),
        ("{ours: {mode: {values: [fast, slow]}}}", "{mode: slow}", []),
        ("{ours: {mode: {values: [fast, slow]}}}", "{mode: medium}", ["invalid-value"]),
        ("{ours: {token: secret}}", "{token: abc}", ["plaintext-secret"]),
        ("{ours: {token: secret}}", "{token: '{{ours.token}}'}", []),
        ("[theirs]", "{}", ["unknown-flavor"]),
    ],
)
def test_custom_flavors(zenls: Zenls, declared: str, configuration: str, expected: list[str]) -> None:
    zenls.write(".zenls.yaml", f"custom_flavors:\n  orchestrator: {declared}\n")
    text = CUSTOM.replace("{}", configuration, 1)
    assert zenls.lint(zenls.write("stack.yaml", text)).rules == expected


def test_a_custom_flavor_has_the_fields_of_its_type(zenls: Zenls) -> None:
    """`BaseArtifactStoreConfig` has a path, which every flavor inherits."""
    zenls.write(".zenls.yaml", "custom_flavors: {artifact_store: {mine: [tier]}}\n")
    text = VALID.replace("files\n      flavor: local\n      configuration: {}", "files\n      flavor: mine\n      configuration: {CONTENT}")

    def rules(content: str) -> list[str]:
        return zenls.lint(zenls.write("stack.yaml", text.replace("CONTENT", content))).rules

    assert rules("path: mine://bucket, tier: cold") == []
    assert rules("tier: cold") == ["missing-field"]


def test_private_hosts_and_new_regions(zenls: Zenls) -> None:
    def rules(uri: str) -> list[str]:
        return zenls.lint(zenls.write("stack.yaml", WARNING.replace("gcr.io/acme-ml", uri))).rules

    new, unknown = "europe-west99-docker.pkg.dev/acme-ml/images", "Registry.Acme.example:5000/Images"
    assert rules(new) == ["registry-unknown-location"]
    assert "registry-uppercase" in rules(unknown)
    zenls.write(
        ".zenls.yaml",
        "registries:\n  hosts: [registry.acme.example]\n  regions: {gcp: [europe-west99]}\n",
    )
    assert rules(new) == []
    assert "registry-uppercase" not in rules(unknown)


# What is wrong with it

BROKEN = {
    "unknown key": ("ruls: {unknown-flavor: off}", "configuration-invalid", "did you mean `rules`?"),
    "unknown rule": ("rules: {unknown-flavour: off}", "configuration-invalid", "did you mean `unknown-flavor`?"),
    "unknown level": ("rules: {unknown-flavor: of}", "configuration-invalid", "did you mean `off`?"),
    "unknown kind": ("files: {'*.yaml': stak}", "configuration-invalid", "did you mean `stack`?"),
    "no kind": ("files: {'*.yaml': }", "configuration-invalid", "a kind is missing"),
    "version": ("zenml_version: newest", "configuration-invalid", "`newest` is no ZenML version"),
    "version in a list": ("zenml_version: [0.98.0]", "configuration-invalid", "`zenml_version` is one version"),
    "no mapping": ("- rules", "configuration-invalid", "settings are a mapping"),
    "one word": ("rules", "configuration-invalid", "settings are a mapping"),
    "rules are a list": ("rules: [unknown-flavor]", "configuration-invalid", "`rules` is a mapping"),
    "exclude is a word": ("exclude: templates", "configuration-invalid", "`exclude` is a list"),
    "exclude holds a mapping": ("exclude: [{a: b}]", "configuration-invalid", "a piece of text"),
    "a pattern above": ("exclude: [../up]", "configuration-invalid", "leaves the folder"),
    "a pattern of windows": (r"exclude: ['a\b']", "configuration-invalid", "backslash"),
    "a pattern that takes back": ("exclude: ['!a']", "configuration-invalid", "take another one back"),
    "an unknown wildcard": ("files: {'[ab].yaml': stack}", "configuration-invalid", "the wildcards are"),
    "unknown type": ("custom_flavors: {orchestrater: [ours]}", "configuration-invalid", "did you mean `orchestrator`?"),
    "ZenML's own": ("custom_flavors: {orchestrator: [local]}", "configuration-invalid", "is a flavor of ZenML itself"),
    "field type": ("custom_flavors: {orchestrator: {ours: {a: strin}}}", "configuration-invalid", "did you mean `string`?"),
    "fields": ("custom_flavors: {orchestrator: {ours: text}}", "configuration-invalid", "the fields of a flavor"),
    "required": ("custom_flavors: {orchestrator: {ours: {a: {required: often}}}}", "configuration-invalid", "true or false"),
    "host with scheme": ("registries: {hosts: ['https://a.example/x']}", "configuration-invalid", "write the host alone, `a.example`"),
    "no host": ("registries: {hosts: ['a b']}", "configuration-invalid", "is no host"),
    "region": ("registries: {regions: {gcp: [Europe-West99]}}", "configuration-invalid", "is no region"),
    "cloud": ("registries: {regions: {gpc: [x]}}", "configuration-invalid", "did you mean `gcp`?"),
    "registries": ("registries: {host: [x]}", "configuration-invalid", "did you mean `hosts`?"),
    "its own rule": ("rules: {configuration-invalid: off}", "configuration-invalid", "judges this very file"),
    "a key twice": ("exclude: [a]\nexclude: [b]", "configuration-invalid", "stands here a second time"),
    "a rule twice": ("rules:\n  unknown-flavor: off\n  unknown-flavor: hint", "configuration-invalid", "a second time"),
    "no YAML": ("rules: {unknown-flavor: off", "yaml-syntax", ""),
    "two documents": ("rules: {unknown-flavor: off}\n---\na: 1", "yaml-multiple-documents", ""),
    "invalid UTF-8": (b"rules: {unknown-flavor: off} # \xff", "file-encoding", ""),
}


@pytest.mark.parametrize(("text", "rule", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_mistake_is_a_finding_in_the_file_and_the_default_counts(
    zenls: Zenls, text: str | bytes, rule: str, words: str
) -> None:
    zenls.write("project/.zenls.yaml", text if isinstance(text, bytes) else text + "\n")
    zenls.write("project/stack.yaml", ERROR)
    for named in ["project/stack.yaml", "project"]:
        result = zenls.lint(named)
        assert result.status == 1
        assert result.rules == [rule, "unknown-flavor"]
        settings, _ = result.findings
        assert settings["path"] == "project/.zenls.yaml"
        assert words in settings["message"]
        assert (settings["severity"], settings["blocking"]) == ("error", False)


def test_everything_else_in_it_counts(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", "rules: {unknown-flavor: off, nonsense: off}\nexclud: []\n")
    result = zenls.lint(zenls.write("stack.yaml", ERROR))
    assert result.rules == ["configuration-invalid", "configuration-invalid"]


def test_it_is_reported_once_for_many_files(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", "ruls: {}\n")
    paths = [zenls.write(f"{folder}/{number}.yaml", VALID) for folder in "ab" for number in range(3)]
    assert zenls.lint(*paths).rules == ["configuration-invalid"]
    assert zenls.lint(".", *paths, ".zenls.yaml").rules == ["configuration-invalid"]


def test_a_file_that_config_names_is_judged(zenls: Zenls) -> None:
    zenls.write("ci.yaml", "ruls: {}\n")
    result = zenls.lint("--config", "ci.yaml", zenls.write("stack.yaml", VALID))
    assert problems(result) == [("ci.yaml", 1, "configuration-invalid")]
    assert result.status == 1


def test_a_safe_fix_of_a_typo(zenls: Zenls) -> None:
    path = zenls.write(".zenls.yaml", "rules: {unknown-flavr: off}\n")
    (finding,) = zenls.lint(path).findings
    (fix,) = finding["fixes"]
    assert (fix["applicability"], [edit["text"] for edit in fix["edits"]]) == ("safe", ["unknown-flavor"])


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "{}\n", "---\n", "rules:\nexclude:\nfiles:\nregistries:\n"])
def test_an_empty_one_is_fine(zenls: Zenls, text: str) -> None:
    zenls.write(".zenls.yaml", text)
    result = zenls.lint(".", zenls.write("stack.yaml", ERROR))
    assert result.rules == ["unknown-flavor"]


# The options above it


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--severity", "unknown-flavor=hint"], {"unknown-flavor": "hint", "registry-gcr-retired": "error"}),
        (["--severity", "unknown-flavor=off"], {"registry-gcr-retired": "error"}),
        (["--severity", "registry-gcr-retired=off,unknown-flavor=warning"], {"unknown-flavor": "warning"}),
        (["--severity", "unknown-flavor=off", "--severity", "registry-gcr-retired=off"], {}),
        (["--severity", "unknown-flavor=off", "--severity", "unknown-flavor=hint"], {"unknown-flavor": "hint", "registry-gcr-retired": "error"}),
        (["--severity", " unknown-flavor = off "], {"registry-gcr-retired": "error"}),
    ],
)
def test_severity_wins_over_the_file(zenls: Zenls, arguments: list[str], expected: dict[str, str]) -> None:
    zenls.write(".zenls.yaml", "rules: {unknown-flavor: information, registry-gcr-retired: error}\n")
    assert levels(zenls.lint(*arguments, zenls.write("stack.yaml", BOTH))) == expected


def test_severity_brings_back_what_the_file_switches_off(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", "rules: {unknown-flavor: off}\n")
    path = zenls.write("stack.yaml", ERROR)
    assert zenls.lint(path).status == 0
    assert zenls.lint("--severity", "unknown-flavor=error", path).status == 1


def test_severity_also_for_the_rule_of_the_settings(zenls: Zenls) -> None:
    path = zenls.write(".zenls.yaml", "ruls: {}\n")
    assert zenls.lint("--severity", "configuration-invalid=hint", path).status == 0


def test_a_comment_silences_at_any_level(zenls: Zenls) -> None:
    text = ERROR.replace("locall", "locall # zenls: ignore[unknown-flavor] ours")
    assert zenls.lint("--severity", "unknown-flavor=error", zenls.write("stack.yaml", text)).findings == []


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("unknown-flavour=off", "did you mean 'unknown-flavor'?"),
        ("unknown-flavor=warn", "did you mean 'warning'?"),
        ("unknown-flavor=erorr", "did you mean 'error'?"),
        ("unknown-flavor=", "'' is no level"),
        ("unknown-flavor", "names no level"),
        ("=off", "there is no rule ''"),
        (",", "write RULE=LEVEL"),
    ],
)
def test_a_severity_that_is_none(zenls: Zenls, argument: str, words: str) -> None:
    result = zenls("lint", f"--severity={argument}", zenls.write("stack.yaml", ERROR))
    assert (result.status, result.out) == (2, "")
    assert words in result.err


SETTINGS = """\
zenml_version: 0.98.0
files: {'deploy/*.yaml': stack}
exclude: [templates/]
rules:
  unknown-flavor: off
  missing-key: warning
custom_flavors:
  orchestrator:
    ours: {queue: string, mode: {values: [fast, slow], required: true}}
    '007':
registries:
  hosts: [registry.acme.example]
  regions: {gcp: [europe-west99]}
"""


def test_show_settings(zenls: Zenls) -> None:
    zenls.write(".zenls.yaml", SETTINGS)
    zenls.write("deploy/a.yaml", ERROR)
    result = zenls("lint", "--show-settings", "deploy/a.yaml", "--severity", "missing-key=off")
    assert (result.status, result.err) == (0, "")
    shown = yaml.safe_load(result.out)
    expected = yaml.safe_load(SETTINGS)
    expected["rules"]["missing-key"] = False
    expected["custom_flavors"]["orchestrator"]["ours"]["queue"] = {"type": "string"}
    assert shown == expected
    origins = {line.split("#")[0].strip(): line.split("#")[1].strip() for line in result.out.splitlines() if "  #" in line}
    assert origins["unknown-flavor: off"] == ".zenls.yaml:5"
    assert origins["missing-key: off"] == "--severity"
    assert origins["- europe-west99"] == ".zenls.yaml:13"
    assert origins["'deploy/*.yaml': stack"] == ".zenls.yaml:2"


def test_shown_settings_are_settings(zenls: Zenls) -> None:
    """What is shown can be used: it gives the same settings again."""
    zenls.write("a/.zenls.yaml", SETTINGS)
    first = zenls("lint", "--show-settings", "a").out
    zenls.write("b/.zenls.yaml", first)
    assert zenls.lint("b/.zenls.yaml").findings == []
    assert yaml.safe_load(zenls("lint", "--show-settings", "b").out) == yaml.safe_load(first)


def test_show_settings_of_an_excluded_file_and_without_any(zenls: Zenls) -> None:
    zenls.write("a/.zenls.yaml", SETTINGS)
    assert "excluded" in zenls("lint", "--show-settings", "a/templates/deep/x.yaml").out
    assert "excluded" not in zenls("lint", "--show-settings", "a/x.yaml").out
    plain = zenls("lint", "--show-settings", "b/x.yaml")
    assert plain.status == 0
    assert "no .zenls.yaml holds for it" in plain.out
    assert yaml.safe_load(plain.out) is None


def test_show_settings_names_the_options(zenls: Zenls) -> None:
    out = zenls("lint", "--show-settings", "--kind", "stack", "--zenml-version", "0.97.0", "x.yaml").out
    assert "--kind" in out and "--zenml-version" in out
    assert yaml.safe_load(out) == {"zenml_version": "0.97.0"}
