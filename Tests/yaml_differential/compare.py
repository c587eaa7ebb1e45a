"""Compares YAMLSyntax with PyYAML on generated snippets.

Usage: compare.py --dump PATH-TO-yaml-dump [--seed N] [--count N] [--show N]

Exits with 1 unless verdict, value and node ranges agree on every snippet.
"""

import argparse
import collections
import json
import subprocess
import sys

from generate import snippets
from oracle import Verdict


def dump(program, data):
    stream = b"".join(b"%d\n%s" % (len(snippet), snippet) for snippet in data)
    result = subprocess.run([program], input=stream, stdout=subprocess.PIPE)
    lines = result.stdout.decode("utf-8").split("\n")
    if result.returncode != 0 or len(lines) != len(data) + 1:
        at = min(len(lines) - 1, len(data) - 1)
        sys.exit("the dump tool ended with %d at %r" % (result.returncode, data[at]))
    return [json.loads(line) for line in lines[:-1]]


def normal(value):
    """Our value in the oracle's terms: sets sorted, one NaN, no huge numbers."""
    if not value:
        return value
    kind = value[0]
    if kind == "float" and int(value[1], 16) & ~(1 << 63) > 0x7FF0 << 48:
        return ["float", "nan"]
    if kind == "int" and len(value[1].lstrip("-")) > 4300:
        return ["int", "huge"]
    if kind in ("list", "tuple"):
        return [kind, [normal(item) for item in value[1]]]
    if kind == "set":
        return [kind, sorted((normal(item) for item in value[1]), key=repr)]
    if kind == "dict":
        return [kind, [[normal(k), normal(v)] for k, v in value[1]]]
    return value


def same_nodes(ours, theirs, text, path=()):
    """None, or where the trees differ. Ranges are compared where PyYAML's marks
    are those of text: not for absent scalars, nor for the end of a block
    collection (PyYAML's is the next token's place)."""
    if theirs is None or ours[0] == "alias":
        return None
    kind, style, full, start, end, content = ours
    if kind != theirs[0]:
        return path, "kind", kind, theirs[0]
    if style != "absent":
        if full != theirs[1]:
            return path, "start", full, theirs[1]
        if (style != "block") and end != theirs[2]:
            return path, "end", end, theirs[2]
        if style == "block" and not end <= theirs[2]:
            return path, "end", end, theirs[2]
    names = {"plain": "plain", "absent": "plain", "singleQuoted": "'", "doubleQuoted": '"', "literal": "|", "folded": ">"}
    if names.get(style, style) != theirs[3]:
        return path, "style", style, theirs[3]
    if kind == "scalar":
        clean = "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in theirs[4])
        return None if content == clean else (path, "text", content, clean)
    if len(content) != len(theirs[4]):
        return path, "count", len(content), len(theirs[4])
    for index, (mine, other) in enumerate(zip(content, theirs[4])):
        pairs = [(mine, other)] if kind == "sequence" else list(zip(mine, other))
        for part, (left, right) in enumerate(pairs):
            difference = same_nodes(left, right, text, path + ((index, part),))
            if difference:
                return difference
    return None


def place_class(verdict, problem, snippet):
    """How the place of our problem relates to PyYAML's."""
    if verdict.mark is None:
        return "PyYAML names no place"
    line = snippet[: verdict.mark[2]].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    if problem["line"] == line:
        return "same line"
    if verdict.context is not None:
        line = snippet[: verdict.context[2]].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
        if problem["line"] == line:
            return "line of PyYAML's context mark"
    return "other line"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dump", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--show", type=int, default=5)
    options = parser.parse_args()
    data = snippets(options.seed, options.count)
    reports = dump(options.dump, data)
    counts = collections.Counter()
    shown = collections.Counter()

    def report(kind, snippet, *details):
        counts[kind] += 1
        shown[kind] += 1
        if shown[kind] <= options.show:
            print("--", kind, repr(snippet.decode("utf-8", "replace")), *details, sep="\n   ")

    for snippet, ours in zip(data, reports):
        theirs = Verdict(snippet)
        if theirs.error_class == "recursion":
            counts["recursion"] += 1
            continue
        counts["valid" if theirs.error is None else "invalid"] += 1
        blocking = [problem for problem in ours["problems"] if problem["blocking"]]
        if (theirs.error is None) != ours["valid"]:
            report("VERDICT DIFFERS", snippet, theirs.error, ours["problems"])
            continue
        if len(blocking) > 1:
            report("SEVERAL BLOCKING", snippet, blocking)
        if theirs.error is None:
            value = normal(ours.get("value", ["none"]))
            if json.loads(json.dumps(theirs.value)) != value:
                report("VALUE DIFFERS", snippet, theirs.value, value)
            elif "nodes" in ours and theirs.nodes is not None:
                difference = same_nodes(ours["nodes"], theirs.nodes, snippet)
                if difference:
                    report("NODES DIFFER", snippet, difference)
            elif ("nodes" in ours) != (theirs.nodes is not None):
                report("NODES DIFFER", snippet, "root")
        else:
            place = place_class(theirs, blocking[0], snippet)
            if place == "other line":
                report("place: other line", snippet, theirs.error, blocking)
            else:
                counts["place: " + place] += 1
    print(", ".join("%s %d" % item for item in sorted(counts.items())))
    return any(counts[kind] for kind in counts if kind.isupper())


if __name__ == "__main__":
    sys.exit(main())
