"""Compares zenls with the real configuration classes, field by field.

For every field of every flavor, for the fields of models inside them, and for
whole configurations of several fields, odd YAML values are given to the real
`flavor.config_class` in process, as `zenml stack import` would, and to zenls
(Sources/config-judge). Both must accept or refuse the same ones.

    python Tests/parity/field_table.py [--sample N] [--seed S] [--flavor TYPE/NAME]
        [--only single|nested|whole] [--whole N] [--yaml] [--show N]

Without --sample the whole table is asked. --yaml hands the text of the
configuration to zenls, otherwise its Python value, which leaves zenls's own YAML
parser out of the comparison. Exit status 1 when they disagree.
"""

import argparse
import functools
import json
import os
import random
import subprocess
import sys
import tempfile
import typing
import warnings
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).resolve().parent))

# Values that the pools of the stack generator do not have: numbers around the
# limits of fields, and shapes that only configurations take.
MORE = [
    "-1", "2", "3", "20", "21", "1000", "1001", "3600", "3601", "65535", "65536", "86400", "86401", "0.1", "0.4",
    "0.99", "1.01", "-0.0", "1e20", "1.0e+20", "1.0e+400", "9223372036854775807", "9223372036854775808",
    "18446744073709551616", "'1e400'", "'-0'", "'00'", "'0_0'", "'1__0'", "'1_'", "'_1'", "'1_000.0'", "'5.'", "'.0'",
    "'-.5'", "'+1.5'", "'1_0.5'", "'0.0'", "'-5.00'", "'5.0_0'", "'1e5'", "'1E5'", "' 1'", "\"\\t1\\n\"", "\"\\u00a01\"",
    "\"\\u30001\"", "\"\\u001c1\"", "'++1'", "'+-1'", "'--1'", "'- 1'", "'0x1'", "'1,000'", "'１'", "'½'", "'NaN'", "'-inf'",
    "'+Infinity'", "'infinit'", "'1.5.2'", "'e5'", "'1e'", "'TRUE '", "'Yes'", "'tRuE'", "'ON'", "'enable'", "'Y'", "'N'",
    "!!binary MQ==", "!!binary dHJ1ZQ==", "!!binary gICA", "!!binary e3thLmJ9fQ==", "!!binary ''", "[1, 2]", "[2, 1]", "[1, 2, 3]",
    "[0, 1]", "[a, b]", "['1', '2']", "[1.5, 2.5]", "[[0.25, 0.5]]", "[[1, 2], [3, 4]]", "[[1]]", "!!set {1, 2}",
    "!!omap [a: 1]", "!!pairs [a: 1, a: 2]", "[!!binary gICA]", "{a: !!binary gICA}", "{a: 2024-01-01}", "{a: [1, {b: .nan}]}",
    "{a: .inf}", "[.nan]", "{!!binary YQ==: b}", "{!!binary gICA: b}", "{a: {1: b}}", "{a: {null: b}}", "{a: {[1, 2]: b}}",
    "{a: {2024-01-01: b}}", "{a: {!!binary gICA: b}}", "{a: {1.5: b}}", "{a: {true: b}}", "{a: !!set {b}}", "{a: {[[1], 2]: b}}",
    "&x [*x]", "&x {a: *x}", "{a: &x [*x]}", "[{a: &x {b: *x}}]", "[{}]", "[{a: b}, {c: 1}]", "[{1: b}]", "[a, 1]", "[{a: b}, c]",
    "{cpu: '1'}", "{limits: {cpu: '1', memory: 2Gi}}", "{limits: {cpu: 1}}", "{nodeAffinity: {}}", "[{name: a, value: b}]",
    "[{key: a, operator: Exists}]", "'[[0.25, 0.5]]'", "'{\"a\": {\"b\": [1]}}'", "'{\"a\": NaN}'", "'{\"a\": 1e999}'",
    "'[1e999]'", "'5'", "'\"{{a.b}}\"'", "'{\"a\": \"{{a.b}}\"}'", "'{\"a\": \"\\ud83d\"}'", "\"{\\\"a\\\": \\\"\\\\ud83d\\\"}\"",
    "\"{\\\"\\\\ud83d\\\": 1}\"", "'{\"a\": tru}'", "'[1 2]'", "'[1,]'", "'{,}'", "'{\"a\" 1}'", "'{\"a\":1,}'", "'[01]'", "'[-]'",
    "'[1.]'", "'[.5]'", "'[1e]'", "'[-Infinity]'", "'[\"\\x\"]'", "\"[\\\"\\t\\\"]\"", "'{\"pod_settings\": {}}'", "/tmp/x", "gs://a",
    "s3://a", "https://a.b", "a@b.c", "high", "best", "Always", "always", "none", "gzip", "serverless", "ON_DEMAND", "CAN_VIEW",
    "LoadBalancer", "portion", "memory", "20G", "4Gi", "HTTP", "HTTPS", "TCPX", "0777", "'0777'", "Equal", "docker", "UTC",
]  # fmt: skip

