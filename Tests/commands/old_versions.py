"""Do the real command lines of old ZenML versions take what zenls tells for them?

    python3.11 Tests/commands/old_versions.py [--zenls PATH] [--cache FOLDER] [VERSION…]

Wheels and what they need are downloaded as for `make commands` (Tools/cli_export). The tests ask
the data that was exported from these wheels; this asks the wheels themselves, and compares.
Exit status 1 where a command is refused, or where the two readers do not agree.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "Tests"), str(ROOT / "Tools" / "cli_export")]

VERSIONS = ["0.60.0", "0.67.0", "0.68.0", "0.91.0"]


def main() -> int:
    import export
    import plans
    import shipped_commands

    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("ZENLS", ROOT / ".build" / "release" / "zenls"))
    parser.add_argument("--zenls", type=Path, default=default)
    parser.add_argument("--cache", type=Path, default=ROOT / ".build" / "cli_export")
    parser.add_argument("versions", nargs="*", default=VERSIONS)
    options = parser.parse_args()
    binary, cache = options.zenls.resolve(), options.cache.resolve()
    eras = {version: needs for needs, versions in export.ERAS for version in versions.split()}
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        documents = plans.documents(binary, Path(folder))
        topics = [(), *(("--for", topic) for topic in plans.TOPICS)]
        for version in options.versions:
            python, source = export.environment(cache, eras[version]), export.package(cache, version)
            asked = plans.ask_all(
                binary,
                [(path, ("--zenml-version", version, *topic)) for path in documents for topic in topics],
            )
            found = plans.zenml_commands(asked)
            probes = [list(words) for words in found]
            # Words that are wrong in some way: the readers have to agree on these too.
            odd = [[*words, "--no-such-option"] for words in probes] + [words[:-1] for words in probes]
            done = subprocess.run(
                [str(python), str(HERE / "click_parse.py")],
                input=json.dumps(probes + odd).encode(),
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(source)},
                check=True,
            )
            refusals = json.loads(done.stdout)
            for words, reason in zip(probes, refusals):
                if reason:
                    wrong += 1
                    print(f"{version} refuses {words}: {reason}  ({found[tuple(words)]})")
            apart = 0
            for words, reason in zip(probes + odd, refusals):
                read = shipped_commands.refusal(version, words)
                if bool(read) != bool(reason):
                    apart += 1
                    print(f"{version}: {words}: the wheel says {reason}, the data {read}")
            wrong += apart
            print(f"{version}: {len(probes)} commands, {sum(map(bool, refusals[: len(probes)]))} refused; "
                  f"{len(odd)} odd ones, {sum(map(bool, refusals[len(probes):]))} refused; {apart} read in two ways")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
