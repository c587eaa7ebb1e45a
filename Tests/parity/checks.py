"""Compares the ports of ZenML's hand-written validators with the real classes.

    python Tests/parity/checks.py [--random N] [--seed S] [--validator NAME] [--yaml]

checks.yaml holds configurations by validator. Each is given to the real
`flavor.config_class` and to zenls (Sources/config-judge); both must accept or refuse
the same ones. Each validator that the catalog names needs at least ten of them, some
of which the real class accepts and some of which it refuses. --random asks for N more
configurations per flavor, put together from the lines of its validators and from
Kubernetes objects. Exit status 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple, Optional

import yaml
from encoded_value import encoded
from field_table import judge_path, quiet_environment, real_verdict

ROOT = Path(__file__).resolve().parents[2]
INPUTS = Path(__file__).with_name("checks.yaml")
CATALOG = ROOT / "Sources" / "CEmbeddedData" / "catalog"
FEWEST_INPUTS = 10


class Case(NamedTuple):
    validator: str
    flavor: str
    """TYPE/NAME."""
    text: str
    """The configuration, as YAML."""

    @property
    def value(self) -> Any:
        return yaml.safe_load(self.text)


def validators() -> set[str]:
    """The names of all hand-written validators in the catalog's data."""
    lists = sorted(CATALOG.glob("*.validators"))
    assert lists, f"no list of validators in {CATALOG}"
    return {line.split("\t")[0] for path in lists for line in path.read_text().splitlines() if line}


def cases() -> list[Case]:
    result = []
    for validator, groups in yaml.safe_load(INPUTS.read_text()).items():
        for group in groups:
            for line in group["inputs"].splitlines():
                text = group.get("common", "") + ("" if line == "{}" else line.replace(" ;; ", "\n"))
                result += [Case(validator, flavor, text or "{}") for flavor in group["flavors"]]
    return result


def config_classes() -> dict[str, Any]:
    from generator_fields import all_flavors

    return {f"{flavor.type}/{flavor.flavor}": flavor.config_class for flavor in all_flavors()}


def real_verdicts(asked: list[Case]) -> list[Optional[str]]:
    """Why ZenML refuses each; None where it accepts."""
    classes = config_classes()
    return [real_verdict(classes[case.flavor], case.value) for case in asked]


def our_answers(asked: list[Case], as_text: bool = False) -> list[dict[str, Any]]:
    requests = []
    for case in asked:
        kind, name = case.flavor.split("/")
        form = {"yaml": case.text} if as_text else {"value": encoded(case.value)}
        requests.append(json.dumps({"type": kind, "flavor": name, **form}))
    process = subprocess.run(
        [judge_path()], input="\n".join(requests) + "\n", capture_output=True, text=True, check=True
    )
    # Not splitlines, which also splits at U+2028 and the like, inside a message.
    answers = [json.loads(line) for line in process.stdout.split("\n") if line]
    assert len(answers) == len(asked), (len(answers), len(asked), process.stderr[-500:])
    return answers


def gaps(asked: list[Case], reals: list[Optional[str]], names: set[str]) -> list[str]:
    """Which validators lack inputs, or lack one of the verdicts."""
    inputs: dict[str, set[str]] = defaultdict(set)
    verdicts: dict[str, set[bool]] = defaultdict(set)
    for case, real in zip(asked, reals):
        inputs[case.validator].add(case.text)
        verdicts[case.validator].add(real is None)
    found = [f"{name}: no such validator in the catalog" for name in sorted(inputs.keys() - names)]
    for name in sorted(names):
        if len(inputs[name]) < FEWEST_INPUTS:
            found.append(f"{name}: {len(inputs[name])} inputs, fewer than {FEWEST_INPUTS}")
        elif verdicts[name] != {True, False}:
            found.append(f"{name}: ZenML's verdict is the same for all of its {len(inputs[name])} inputs")
    return found


def disagreements(
    asked: list[Case], reals: list[Optional[str]], answers: list[dict[str, Any]]
) -> list[str]:
    found = []
    for case, real, answer in zip(asked, reals, answers):
        if answer.get("accepted") == (real is None):
            continue
        reasons = answer.get("error") or [f"{r['kind']} {r['path']}: {r['message']}" for r in answer["refusals"]]
        found.append(
            f"{case.validator} {case.flavor}\n  {case.text!r}\n"
            f"  ZenML: {real or 'accepts'}\n  zenls: {reasons or 'accepts'}"
        )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare zenls's checks with ZenML's validators.")
    parser.add_argument("--random", type=int, default=0, help="so many more configurations per flavor")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--validator", help="only this one")
    parser.add_argument("--yaml", action="store_true", help="hand the text to zenls, not the value")
    parser.add_argument("--show", type=int, default=40, help="so many disagreements are printed")
    arguments = parser.parse_args()
    quiet_environment()

    names = validators()
    asked = [case for case in cases() if arguments.validator in (None, case.validator)]
    missing = gaps(asked, real_verdicts(asked), names) if arguments.validator is None else []
    if arguments.random:
        from checks_random import recombined

        asked += recombined(asked, arguments.random, random.Random(arguments.seed))
    reals = real_verdicts(asked)
    wrong = disagreements(asked, reals, our_answers(asked, arguments.yaml))
    for line in missing + wrong[: arguments.show]:
        print(line)
    refused = sum(real is not None for real in reals)
    print(
        f"{len(names)} validators, {len(missing)} gaps; {len(asked)} configurations, "
        f"{refused} refused by ZenML, {len(wrong)} disagreements (seed {arguments.seed})"
    )
    return 1 if missing or wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
