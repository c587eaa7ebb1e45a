"""Command trees of many versions, merged into lines of tokens.

Sources/ZenMLCommandLine/README.md describes the lines. `merged` writes them,
`tree_at` reads one version back: the exporter compares the two for every version.
"""

FORM = "zenls-commands\t1\tzenml"
# Stands in a path for every kind of stack component.
ANY_TYPE = "*"


class NotMergeable(Exception):
    """The form cannot say what the versions say."""


def spans(present: list) -> list:
    """The runs of versions in which something is there, as (first, last) numbers."""
    result = []
    for number, holds in enumerate(present):
        if not holds:
            continue
        if result and result[-1][1] == number - 1:
            result[-1] = (result[-1][0], number)
        else:
            result.append((number, number))
    return result


def span_token(span: tuple, count: int) -> str:
    """`FIRST-LAST`, an end left out where it is the end of what is known."""
    first, last = span
    return f"{first or ''}-{'' if last == count - 1 else last}"


def parameter_tokens(entry: dict) -> tuple:
    """A parameter's line; an option's name is only Python's."""
    kind = [entry["kind"], entry["type"], str(entry["nargs"]), entry["marks"].replace("f", "") or "-"]
    if entry["kind"] == "argument":
        return (*kind, entry["name"], *("=" + choice for choice in entry["choices"]))
    return (*kind, *entry["spellings"], *("/" + off for off in entry["off"]), *("=" + choice for choice in entry["choices"]))


def normal_tree(tree: dict) -> dict:
    """What the data keeps of a tree: options have no order, arguments have one."""
    result = {}
    for path, command in tree.items():
        lines = [parameter_tokens(entry) for entry in command["parameters"]]
        arguments = [line for line in lines if line[0] == "argument"]
        options = sorted(line for line in lines if line[0] == "option")
        result[path] = (frozenset(command["marks"]), tuple(arguments + options))
    return result


def merged_order(orders: list) -> list:
    """One order of arguments that holds in every version, oldest first."""
    result = []
    for order in orders:
        place = 0
        for item in order:
            if item in result:
                place = result.index(item) + 1
            else:
                result.insert(place, item)
                place += 1
    return result


class Table:
    """Lines that are written once and named by number."""

    def __init__(self):
        self.numbers = {}

    def number(self, line) -> int:
        return self.numbers.setdefault(line, len(self.numbers))


def shape(trees: list, path: str, alive: range, parameters: Table) -> tuple:
    """A command's marks and parameters over `alive`, with the versions that have them.

    The versions are given relative to the command's own: an end that is the command's
    end is left out, so that commands which differ only in their age share a shape.
    """
    own = [trees[number][path] for number in alive]

    def tokens(name: str, present: list) -> list:
        result = []
        for first, last in spans(present):
            start = alive[first] if first else ""
            end = "" if last == len(alive) - 1 else alive[last]
            result.append(name if start == "" and end == "" else f"{name}:{start}-{end}")
        return result

    result = []
    for mark in sorted({mark for marks, _ in own for mark in marks}):
        result += tokens(mark, [mark in marks for marks, _ in own])
    arguments = merged_order([[line for line in lines if line[0] == "argument"] for _, lines in own])
    options = sorted({line for _, lines in own for line in lines if line[0] == "option"})
    for line in arguments + options:
        result += tokens(str(parameters.number(line)), [line in lines for _, lines in own])
    return tuple(result)


def twin_span(age: tuple, alive: list) -> tuple | None:
    """When a kind of component has a command that exists in `alive`: never in two runs."""
    common = [(max(first, age[0]), min(last, age[1])) for first, last in alive]
    common = [span for span in common if span[0] <= span[1]]
    return common[0] if common else None


def is_twin(trees: list, commands: dict, path: str, other: str, span: tuple | None) -> bool:
    """Is `other` the same command as `path`, in exactly these versions?"""
    if commands.get(other, []) != ([span] if span else []):
        return False
    return span is None or all(trees[number][path] == trees[number][other] for number in range(span[0], span[1] + 1))


def merged(versions: list, raw_trees: list, types: list) -> str:
    """The data of all versions; `types` are the kinds of component, as commands spell them."""
    trees = [normal_tree(tree) for tree in raw_trees]
    count = len(versions)
    ages = {name: span for name in types for span in spans([name in tree for tree in trees])}
    # path -> spans; what every kind of component has moves to the path of `ANY_TYPE`.
    commands = {path: spans([path in tree for tree in trees]) for path in {path for tree in trees for path in tree}}
    lines = []
    eldest = types[0]
    for path in sorted(path for path in commands if path.split(" ")[0] == eldest):
        rest = path.removeprefix(eldest)
        twins = {name + rest: twin_span(ages[name], commands[path]) for name in types}
        if all(is_twin(trees, commands, path, other, span) for other, span in twins.items()):
            lines += [(ANY_TYPE + rest, path, span) for span in commands[path]]
            commands = {other: value for other, value in commands.items() if other not in twins}
    lines += [(path or "-", path, span) for path, alive in commands.items() for span in alive]

    parameters, shapes = Table(), Table()
    rows = []
    for name, path, span in sorted(lines):
        number = shapes.number(shape(trees, path, range(span[0], span[1] + 1), parameters))
        rows.append((name, str(number), span_token(span, count)))

    text = ["\t".join([FORM, *versions])]
    text += ["\t".join(["type", name, span_token(age, count)]) for name, age in ages.items()]
    text += ["\t".join(line) for line in parameters.numbers]
    text += ["\t".join(["shape", *line]) for line in shapes.numbers]
    text += ["\t".join(["command", *row]) for row in rows]
    result = "\n".join(text) + "\n"
    for number, version in enumerate(versions):
        if tree_at(result, number) != trees[number]:
            raise NotMergeable(f"zenml {version} does not come back as it was")
    return result


def tree_at(text: str, number: int) -> dict:
    """The commands of one version, by the number of the version in the first line."""
    rows = [line.split("\t") for line in text.splitlines()]

    def holds(token: str) -> bool:
        first, last = token.split("-")
        return int(first or 0) <= number <= int(last or 10**6)

    types = [row[1] for row in rows if row[0] == "type" and holds(row[2])]
    parameters = [tuple(row) for row in rows if row[0] in ("argument", "option")]
    shapes = [row[1:] for row in rows if row[0] == "shape"]
    result = {}
    for row in rows:
        if row[0] != "command" or not holds(row[3]):
            continue
        marks, lines = set(), []
        for token in shapes[int(row[2])]:
            name, _, span = token.partition(":")
            if span and not holds(span):
                continue
            if name.isdigit():
                lines.append(parameters[int(name)])
            else:
                marks.add(name)
        ordered = [line for line in lines if line[0] == "argument"] + sorted(line for line in lines if line[0] == "option")
        first, _, rest = row[1].partition(" ")
        for name in types if first == ANY_TYPE else ["" if first == "-" else first]:
            result[f"{name} {rest}".strip()] = (frozenset(marks), tuple(ordered))
    return result
