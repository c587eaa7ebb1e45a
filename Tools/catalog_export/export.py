"""Writes the catalog of the installed ZenML into the repository.

    python Tools/catalog_export/export.py            writes the data
    python Tools/catalog_export/export.py --check    fails when the data is stale

Run it with an interpreter that has the exact `zenml` of the catalog installed
(`make catalog`). It fails, naming class and node, when it meets a validator or
a kind of value that the catalog has no name for.

The data is lines of tokens with tabs between them; `Sources/ZenMLCatalog/README.md`
describes them. It holds facts only: names, types, defaults, limits; none of
ZenML's descriptions or messages.
"""

import argparse
import difflib
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "Sources" / "CEmbeddedData" / "catalog"
VERSION = "0.98.0"

sys.path.insert(0, str(Path(__file__).resolve().parent))


def quiet_environment() -> None:
    """Keep ZenML from phoning home and from touching the user's own setup."""
    os.environ["ZENML_CONFIG_PATH"] = tempfile.mkdtemp(prefix="zenls-catalog-")
    os.environ["ZENML_ANALYTICS_OPT_IN"] = "false"
    os.environ["ZENML_LOGGING_VERBOSITY"] = "ERROR"
    os.environ["AUTO_OPEN_DASHBOARD"] = "false"


def catalog_files() -> dict:
    """The data, by file name."""
    import zenml
    from flavors import FORMER_TYPES, all_flavors, component_types, unknown_properties
    from schema_nodes import NodeTable, UnknownNode

    if zenml.__version__ != VERSION:
        raise SystemExit(f"this interpreter has zenml {zenml.__version__}, the catalog is of {VERSION}")

    table = NodeTable()
    head = [f"zenls-catalog\t1\tzenml\t{VERSION}"]
    for kind in component_types():
        flags = ("m" if kind["repeats"] else "") + ("r" if kind["required"] else "")
        head.append("\t".join(["type", kind["name"], kind["plural"], kind["since"], flags or "-"]))
    head += [f"former\t{name}" for name in FORMER_TYPES]
    for flavor in all_flavors():
        root = table.flavor(flavor.key, flavor.config_class)
        for name in unknown_properties(flavor.config_class):
            raise UnknownNode(f"{flavor.key}: nobody has read the property {name}")
        tokens = ["flavor", flavor.type, flavor.name, flavor.integration or "-", str(root)]
        if flavor.connector is not None:
            facts = flavor.connector
            tokens += [facts.connector_type or "-", facts.resource_type, facts.resource_id_attr or "-"]
        else:
            tokens += ["-", "-", "-"]
        head.append("\t".join(tokens))
    head.append(f"nodes\t{len(table.lines)}")
    names = []
    for name, entry in sorted(table.validators.items()):
        names.append("\t".join([name, entry["mode"], entry["module"], *sorted(entry["places"])]))
    return {
        f"zenml-{VERSION}.catalog": "\n".join(head + table.lines) + "\n",
        f"zenml-{VERSION}.validators": "\n".join(names) + "\n",
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Export the catalog of the installed ZenML.")
    parser.add_argument("--check", action="store_true", help="fail when the repository's data is stale")
    arguments = parser.parse_args()
    quiet_environment()

    from schema_nodes import UnknownNode

    try:
        files = catalog_files()
    except (UnknownNode, TypeError) as error:
        print(f"catalog_export: {error}", file=sys.stderr)
        return 1
    stale = False
    for name, text in files.items():
        path = DATA / name
        present = path.read_text() if path.exists() else ""
        if arguments.check:
            difference = list(difflib.unified_diff(present.splitlines(), text.splitlines(), name, "ZenML", n=0, lineterm=""))
            if difference:
                stale = True
                print("\n".join(difference[:20]), file=sys.stderr)
        elif present != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            print(f"{path.relative_to(ROOT)}: {len(text)} bytes, {text.count(chr(10))} lines")
    if stale:
        print("catalog_export: the catalog is stale: run `make catalog`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