DEEP = [
    "[" * 200 + "]" * 200, "{a: " * 200 + "1" + "}" * 200, "[" * 253 + "]" * 253, "[" * 260 + "]" * 260,
    "'" + "[" * 300 + "]" * 300 + "'", "'" + '{"a":' * 250 + "1" + "}" * 250 + "'", "'" + "[" * 1200 + "]" * 1200 + "'",
    "{a: " + "[" * 252 + "]" * 252 + "}", "{a: " + "[" * 253 + "]" * 253 + "}", "{a: " + "[" * 254 + "]" * 254 + "}",
    "{a: " + "[" * 255 + "]" * 255 + "}",
]  # fmt: skip


class Case(NamedTuple):
    flavor: Any
    """A `generator_fields.FlavorFields`."""
    what: str
    """The field, or the fields, that the case is about."""
    configuration: str
    """The YAML text."""


@functools.cache
def values() -> List[str]:
    """The odd values, each readable as the value of a key in a flow mapping."""
    import yaml
    from generator_odd import VALUES

    usable = []
    for text in dict.fromkeys([*sum(VALUES.values(), []), *MORE, *DEEP]):
        try:
            if set(yaml.safe_load(block({"k": text}))) == {"k"}:
                usable.append(text)
        except Exception:
            pass  # not YAML: other tests judge that
    return usable


def block(fields: Dict[str, str]) -> str:
    return "".join(f"{name}: {text}\n" for name, text in fields.items())


def dumped(value: Any) -> str:
    return json.dumps(value)


def base_fields(flavor: Any, rng: random.Random) -> Dict[str, str]:
    """Valid values of the required fields, none of them a secret reference: ZenML
    looks those up, which takes a while."""
    while True:
        fields = {name: dumped(value) for name, value in flavor.configuration(rng, 0).items()}
        if not any("{{" in text for text in fields.values()):
            return fields


def single_fields(flavor: Any, rng: random.Random) -> Iterator[Case]:
    base = base_fields(flavor, rng)
    for name in flavor.fields:
        for text in values():
            yield Case(flavor, name, block({**base, name: text}))


def inner_model(annotation: Any) -> Optional[Any]:
    """A model inside a field's annotation, and whether it stands in a list."""
    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    in_list = typing.get_origin(annotation) is list
    for argument in typing.get_args(annotation):
        found = inner_model(argument)
        if found:
            return found[0], found[1] or in_list
    return None


def nested_fields(flavor: Any, rng: random.Random) -> Iterator[Case]:
    from generator_fields import plausible

    base = base_fields(flavor, rng)
    for name, field in flavor.fields.items():
        found = inner_model(field.annotation)
        if not found:
            continue
        model, in_list = found
        inner: Dict[str, Any] = {}
        for _ in range(50):
            inner = {n: plausible(f.annotation, rng) for n, f in model.model_fields.items() if f.is_required()}
            inner |= {n: "/mnt" for n in inner if "path" in n}
            if model.__name__ == "DatabricksAccessControlRequest":
                inner["user_name"] = "a"
            try:
                model(**inner)
                break
            except Exception:
                continue
        for key in [*model.model_fields, "unknown_key", "1"]:
            for text in values():
                if "\n" in text or "#" in text:
                    continue  # block forms do not stand in a flow mapping
                entries = {**{n: dumped(v) for n, v in inner.items()}, key: text}
                flow = "{" + ", ".join(f"{n}: {t}" for n, t in entries.items()) + "}"
                yield Case(flavor, f"{name}.{key}", block({**base, name: f"[{flow}]" if in_list else flow}))


def whole(flavor: Any, rng: random.Random, count: int) -> Iterator[Case]:
    """Valid configurations with one to four fields changed."""
    pool = values()
    for _ in range(count):
        fields = {n: dumped(v) for n, v in flavor.configuration(rng, rng.randint(0, 8)).items()}
        names = rng.sample(list(flavor.fields), min(len(flavor.fields), rng.randint(0, 3)))
        for name in names:
            fields[name] = rng.choice(pool)
        if fields and rng.random() < 0.1:
            del fields[rng.choice(list(fields))]
        if rng.random() < 0.05:
            fields[rng.choice(["unknown", "1", "true", "null", "uri", "path", "? [a]\n"])] = "x"
        yield Case(flavor, "+".join(names) or "valid", block(fields))


