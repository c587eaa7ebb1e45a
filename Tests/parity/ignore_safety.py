"""Proves that `--add-ignores` silences what is found and changes nothing else.

    python ignore_safety.py --count 5000 --seed 1 --zenls ../../.build/release/zenls

On generated documents with findings: PyYAML reads the same data as before, the text differs in comments
only, no finding is left that a comment can silence, none is new (no unused comment either), what is
reported is what a run on the result reports, and a second run changes nothing.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import fix_documents
import stacks_lint
import yaml
from fix_documents import Document
from fix_safety import Runner, Verdict

_COMMENT = re.compile(rb"[ \t]*# zenls: ignore(?:-file)?\[[a-z, -]+\]")
_LIST = re.compile(rb"# zenls: ignore(-file)?\[([^\]\r\n]*)\]")


def data_of(text: bytes) -> str:
    """What PyYAML makes of it; for what it refuses, that it does."""
    try:
        return repr(list(yaml.safe_load_all(text)))
    except Exception as error:  # PyYAML lets all kinds of them out
        return type(error).__name__


def without_comments(text: bytes) -> list[bytes]:
    """The lines that hold something else than suppressions."""
    lines = re.split(rb"\r\n|\r|\n", text.removeprefix(b"\xef\xbb\xbf"))
    bare = [_COMMENT.sub(b"", _LIST.sub(b"# zenls: ignore[x]", line)).rstrip() for line in lines]
    return [line for line in bare if line]


def can_stay(finding: dict[str, Any], document: Document, verdict: Verdict) -> bool:
    """Comments that are not needed, what is no valid YAML, and texts of another encoding."""
    return (
        finding["rule"] == "unused-ignore"
        or verdict.is_unread
        or document.data[:2] in (b"\xff\xfe", b"\xfe\xff")
        or any(one["rule"] in ("file-encoding", "conflict-marker") and one["blocking"] for one in verdict.findings)
    )


def check(
    runner: Runner, documents: Sequence[Document], before: Sequence[Verdict], options: Sequence[str]
) -> tuple[list[str], collections.Counter]:
    violations: list[str] = []
    counts: collections.Counter = collections.Counter()
    name = " ".join(options)
    changed, said, _ = runner.write(documents, *options)
    texts = [Document(document.kind, data) for document, data in zip(documents, changed, strict=True)]
    again = runner.lint(texts)
    twice, _, _ = runner.write(texts, *options)
    fixes = "--fix" in options
    rows = zip(documents, changed, said, again, twice, before, strict=True)
    for index, (document, text, report, verdict, second, first) in enumerate(rows):

        def object_(reason: str, index: int = index) -> None:
            violations.append(f"document {index}: {name}: {reason}")

        if not fixes and data_of(document.data) != data_of(text):
            object_("the data changed")
        if not fixes and without_comments(document.data) != without_comments(text):
            object_("more than comments changed")
        if second != text:
            object_("a second run changes something")
        if report.findings != verdict.findings:
            object_("reports something else than what remains")
        known = collections.Counter(one["rule"] for one in first.findings)
        for finding in verdict.findings:
            if not can_stay(finding, document, verdict):
                object_(f"leaves {stacks_lint.short(finding)}")
            if not fixes and not known[finding["rule"]]:
                object_(f"brings {stacks_lint.short(finding)}")
            counts[f"left: {finding['rule']}"] += 1
        counts["found"] += len(first.findings)
        counts["for the whole file"] += b"# zenls: ignore-file[" in text and b"ignore-file[" not in document.data
    return violations, counts


def run(binary: str, count: int, seed: int, shown: int | None) -> tuple[int, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(binary, Path(folder))
        made = list(itertools.islice(fix_documents.documents(3 * count, seed), 3 * count))
        pairs = [(d, v) for d, v in zip(made, runner.lint(made), strict=True) if v.findings][:count]
        documents, verdicts = [d for d, _ in pairs], [v for _, v in pairs]
        violations = []
        for options in (["--add-ignores"], ["--fix", "--add-ignores"]):
            found, counts = check(runner, documents, verdicts, options)
            violations += found
            print(f"{' '.join(options)}: {dict(counts)}")
        if shown is not None:
            document = documents[shown]
            text = runner.write([document], "--add-ignores")[0][0]
            print(f"--- document {shown} ({document.kind})\n{document.data.decode(errors='replace')}")
            print(f"--- then\n{text.decode(errors='replace')}")
    return len(documents), violations


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000, help="documents with findings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, help="print that document")
    stacks_lint.add_binary_option(parser)
    arguments = parser.parse_args()
    documents, violations = run(arguments.zenls, arguments.count, arguments.seed, arguments.show)
    for violation in violations[:200]:
        print(violation)
    print(f"{documents} documents with findings, {len(violations)} violations")
    if documents < arguments.count or violations:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
