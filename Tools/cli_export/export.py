"""Writes the commands of `zenml`, over many versions, into the repository.

    python Tools/cli_export/export.py [--cache FOLDER]

README.md beside it says how. The data holds facts only: names, kinds and choices; none of
ZenML's descriptions.
"""

import argparse
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from table import NotMergeable, merged

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DATA = ROOT / "Sources" / "CEmbeddedData" / "commands" / "zenml.commands"

# Releases, and what has to be installed for their modules to be imported: older ones need
# older libraries than the newest release brings. (0.56.0, 0.56.1 and 0.59 were never published.)
ERAS = [
    (["zenml[server]==0.58.2"], """0.55.0 0.55.1 0.55.2 0.55.3 0.55.4 0.55.5 0.56.2 0.56.3 0.56.4 0.57.0 0.57.1
        0.58.0 0.58.1 0.58.2"""),
    (["zenml==0.60.0"], "0.60.0 0.61.0 0.62.0 0.63.0 0.64.0 0.65.0"),
    (["zenml==0.67.0"], """0.66.0 0.67.0 0.68.0 0.68.1 0.70.0 0.71.0 0.72.0 0.73.0 0.74.0 0.75.0 0.75.1 0.80.0
        0.80.1 0.80.2 0.81.0 0.82.0 0.82.1 0.83.0 0.83.1 0.84.0 0.84.1 0.84.2 0.84.3 0.85.0"""),
    (["zenml[local]==0.98.0"], """0.90.0 0.91.0 0.91.1 0.91.2 0.92.0 0.93.0 0.93.1 0.93.2 0.93.3 0.94.0 0.94.1
        0.94.2 0.94.3 0.94.4 0.94.5 0.94.6 0.95.0 0.95.1 0.96.0 0.96.1 0.96.2 0.96.3 0.96.4 0.97.0 0.98.0"""),
]

# As commands spell them; the first is the one that every version has, others are compared with it.
TYPES = """artifact-store alerter annotator container-registry data-validator deployer experiment-tracker
    feature-store image-builder log-store model-deployer model-registry orchestrator sandbox step-operator""".split()


def environment(cache: Path, requirements: list) -> Path:
    """The interpreter of an era, its libraries installed."""
    folder = cache / ("env-" + requirements[0].rpartition("=")[2])
    python = folder / "bin" / "python"
    if not (folder / ".installed").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *requirements], check=True)
        (folder / ".installed").touch()
    return python


def package(cache: Path, version: str) -> Path:
    """A folder with the modules of one release."""
    folder = cache / "src" / version
    if not (folder / "zenml" / "__init__.py").exists():
        wheel = cache / "wheels" / f"zenml-{version}-py3-none-any.whl"
        if not wheel.exists():
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
            subprocess.run([*command, "--dest", str(wheel.parent), f"zenml=={version}"], check=True)
        with zipfile.ZipFile(wheel) as archive:
            # The dashboard's files are nine tenths of it.
            names = [name for name in archive.namelist() if "/dashboard/" not in name]
            archive.extractall(folder, names)
    return folder


def tree(cache: Path, version: str, requirements: list) -> dict:
    """The commands of one release."""
    known = cache / "trees" / f"{version}.json"
    if not known.exists():
        known.parent.mkdir(parents=True, exist_ok=True)
        python, source = environment(cache, requirements), package(cache, version)
        result = subprocess.run(
            [str(python), str(HERE / "click_tree.py")], stdout=subprocess.PIPE, check=True,
            env={**os.environ, "PYTHONPATH": str(source)})
        known.write_bytes(result.stdout)
    content = json.loads(known.read_text())
    if content["version"] != version:
        raise SystemExit(f"cli_export: {known} is of zenml {content['version']}")
    return content["commands"]


def main() -> int:
    parser = argparse.ArgumentParser(description="Export the commands of many versions of ZenML.")
    parser.add_argument("--cache", type=Path, default=ROOT / ".build" / "cli_export", help="where downloads stay")
    cache = parser.parse_args().cache.resolve()
    releases = [(version, requirements) for requirements, versions in ERAS for version in versions.split()]
    try:
        text = merged([version for version, _ in releases], [tree(cache, *release) for release in releases], TYPES)
    except NotMergeable as error:
        print(f"cli_export: {error}", file=sys.stderr)
        return 1
    DATA.parent.mkdir(parents=True, exist_ok=True)
    DATA.write_text(text)
    print(f"{DATA.relative_to(ROOT)}: {len(text)} bytes, {len(releases)} versions")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
