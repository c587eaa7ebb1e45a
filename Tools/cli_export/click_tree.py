"""Prints the command tree of one ZenML as JSON: what its click objects say, nothing else.

    PYTHONPATH=WHEEL_CONTENT python Tools/cli_export/click_tree.py

Tests/commands/test_cli_facts.py calls `click_tree` for the installed ZenML.
"""

import json
import os
import sys
import tempfile

# What click calls its types, in the few words that matter to a command line.
TYPES = {
    "text": "text", "boolean": "boolean", "integer": "integer", "integer range": "integer",
    "float": "float", "float range": "float", "file": "path", "directory": "path", "path": "path",
    "filename": "path", "choice": "choice", "datetime": "datetime", "uuid": "uuid", "UUID": "uuid",
    "<text text>": "text", "ip_address": "text", "filter_value": "text",
}


class UnknownType(Exception):
    """A type of value that nobody has given a word."""


def quiet_environment() -> None:
    """Keep ZenML from phoning home and from touching the user's own setup."""
    os.environ["ZENML_CONFIG_PATH"] = tempfile.mkdtemp(prefix="zenls-commands-")
    os.environ["ZENML_ANALYTICS_OPT_IN"] = "false"
    os.environ["ZENML_LOGGING_VERBOSITY"] = "ERROR"
    os.environ["AUTO_OPEN_DASHBOARD"] = "false"


def parameter(place: str, entry) -> dict:
    """An argument or an option of one command."""
    import click

    kind = TYPES.get(entry.type.name)
    if kind is None:
        raise UnknownType(f"{place} {entry.name}: {entry.type.name} ({type(entry.type).__name__})")
    is_option = isinstance(entry, click.Option)
    is_flag = is_option and entry.is_flag
    is_choice = isinstance(entry.type, click.Choice)
    marks = {
        "r": entry.required,
        "m": is_option and entry.multiple,
        "f": is_flag,
        "c": is_option and entry.count,
        "h": is_option and entry.hidden,
        "p": is_option and entry.prompt,
        "i": is_choice and not entry.type.case_sensitive,
    }
    # Some are made of sets, in an order that changes from run to run.
    choices = sorted(str(getattr(choice, "value", choice)) for choice in entry.type.choices) if is_choice else []
    return {
        "kind": "option" if is_option else "argument",
        "name": entry.name,
        "type": "flag" if is_flag else kind,
        "nargs": entry.nargs,
        "marks": "".join(letter for letter, holds in marks.items() if holds),
        "spellings": list(entry.opts) if is_option else [],
        "off": list(entry.secondary_opts) if is_option else [],
        "choices": choices,
    }


def click_tree() -> dict:
    """Every command below `zenml`, by its path without that first word."""
    import click
    from zenml.cli.cli import cli

    result = {}
    pending = [((), cli)]
    while pending:
        path, command = pending.pop()
        is_group = isinstance(command, click.Group)
        marks = {
            "g": is_group,
            "h": command.hidden,
            "d": command.deprecated,
            "u": command.context_settings.get("ignore_unknown_options", False),
            "x": command.context_settings.get("allow_extra_args", False),
        }
        result[" ".join(path)] = {
            "marks": "".join(letter for letter, holds in marks.items() if holds),
            "parameters": [parameter(" ".join(path), entry) for entry in command.params],
        }
        if is_group:
            pending += [((*path, name), child) for name, child in command.commands.items()]
    return result


if __name__ == "__main__":
    quiet_environment()
    import zenml

    # ZenML's modules register their commands when they are imported, and print at times.
    printed, sys.stdout = sys.stdout, sys.stderr
    tree = click_tree()
    json.dump({"version": zenml.__version__, "commands": tree}, printed)
