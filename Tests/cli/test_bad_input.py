"""Whatever the bytes: an answer, no crash, no hang, no mountain of memory."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from zenls_binary import SAFETY_SECONDS, Zenls
from samples import ERROR, VALID, many_errors

MEGABYTE = 1 << 20
# What the program needs before it has read anything.
BASE = 16 * MEGABYTE


def configured(value: str) -> str:
    """A stack whose orchestrator is configured with a YAML text."""
    return VALID.replace("{}", value, 1)


# Encodings


def test_invalid_utf8_is_reported_at_its_byte(zenls: Zenls) -> None:
    content = VALID.replace("jobs", "caf#").encode().replace(b"#", b"\xe9")
    finding, *rest = zenls.lint(zenls.write("stack.yaml", content)).findings
    assert (finding["rule"], finding["blocking"], rest) == ("file-encoding", True, [])
    assert finding["range"]["start"]["offset"] == content.index(b"\xe9")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_said_in_words(zenls: Zenls, encoding: str) -> None:
    mark = {"utf-16": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding]
    # PyYAML reads UTF-16 from bytes, but ZenML opens the file as text.
    result = zenls.lint(zenls.write("stack.yaml", mark + VALID.encode(encoding)))
    assert result.status == 1
    assert result.rules == ["file-encoding"]
    assert "UTF-16" in result.findings[0]["message"]


def test_utf16_of_others_is_skipped(zenls: Zenls) -> None:
    result = zenls.lint(zenls.write("pod.yaml", "apiVersion: v1\nkind: Pod\n".encode("utf-16")))
    assert (result.status, result.findings, len(result.json["skipped"])) == (0, [], 1)


def test_a_byte_order_mark_is_fine(zenls: Zenls) -> None:
    assert zenls.lint(zenls.write("stack.yaml", b"\xef\xbb\xbf" + VALID.encode())).findings == []


@pytest.mark.parametrize("content", [b"", b"\n", b"# only a comment\n", b"\xef\xbb\xbf", b"---\n", b"...\n"])
def test_nothing_in_the_file(zenls: Zenls, content: bytes) -> None:
    path = zenls.write("stack.yaml", content)
    result = zenls.lint(path)
    assert (result.status, result.findings) == (0, [])
    assert [entry["path"] for entry in result.json["skipped"]] == [str(path)]
    forced = zenls.lint("--kind", "stack", path)
    assert forced.status == 1
    assert all(finding["blocking"] for finding in forced.findings)


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 64, b"\0" * 100_000, b"\x7fELF\2\1\1" + b"\0" * 500, b"\xff" * 70_000, b"\x80\n" * 5000],
    ids=["every byte", "zeros", "program", "0xff", "continuation bytes"],
)
def test_binary_data(zenls: Zenls, content: bytes) -> None:
    path = zenls.write("stack.yaml", content)
    result = zenls.lint(path)
    assert (result.status, result.findings, len(result.json["skipped"])) == (0, [], 1)
    forced = zenls.lint("--kind", "stack", path)
    assert forced.status == 1
    assert any(finding["blocking"] for finding in forced.findings)


def test_a_zero_byte_in_a_stack(zenls: Zenls) -> None:
    result = zenls.lint(zenls.write("stack.yaml", VALID.replace("jobs", "jo\0bs")))
    assert result.status == 1
    assert any(finding["blocking"] and finding["range"]["start"]["line"] == 5 for finding in result.findings)


def test_conflict_markers(zenls: Zenls) -> None:
    text = VALID.replace(
        "stack_name: local\n",
        "<<<<<<< HEAD\nstack_name: ours\n=======\nstack_name: theirs\n>>>>>>> branch\n",
    )
    finding, *rest = zenls.lint(zenls.write("stack.yaml", text)).findings
    assert (finding["rule"], finding["blocking"], rest) == ("conflict-marker", True, [])
    assert finding["range"]["start"]["line"] == 2


# Hostile shapes

DEPTH = 100_000
SHAPES = {
    "deep flow sequence": configured("{x: " + "[" * DEPTH + "]" * DEPTH + "}"),
    "deep flow sequence, never closed": configured("{x: " + "[" * DEPTH),
    "deep flow mapping": configured("{x: " + "{a: " * DEPTH + "1" + "}" * DEPTH + "}"),
    "deep flow mapping, never closed": configured("{x: " + "{a: " * DEPTH),
    "mixed brackets": configured("{x: " + "[{a: " * DEPTH),
    "closing brackets only": configured("]" * DEPTH + "}" * DEPTH),
    "deep block sequence": configured("\n        x:\n          " + "- " * DEPTH + "1"),
    "deep explicit keys": configured("\n        " + "? " * DEPTH + "1"),
    "deep block mapping": configured("\n" + "".join(" " * (8 + n) + "a:\n" for n in range(3000))),
    "deep at the top": "[" * DEPTH + "\n" + VALID,
    "anchors in a row": configured("{x: " + "".join(f"&a{n} " for n in range(DEPTH)) + "1}"),
    "unclosed quotes": VALID + "".join(f'  k{n}: "\n' for n in range(20_000)),
    "one tab after another": configured("\t" * DEPTH),
    "one very long line": configured("{x: " + "a" * (4 * MEGABYTE) + "}"),
    "a very long number": configured("{x: " + "9" * MEGABYTE + "}"),
    "a very long base 60 number": configured("{x: 1" + ":59" * 300_000 + "}"),
    "a very long key": configured("{" + "k" * MEGABYTE + ": 1}"),
    "a very long tag": configured("{x: !<" + "t" * MEGABYTE + "> 1}"),
    "a very long escape": configured('{x: "' + "\\u0041" * 200_000 + '"}'),
    "many documents": VALID + "---\na: 1\n" * 50_000,
    "many comments": "# zenls: ignore[unknown-flavor]\n" * 100_000 + VALID,
    "many ignored rules": "# zenls: ignore-file[" + "a," * 200_000 + "b]\n" + VALID,
    "many duplicate keys": VALID + "stack_name: again\n" * 50_000,
    "many merges": configured("{" + "<<: {a: 1}, " * 50_000 + "}"),
    "many unknown keys": many_errors(50_000),
    "many invalid values": VALID.replace("flavor: local\n      configuration: {}", "flavor: vertex\n      configuration:\n        location: europe-west1\n        labels:\n" + "".join(f"          label_{n}: [1]\n" for n in range(50_000)).rstrip("\n"), 1),
    "many wildcard names": VALID + "  alerter:\n" + "".join(f"    - {{name: 'a%_%b{n}', flavor: slack, configuration: {{}}}}\n" for n in range(20_000)),
    "many unknown keys on one line": configured("{" + "".join(f"no_such_key_{n}: 1, " for n in range(50_000)) + "}"),
    "many components": VALID
    + "  alerter:\n"
    + "".join(f"    - {{name: a{n}, flavor: slack, configuration: {{}}}}\n" for n in range(20_000)),
    "many placeholders": configured("{x: '" + "${A}" * 200_000 + "<A>" * 200_000 + "'}"),
    "many half-open placeholders": configured("{x: '" + "${" * 300_000 + "<A" * 300_000 + "'}"),
    "a long uri": VALID
    + "  container_registry: {name: r, flavor: gcp, configuration: {uri: '"
    + "a-" * 200_000
    + "docker.pkg.dev/"
    + "p/" * 200_000
    + "'}}\n",
    "a long secret reference": configured("{x: '{{" + " a." * 300_000 + "'}"),
    "a deep JSON string": configured("{x: '" + "[" * DEPTH + "'}"),
    "carriage returns": VALID.replace("\n", "\r") * 2000,
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("format", ["json", "text"])
def test_hostile_shapes(zenls: Zenls, text: str, format: str) -> None:
    path = zenls.write("stack.yaml", text)
    result = zenls.measured("lint", "--kind", "stack", "--format", format, path)
    assert result.status in (0, 1), result.err[-2000:]
    assert result.peak_bytes < BASE + 20 * max(path.stat().st_size, 3 * MEGABYTE)


# All nested deeper than PyYAML goes.
NESTED = [name for name in SHAPES if name.startswith("deep ") and "JSON" not in name]


@pytest.mark.parametrize("shape", NESTED)
def test_deep_nesting_is_blocking(zenls: Zenls, shape: str) -> None:
    result = zenls.lint("--kind", "stack", zenls.write("stack.yaml", SHAPES[shape]))
    assert result.status == 1
    assert {"yaml-limits", "yaml-syntax"} & {f["rule"] for f in result.findings if f["blocking"]}


def test_480_levels_are_fine_and_500_are_not(zenls: Zenls) -> None:
    """PyYAML's recursion limit, and its stack frames for a stack's own five levels."""

    def rules(depth: int) -> list[str]:
        text = VALID + "extra: " + "[" * depth + "]" * depth + "\n"
        return zenls.lint(zenls.write("stack.yaml", text)).rules

    assert "yaml-limits" not in rules(400)
    assert "yaml-limits" in rules(520)


BOMB = "x0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB + configured("{x: *a29}"),
        BOMB + configured("*a29"),
        BOMB.replace("[", "{k: [").replace("]", "]}") + configured("*a29"),
        BOMB + VALID.replace("local\n      configuration", "*a29\n      configuration", 1),
        BOMB + VALID.replace("stack_name: local", "stack_name: *a29"),
        "".join(f"x{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}], k{n}: 1}}\n" for n in range(1, 25)).replace(
            "[" + ", ".join(["*a0"] * 10) + "]", "{}"
        )
        + configured("*a24"),
    ],
    ids=["in a field", "as the configuration", "of mappings", "as a flavor", "as the name", "of merges"],
)
def test_alias_bomb(zenls: Zenls, text: str) -> None:
    result = zenls.measured("lint", "--kind", "stack", zenls.write("stack.yaml", text))
    assert result.status in (0, 1), result.err[-2000:]
    assert result.peak_bytes < 4 * BASE


@pytest.mark.parametrize(
    "value",
    [
        "&a [*a]",
        "&a {x: *a}",
        "&a {<<: *a}",
        "&a {<<: [*a, *a]}",
        "&a {*a : 1}",
        "{x: &a [[*a], {k: *a}]}",
        "{labels: &a {k: *a}}",
        "{x: &a !!set {*a }}",
        "{x: &a !!omap [k: *a]}",
        "*nowhere",
    ],
)
def test_an_alias_to_itself(zenls: Zenls, value: str) -> None:
    result = zenls.measured("lint", zenls.write("stack.yaml", configured(value)))
    assert result.status in (0, 1), result.err[-2000:]
    assert result.peak_bytes < 4 * BASE


def test_the_whole_document_in_itself(zenls: Zenls) -> None:
    text = "&all\n" + VALID.replace("{}", "*all", 1)
    assert zenls.measured("lint", zenls.write("stack.yaml", text)).status == 1


# Size

SIZE = 50 * MEGABYTE
BIG = {
    "unrelated": "key: a value of some length, as they are\n",
    "short lines": "- a\n",
    "comments": "# a comment of some length, as they are\n",
    "one scalar": "x",
    "blank lines": "\n",
    "blanks": " ",
}


@pytest.mark.parametrize("unit", BIG.values(), ids=BIG.keys())
@pytest.mark.parametrize("kind", [[], ["--kind", "stack"]], ids=["by content", "forced"])
def test_fifty_megabytes(zenls: Zenls, unit: str, kind: list[str]) -> None:
    path = zenls.write("stack.yaml", unit * (SIZE // len(unit)))
    result = zenls.measured("lint", *kind, path)
    assert result.status == (1 if kind else 0), result.err[-2000:]
    assert result.peak_bytes < BASE + 20 * SIZE


def test_a_stack_of_fifty_megabytes(zenls: Zenls) -> None:
    line = "        label_{}: a value of some length, as they are\n"
    keys = "".join(line.format(number) for number in range(SIZE // 55))
    path = zenls.write("stack.yaml", configured("\n" + keys))
    result = zenls.measured("lint", "--format", "json", "--select", "yaml-syntax", path)
    assert result.status == 0, result.err[-2000:]
    assert result.json["summary"]["files"] == 1
    assert result.peak_bytes < BASE + 20 * SIZE


def test_too_big_is_reported_and_not_judged(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", VALID + "#" * (65 * MEGABYTE))
    result = zenls.lint(path)
    assert result.rules == ["yaml-limits"]
    assert result.status in (0, 1)


# Not a file at all


def test_a_fifo_is_refused(zenls: Zenls) -> None:
    os.mkfifo(zenls.folder / "stack.yaml")
    result = zenls("lint", "stack.yaml")
    assert result.status == 2
    assert "stack.yaml" in result.err


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused(zenls: Zenls, device: str) -> None:
    result = zenls("lint", device)
    assert result.status == 2
    assert device in result.err


def test_a_socket_is_refused(zenls: Zenls) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as server:
        previous = os.getcwd()
        os.chdir(zenls.folder)
        try:
            server.bind("stack.yaml")
        finally:
            os.chdir(previous)
        assert zenls("lint", "stack.yaml").status == 2


def test_a_symlink_to_itself(zenls: Zenls) -> None:
    (zenls.folder / "stack.yaml").symlink_to("stack.yaml")
    result = zenls("lint", "stack.yaml")
    assert result.status == 2
    assert "stack.yaml" in result.err


def test_a_dangling_symlink(zenls: Zenls) -> None:
    (zenls.folder / "stack.yaml").symlink_to("nowhere.yaml")
    assert zenls("lint", "stack.yaml").status == 2


# Where the output goes


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_reader_that_leaves(zenls: Zenls, format: str) -> None:
    """`zenls lint … | head -1`."""
    path = zenls.write("stack.yaml", many_errors(5000))
    process = subprocess.Popen(
        [zenls.binary, "lint", "--format", format, path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert len(process.stdout.read(1)) == 1
    process.stdout.close()
    err = process.stderr.read().decode()
    status = process.wait(SAFETY_SECONDS)
    # Ended by SIGPIPE, as `cat` is, or by itself.
    assert status in (-13, 0, 1, 2)
    assert "rash" not in err and "rror:" not in err


@pytest.mark.parametrize("redirection", [">&-", "> /dev/full", ">&- 2>&-"])
@pytest.mark.parametrize("format", ["text", "json"])
def test_nowhere_to_write(zenls: Zenls, redirection: str, format: str) -> None:
    path = zenls.write("stack.yaml", many_errors(3))
    command = f'exec "{zenls.binary}" lint --format {format} "{path}" {redirection}'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=SAFETY_SECONDS)
    assert done.returncode == 2
    if "2>" not in redirection:
        assert done.stderr


def test_no_standard_input(zenls: Zenls) -> None:
    command = f'exec "{zenls.binary}" lint - <&-'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=SAFETY_SECONDS)
    assert done.returncode == 2


def test_standard_input_is_a_directory(zenls: Zenls) -> None:
    command = f'exec "{zenls.binary}" lint - < "{zenls.folder}"'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=SAFETY_SECONDS)
    assert done.returncode == 2


def test_a_name_that_could_fool_a_terminal(zenls: Zenls) -> None:
    zenls.write("a\x1b[31m\nb.yaml", many_errors(1))
    result = zenls("lint", "a\x1b[31m\nb.yaml")
    assert result.status == 1
    assert "\x1b" not in result.out + result.err


def test_text_that_could_fool_a_terminal(zenls: Zenls) -> None:
    text = VALID.replace("flavor: local", 'flavor: "\\e[31m\\u202e\\x07evil"', 1)
    result = zenls("lint", zenls.write("stack.yaml", text))
    assert result.status == 1
    assert not set("\x1b\x07\u202e") & set(result.out + result.err)


def test_a_name_that_is_not_utf8(zenls: Zenls) -> None:
    """Such a file cannot be named in any output: it is refused, and the others are checked."""
    path = os.fsencode(zenls.folder) + b"/caf\xe9.yaml"
    Path(os.fsdecode(path)).write_text(VALID)
    bad = zenls.write("bad.yaml", ERROR)
    command = [zenls.binary, "lint", path, bad]
    done = subprocess.run(command, capture_output=True, timeout=SAFETY_SECONDS)
    assert done.returncode == 2
    assert b"caf" in done.stderr
    assert b"unknown-flavor" in done.stdout