def real_verdict(config_class: Any, configuration: Any) -> Optional[str]:
    """Why ZenML refuses the configuration; None where it accepts it."""
    try:
        for _ in range(2):
            extra = set(configuration) - set(config_class.model_fields)
            if extra:
                return f"unknown {extra}"
            instance = config_class(**configuration)
            _ = instance.is_valid, instance.is_remote or instance.is_local
            configuration = instance.model_dump(mode="json", exclude_unset=True)
            json.dumps(configuration)
        return None
    except Exception as error:
        return f"{type(error).__name__}: {error}".replace("\n", " ")[:300]


def quiet_environment() -> None:
    os.environ["ZENML_CONFIG_PATH"] = tempfile.mkdtemp(prefix="zenls-table-")
    os.environ["ZENML_ANALYTICS_OPT_IN"] = "false"
    os.environ["ZENML_LOGGING_VERBOSITY"] = "CRITICAL"
    os.environ["AUTO_OPEN_DASHBOARD"] = "false"
    warnings.filterwarnings("ignore")


def judge_path() -> Path:
    given = os.environ.get("CONFIG_JUDGE")
    if given:
        return Path(given)
    found = [p for p in (ROOT / ".build" / c / "config-judge" for c in ("release", "debug")) if p.exists()]
    if not found:
        raise SystemExit("build it first: swift build --product config-judge")
    return max(found, key=lambda path: path.stat().st_mtime)


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare zenls with ZenML's configuration classes.")
    parser.add_argument("--sample", type=int, help="ask only so many cases, picked at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flavor", help="only this one, TYPE/NAME")
    parser.add_argument("--whole", type=int, default=100, help="whole configurations per flavor")
    parser.add_argument("--only", choices=["single", "nested", "whole"])
    parser.add_argument("--yaml", action="store_true", help="hand the text to zenls, not the value")
    parser.add_argument("--show", type=int, default=40, help="so many disagreements are printed")
    arguments = parser.parse_args()
    quiet_environment()

    import yaml
    from encoded_value import encoded
    from generator_fields import all_flavors

    rng = random.Random(arguments.seed)
    cases: List[Case] = []
    for flavor in all_flavors():
        if arguments.flavor in (None, f"{flavor.type}/{flavor.flavor}"):
            if arguments.only in (None, "single"):
                cases += single_fields(flavor, rng)
            if arguments.only in (None, "nested"):
                cases += nested_fields(flavor, rng)
            if arguments.only in (None, "whole"):
                cases += whole(flavor, rng, arguments.whole)
    if arguments.sample:
        cases = rng.sample(cases, min(arguments.sample, len(cases)))

    loader = getattr(yaml, "SafeLoader")
    asked, requests, reals = [], [], []
    for case in cases:
        try:
            value = yaml.load(case.configuration, loader)
        except Exception:
            continue
        if not isinstance(value, dict):
            continue
        request = {"type": case.flavor.type, "flavor": case.flavor.flavor}
        if arguments.yaml:
            request["yaml"] = case.configuration
        else:
            request["value"] = encoded(value)
        asked.append(case)
        requests.append(json.dumps(request))
        reals.append(real_verdict(case.flavor.config_class, value))

    process = subprocess.run(
        [judge_path()], input="\n".join(requests) + "\n", capture_output=True, text=True, check=True
    )
    answers = process.stdout.splitlines()
    assert len(answers) == len(asked), (len(answers), len(asked), process.stderr[-500:])
    wrong = []
    for case, real, line in zip(asked, reals, answers):
        answer = json.loads(line)
        if answer.get("accepted") != (real is None):
            wrong.append((case, real, answer))
    for case, real, answer in wrong[: arguments.show]:
        reasons = answer.get("error") or [f"{r['kind']} {r['path']}: {r['message']}" for r in answer["refusals"]]
        print(f"{case.flavor.type}/{case.flavor.flavor} {case.what}\n  {case.configuration[:300]!r}")
        print(f"  ZenML: {real or 'accepts'}\n  zenls: {reasons or 'accepts'}")
    refused = sum(real is not None for real in reals)
    print(f"{len(asked)} cases, {refused} refused by ZenML, {len(wrong)} disagreements (seed {arguments.seed})")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
