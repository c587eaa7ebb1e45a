"""Does the real command line of ZenML take these words? Nothing is run, no store is asked.

    PYTHONPATH=WHEEL_CONTENT python click_parse.py <COMMANDS.json >REFUSALS.json

reads a list of commands, each a list of words behind `zenml`, and writes what is wrong with each,
null where nothing is. Needs nothing but ZenML, of any version, and what ZenML needs itself.
"""

import json
import os
import sys
import tempfile

# Commands that read `NAME --KEY=VALUE …` from what click leaves over, and need no name.
_NAMES_AT_MOST_ONE = {"update"}


class Refused(Exception):
    """The words are no command of ZenML."""


def refusal(cli, words):
    """Why the words are none of ZenML's; None where they are."""
    import click

    try:
        _parse(cli, list(words))
    except Refused as error:
        return str(error)
    except click.exceptions.Exit as error:
        return None if error.exit_code == 0 else "exit"
    except click.ClickException as error:
        return f"{type(error).__name__}: {error.format_message()}"
    return None


def _parse(cli, words):
    import click

    command, name, parent, path = cli, "zenml", None, []
    while True:
        for parameter in command.params:
            # Nobody sits there to be asked, and callbacks ask the store.
            if getattr(parameter, "prompt", None):
                parameter.prompt, parameter.required = None, False
            if not parameter.is_eager:
                parameter.callback = None
        if not isinstance(command, click.Group):
            break
        context = command.make_context(name, words, parent=parent)
        rest = [*(getattr(context, "_protected_args", None) or getattr(context, "protected_args", [])), *context.args]
        if not rest:
            raise Refused(f"{' '.join(path)} is only a group")
        name, command, words = command.resolve_command(context, rest)
        if command is None:
            raise Refused(f"no command {rest[0]}")
        if command.deprecated:
            raise Refused(f"{name} is deprecated")
        parent = context
        path.append(name)
    takes_more = any(p.name == "args" and p.nargs == -1 for p in command.params)
    if command.context_settings.get("ignore_unknown_options") and not takes_more:
        # It would take an unknown option for its name.
        command.context_settings = {**command.context_settings, "ignore_unknown_options": False}
    context = command.make_context(name, words, parent=parent)
    if takes_more:
        _check_rest(name, context, command)


def _check_rest(name, context, command):
    """As `zenml.cli.utils.parse_name_and_extra_arguments` reads it."""
    import click

    named = [p.name for p in command.params if isinstance(p, click.Argument) and p.name != "args"]
    rest = [*context.params["args"], *(context.params[n] for n in named if context.params[n] is not None)]
    names = [word for word in rest if word and not word.startswith("--")]
    extras = [word for word in rest if word.startswith("--")]
    if name == "remove-attribute":
        if extras:
            raise Refused(f"attributes are named without hyphens: {extras}")
        return
    optional = name in _NAMES_AT_MOST_ONE or (command.name == "register" and not _is_required(command, named))
    if len(names) > 1 or (not names and not optional):
        raise Refused(f"{len(names)} names: {names}")
    for word in extras:
        key, equals, _ = word[2:].partition("=")
        if not equals or not key.isidentifier():
            raise Refused(f"no --identifier=value: {word}")


def _is_required(command, named):
    return any(p.required for p in command.params if p.name in named)


def real_cli():
    from zenml.cli.cli import cli

    return cli


def main():
    os.environ["ZENML_CONFIG_PATH"] = tempfile.mkdtemp(prefix="zenls-parse-")
    os.environ["ZENML_ANALYTICS_OPT_IN"] = "false"
    os.environ["ZENML_LOGGING_VERBOSITY"] = "ERROR"
    os.environ["AUTO_OPEN_DASHBOARD"] = "false"
    commands = json.load(sys.stdin)
    # ZenML prints at times when it is imported.
    printed, sys.stdout = sys.stdout, sys.stderr
    cli = real_cli()
    json.dump([refusal(cli, words) for words in commands], printed)


if __name__ == "__main__":
    main()
