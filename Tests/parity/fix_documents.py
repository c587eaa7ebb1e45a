"""Documents with findings, for the proof that fixes are safe: the same seed makes the same ones.

Mutated stack and component files of the parity tests, stacks that cannot run, container registries
with mistaken addresses, settings, mlstacks specifications; then written in other ways (flow style,
quotes, comments, line breaks) and with comments that silence rules.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import components_generator
import generator
import oracle
import runtime_stacks
import yaml
from generator_edit import misspelt


@dataclass(frozen=True)
class Document:
    """`kind` is what --kind takes."""

    kind: str
    data: bytes


def documents(count: int, seed: int) -> Iterator[Document]:
    """`count` documents, not all of them with findings."""
    oracle.isolate()
    sources = [
        (38, "stack", _mutated_stacks(seed)),
        (14, "stack", _run_time_stacks(seed)),
        (18, "component", _mutated_components(seed)),
        (14, "stack", _registry_stacks(seed)),
        (4, "component", _registry_components(seed)),
        (8, "config", _settings(seed)),
        (4, "mlstacks", _specifications(seed)),
    ]
    for index in range(count):
        rng = random.Random(f"fix/{seed}/{index}")
        _, kind, texts = rng.choices(sources, [weight for weight, _, _ in sources])[0]
        yield Document(kind, _written_otherwise(next(texts), rng))


# Sources


def _mutated_stacks(seed: int) -> Iterator[bytes]:
    made = generator.Generator()
    for index in range(1_000_000):
        rng = random.Random(f"fix-stack/{seed}/{index}")
        yield made.file(index, rng, rng.choice([1, 1, 2, 3])).data


def _run_time_stacks(seed: int) -> Iterator[bytes]:
    for file in runtime_stacks.RuntimeStacks().files(1_000_000, seed):
        yield file.data


def _mutated_components(seed: int) -> Iterator[bytes]:
    made = components_generator.ComponentGenerator()
    for index in range(1_000_000):
        rng = random.Random(f"fix-component/{seed}/{index}")
        yield made.file(index, rng, rng.choice([1, 1, 2, 3])).data


_HOSTS = {
    "gcp": [
        "europe-west1-docker.pkg.dev/team-project/images", "us-docker.pkg.dev/team-project/images/deep", "gcr.io/team-project",
        "eu.gcr.io/example.com/team-project", "us.gcr.io/team-project/sub", "europe-west1-docker.pkg.dev/team-project",
        "europe-west1-c-docker.pkg.dev/team-project/images", "eu-docker.pkg.dev/team-project/images",
        "docker.pkg.dev/team-project/images", "us.docker.pkg.dev/team-project/images", "pkg.dev/team-project/images",
        "europe-west1-python.pkg.dev/team-project/images", "europe-west-1-docker.pkg.dev/team-project/images",
        "europe-wset1-docker.pkg.dev/team-project/images", "us-central1-docker.pkg.dev/Team Project/images",
        "us-central1-docker.pkg.dev/team_project/images_1", "us-central1-docker.pkg.dev/123456789012/images",
        "docker.us-central1.rep.pkg.dev/team-project/images", "mirror.gcr.io/library", "us-central1-docker.pkg.dev",
    ],
    "aws": [
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team",
        "123456789.dkr.ecr.eu-west-1.amazonaws.com", "123456789012.dkr.ecr.eu-wset-1.amazonaws.com",
        "123456789012.dkr.ecr.eu-west-1a.amazonaws.com", "123456789012.dkr.ecr.eu-west-1.amazonaws.co",
        "123456789012.ecr.eu-west-1.amazonaws.com", "123456789012.dkr.ecr.amazonaws.com", "public.ecr.aws/team",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn", "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com",
        "123456789012.dkr-ecr.us-east-1.on.aws", "123456789012.dkr.ecr.us_east_1.amazonaws.com",
    ],
    "azure": ["teamimages.azurecr.io", "team-images.azurecr.io", "teamimages.azurecr.com", "t.azurecr.io/a", "mcr.microsoft.com/a"],
    "dockerhub": ["docker.io/team", "team", "index.docker.io/team", "docker.io", "registry-1.docker.io/team", "hub.docker.com/team"],
    "github": ["ghcr.io/team", "ghcr.io", "docker.pkg.github.com/team", "github.com/team", "ghcr.io/team/images"],
    "digitalocean": ["registry.digitalocean.com/team", "registry.digitalocean.com", "team"],
    "default": [
        "localhost:5000", "127.0.0.1:5000", "registry.example.com/team", "quay.io/team/images", "registry.gitlab.com/team/images",
        "k3d-registry:5000", "<HOST>/team", "registry.example.com:99999/team", "host..example.com/team", "",
    ],
}  # fmt: skip
_REPOSITORIES = ["team/images", "Images", "images:latest", "/images/", "ghcr.io/team/images", "a//b", "<NAME>", "in@ges"]


def _address(rng: random.Random) -> tuple[str, str]:
    """A flavor and an address with up to three mistakes."""
    flavor = rng.choice(list(_HOSTS))
    text = rng.choice(_HOSTS[flavor])
    for _ in range(rng.choice([0, 1, 1, 2, 3])):
        text = rng.choice(_MISTAKES)(text, rng)
    return (rng.choice(list(_HOSTS)) if rng.random() < 0.15 else flavor), text


def _somewhere(text: str, rng: random.Random, inserted: str) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + inserted + text[at:]


_MISTAKES = [
    lambda text, rng: rng.choice(["https://", "http://", "oci://", "docker://", "//", "HTTPS://"]) + text,
    lambda text, rng: text.replace("/", "//", 1),
    lambda text, rng: text + rng.choice(["/", "//", "/ "]),
    lambda text, rng: rng.choice([" " + text, text + " ", _somewhere(text, rng, " "), text + "\t"]),
    lambda text, rng: rng.choice([text.upper(), text.title(), text.capitalize()]),
    lambda text, rng: text + rng.choice([":latest", ":1.0", "@sha256:" + "0123456789abcdef" * 4, "/zenml:v1", ":"]),
    lambda text, rng: misspelt(text, rng) if text else text,
    lambda text, rng: text + rng.choice(["/-x", "/x_", "/a..b", "/<REPOSITORY>", "/ä", "/a b", "/x?y=1", "/.", "/zenml"]),
    lambda text, rng: text.replace(".", "-", 1),
    lambda text, rng: _somewhere(text, rng, rng.choice(list("-_./:@ ~%"))),
]


def _registry(rng: random.Random) -> dict[str, Any]:
    flavor, address = _address(rng)
    configuration: dict[str, Any] = {"uri": address}
    if rng.random() < 0.25:
        configuration["default_repository"] = rng.choice(_REPOSITORIES)
    if rng.random() < 0.1:
        configuration = dict(reversed(configuration.items()))
    return {"name": "images", "flavor": flavor, "configuration": configuration}


def _registry_stacks(seed: int) -> Iterator[bytes]:
    for index in range(1_000_000):
        rng = random.Random(f"fix-registry/{seed}/{index}")
        orchestrator, store, settings = rng.choice(
            [
                ("local_docker", "local", {}),
                ("vertex", "gcp", {"location": "europe-west1", "project": "team-project"}),
                ("sagemaker", "s3", {"execution_role": "arn", "region": "eu-west-1"}),
                ("kubernetes", "s3", {"kubernetes_context": "team"}),
            ]
        )
        path = {"gcp": "gs://box", "s3": "s3://box"}.get(store)
        components: dict[str, Any] = {
            "orchestrator": [{"name": "jobs", "flavor": orchestrator, "configuration": settings}],
            "artifact_store": [{"name": "files", "flavor": store, "configuration": {"path": path} if path else {}}],
            "container_registry": [_registry(rng)],
        }
        if rng.random() < 0.4:
            components = {key: value[0] for key, value in components.items()}
        yield _dumped({"stack_name": "team", "zenml_version": "0.98.0", "components": components}, rng)


def _registry_components(seed: int) -> Iterator[bytes]:
    for index in range(1_000_000):
        rng = random.Random(f"fix-registry-component/{seed}/{index}")
        registry = _registry(rng)
        if rng.random() < 0.5:
            registry |= registry.pop("configuration")
        if rng.random() < 0.5:
            registry["type"] = "container_registry"
        yield _dumped([registry] if rng.random() < 0.3 else registry, rng)


_SETTINGS: list[dict[str, Any]] = [
    {"zenml_version": "0.98.0"},
    {"files": {"deploy/*.yaml": "stack", "registries/**": "component", "x.yaml": "mlstacks"}},
    {"exclude": ["old/**", "*.tmpl.yaml"]},
    {"rules": {"plaintext-secret": "error", "version-unknown": "off", "registry-gcr-retired": "hint"}},
    {"custom_flavors": {"orchestrator": {"ours": {}}, "artifact_store": ["mine"]}},
    {"registries": {"regions": {"gcp": ["europe-north9"], "aws": ["eu-west-9"]}, "hosts": ["registry.corp"]}},
]


def _settings(seed: int) -> Iterator[bytes]:
    for index in range(1_000_000):
        rng = random.Random(f"fix-settings/{seed}/{index}")
        parts = rng.sample(_SETTINGS, rng.randint(1, 4))
        settings = {key: value for part in parts for key, value in part.items()}
        for _ in range(rng.choice([1, 1, 2, 3])):
            settings = _misspelt_once(settings, rng)
        yield _dumped(settings, rng)


def _specifications(seed: int) -> Iterator[bytes]:
    for index in range(1_000_000):
        rng = random.Random(f"fix-mlstacks/{seed}/{index}")
        stack: dict[str, Any] = {
            "spec_version": 1, "spec_type": "stack", "name": "team-stack", "provider": "gcp", "default_region": "europe-west1",
            "default_tags": {"team": "ml"}, "deployment_method": "terraform", "components": ["registry.yaml", "store.yaml"],
        }  # fmt: skip
        component: dict[str, Any] = {
            "spec_version": 1, "spec_type": "component", "name": "images", "provider": "gcp", "component_type": "container_registry",
            "component_flavor": "gcp", "metadata": {"config": {"project_id": "team"}, "tags": {"a": "b"}, "region": "europe-west1"},
        }  # fmt: skip
        specification = rng.choice([stack, component])
        for _ in range(rng.choice([1, 1, 2])):
            specification = _misspelt_once(specification, rng)
        yield _dumped(specification, rng)


def _misspelt_once(value: Any, rng: random.Random) -> Any:
    """The same data with one key or text misspelt, or another value."""
    if isinstance(value, dict) and value:
        key = rng.choice(list(value))
        if rng.random() < 0.4:
            wrong = misspelt(str(key), rng) or key
            return {(wrong if name == key else name): inner for name, inner in value.items()}
        return value | {key: _misspelt_once(value[key], rng)}
    if isinstance(value, list) and value:
        at = rng.randrange(len(value))
        return [*value[:at], _misspelt_once(value[at], rng), *value[at + 1 :]]
    if isinstance(value, str) and value and rng.random() < 0.7:
        return misspelt(value, rng)
    return rng.choice([None, 5, True, "text", [], {}, {"a": "b"}, "${X}"])


def _dumped(data: Any, rng: random.Random) -> bytes:
    style = rng.choice([False, False, False, None])
    return yaml.safe_dump(
        data, sort_keys=False, default_flow_style=style, allow_unicode=True, indent=rng.choice([2, 2, 4]), width=rng.choice([80, 200])
    ).encode()


# Ways of writing

_RULES = ["unknown-flavor", "unknown-field", "invalid-value", "registry-scheme", "missing-field", "registry-gcr-retired", "nonsense"]


def _written_otherwise(data: bytes, rng: random.Random) -> bytes:
    for change, chance in _CHANGES:
        if rng.random() < chance:
            data = change(data, rng)
    return data


def _in_flow(data: bytes, rng: random.Random) -> bytes:
    """The same data in brackets, on one line or on several; what has none stays."""
    try:
        value = yaml.safe_load(data)
        text = yaml.safe_dump(value, sort_keys=False, default_flow_style=True, width=rng.choice([60, 10_000]))
    except Exception:  # PyYAML lets all kinds of them out
        return data
    return text.encode()


def _with_comments(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(lines))
        if rng.random() < 0.5:
            lines[at] += rng.choice([b" # mine", b"   # ok: {a}", b" #"])
        else:
            indentation = lines[at][: len(lines[at]) - len(lines[at].lstrip(b" "))]
            lines.insert(at, indentation + b"# a note")
    return b"\n".join(lines)


def _with_ignores(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(rng.randint(1, 2)):
        at = rng.randrange(len(lines))
        names = ", ".join(rng.sample(_RULES, rng.randint(0, 3)))
        word = rng.choice(["ignore", "ignore", "ignore-file"])
        comment = f"# zenls: {word}[{names}]{rng.choice(['', ' since today'])}".encode()
        if rng.random() < 0.5 and lines[at].strip():
            lines[at] += b"  " + comment
        else:
            lines.insert(at, comment)
    return b"\n".join(lines)


def _quoted(data: bytes, rng: random.Random) -> bytes:
    """A plain value in quotes, or below `|`."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    key, colon, value = lines[at].partition(b": ")
    if colon and value.strip() and value.strip()[:1].isalnum() and b"#" not in value:
        indentation = b" " * (len(key) - len(key.lstrip(b" -")) + 2)
        style = rng.choice([b'"%s"', b"'%s'", b"|\n" + indentation + b"%s", b">-\n" + indentation + b"%s", b"!!str %s", b"&x %s"])
        lines[at] = key + b": " + style % value.strip()
    return b"\n".join(lines)


_CHANGES = [
    (_in_flow, 0.07),
    (_quoted, 0.15),
    (_quoted, 0.1),
    (_with_comments, 0.3),
    (_with_ignores, 0.15),
    (lambda data, _: data.replace(b"\r", b"").replace(b"\n", b"\r\n"), 0.1),
    (lambda data, _: data.replace(b"\r", b"").replace(b"\n", b"\r"), 0.01),
    (lambda data, _: data.rstrip(b"\n"), 0.12),
    (lambda data, _: data if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) else b"\xef\xbb\xbf" + data, 0.06),
    (lambda data, _: data if data[:1] in (b"%", b"\xef", b"\xff", b"\xfe") else "# 🚀 日本語\n".encode() + data, 0.06),
]  # fmt: skip
