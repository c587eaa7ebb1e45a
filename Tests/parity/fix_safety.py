"""Proves fixes safe, with an engine of its own: applies the edits of the JSON report in Python.

    python fix_safety.py --count 5000 --seed 1 --zenls ../../.build/release/zenls

For every fix applied alone, for `--fix` and for `--fix --unsafe-fixes`, on generated documents with
findings: the finding is gone, nothing as grave is new (what was not looked at before, because of the
mistake, does not count), everything outside of the edits stays as it was, and a second run changes
nothing. What `--fix` writes is what applying the reported edits, round by round, gives here.

    python fix_safety.py --show 17 …      prints one document and what becomes of it
"""

from __future__ import annotations

import argparse
import collections
import json
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fix_documents
import stacks_lint
from fix_documents import Document

Finding = dict[str, Any]
Fix = dict[str, Any]
GRAVITY = {"error": 3, "warning": 2, "information": 1, "hint": 0}
RUN_TIME_RULES = {
    "missing-companion", "incompatible-components", "missing-credentials", "unsupported-tracking-uri", "region-mismatch",
    "project-mismatch", "local-kubernetes-context", "missing-kubernetes-context",
}  # fmt: skip


@dataclass
class Tally:
    documents: int = 0
    with_findings: int = 0
    fixes: collections.Counter = field(default_factory=collections.Counter)
    violations: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


# Applying


def apply(data: bytes, edits: Sequence[dict]) -> bytes:
    result, position = b"", 0
    for edit in edits:
        start, end = edit["range"]["start"]["offset"], edit["range"]["end"]["offset"]
        assert position <= start <= end <= len(data), f"edits overlap or lie outside: {edits}"
        result += data[position:start] + edit["text"].encode()
        position = end
    return result + data[position:]


def span(item: dict) -> tuple[int, int]:
    return item["range"]["start"]["offset"], item["range"]["end"]["offset"]


class Origins:
    """Leads places behind edits back to the places before."""

    def __init__(self, edits: Sequence[dict]) -> None:
        self._parts = []
        shift = 0
        for edit in edits:
            start, end = span(edit)
            length = len(edit["text"].encode())
            self._parts.append((start + shift, start + shift + length, start, end))
            shift += length - (end - start)

    def of(self, place: tuple[int, int]) -> tuple[int, int]:
        start, end = place
        first, last = start, end
        for new_start, new_end, old_start, old_end in self._parts:
            if new_start <= start:
                first = old_start if start < new_end else old_end + start - new_end
            if new_start < end:
                last = old_end if end <= new_end else old_end + end - new_end
        return first, max(first, last)


# Judging


@dataclass
class Verdict:
    """What is to be said of one text."""

    recognised: bool
    findings: list[Finding]

    @property
    def is_unread(self) -> bool:
        return any(finding["blocking"] and finding["rule"].startswith("yaml-") for finding in self.findings)

    @property
    def is_blocked(self) -> bool:
        return any(finding["blocking"] for finding in self.findings)


def worse(before: Verdict, after: Verdict, fixed: Sequence[Finding], edits: Sequence[dict]) -> list[str]:
    """What speaks against the edits; nothing if they are safe."""
    if before.recognised and not after.recognised:
        return ["the document is no longer recognised"]
    origins = Origins(edits)
    left = [(finding, span(finding)) for finding in before.findings if not any(finding is one for one in fixed)]
    arrived = [(finding, origins.of(span(finding))) for finding in after.findings]
    for same in (_equal, _similar):
        still = []
        for finding, place in arrived:
            match = next((one for one in left if same(one, (finding, place))), None)
            if match:
                left.remove(match)
            else:
                still.append((finding, place))
        arrived = still
    limit = min(GRAVITY[finding["severity"]] for finding in fixed)
    silenced = Silenced(before, after, fixed, edits)
    objections = []
    for finding, place in arrived:
        if finding["rule"] == "unused-ignore" and before.is_blocked and not after.is_blocked:
            continue  # behind a refusal nobody knows what a comment is good for
        is_same = any(finding["rule"] == one["rule"] and _touch(place, span(one)) for one in fixed)
        if is_same:
            objections.append(f"still there: {stacks_lint.short(finding)}")
        elif finding["rule"] == "unused-ignore" and any(one["rule"] != "unused-ignore" for one in fixed):
            continue  # what the comment silenced is gone
        elif (finding["rule"] == "yaml-duplicate-key" and not before.is_unread) or (GRAVITY[finding["severity"]] >= limit and not silenced(finding)):
            objections.append(f"new: {stacks_lint.short(finding)}")
    return objections


def _touch(left: tuple[int, int], right: tuple[int, int]) -> bool:
    return left[0] <= right[1] and right[0] <= left[1]


def _equal(old: tuple[Finding, tuple], new: tuple[Finding, tuple]) -> bool:
    return old[1] == new[1] and all(old[0][key] == new[0][key] for key in ("rule", "message", "severity"))


def _similar(old: tuple[Finding, tuple], new: tuple[Finding, tuple]) -> bool:
    return old[0]["rule"] == new[0]["rule"] and (_touch(old[1], new[1]) or old[0]["location"] == new[0]["location"])


class Silenced:
    """Was a finding of the fixed text not looked for before (design §6)?

    A mistake keeps zenls from looking at what depends on it: a component that ZenML refuses is judged
    only as far as the mistake allows, what stands below an unknown key not at all, a stack as a whole
    only when nothing is blocking.
    """

    def __init__(self, before: Verdict, after: Verdict, fixed: Sequence[Finding], edits: Sequence[dict]) -> None:
        self._rules: set[str] = set()
        self._places: set[str] = set()
        self._addresses: set[tuple[str, str]] = set()
        self._is_all = False
        if before.is_blocked and not after.is_blocked:
            self._rules |= RUN_TIME_RULES
        for finding in fixed:
            location = finding["location"]
            if finding["rule"] == "missing-companion":
                self._rules |= RUN_TIME_RULES
            if finding["rule"].startswith("registry-"):
                # An address is read as far as its mistakes allow.
                self._addresses.add((finding["rule"], _component(location)))
            if finding["rule"] == "unknown-component-type":
                # Its names were compared with none.
                self._rules |= {"missing-required-component", "duplicate-component"}
            if finding["blocking"]:
                self._places.add(_component(location))
                # A component by itself: a file that is no stack and no list.
                self._is_all |= not location.startswith(("components", "["))
            # A key with another name: what stands below it gets another path.
            parent = location.rpartition(".")[0]
            for edit in edits:
                if edit["text"].strip() and _replaces(span(edit), span(finding)):
                    name = edit["text"].strip("\"'")
                    self._places.add(f"{parent}.{name}" if parent else name)

    def __call__(self, finding: Finding) -> bool:
        location = finding["location"]
        rule = finding["rule"]
        if rule in RUN_TIME_RULES or rule.startswith("registry-"):
            component = _component(location)
            if any(owner == component and cause != rule for cause, owner in self._addresses):
                return True
        return self._is_all or rule in self._rules or any(
            place and (location == place or location.startswith((f"{place}.", f"{place}["))) for place in self._places
        )


def _replaces(edit: tuple[int, int], key: tuple[int, int]) -> bool:
    """The whole key, or what stands between its quotes."""
    return edit in (key, (key[0] + 1, key[1] - 1))


def _component(location: str) -> str:
    """`components.orchestrator[0]` of everything inside; "[1]" in a list of components."""
    if location.startswith("["):
        return location.split(".")[0]
    if not location.startswith("components."):
        return ""
    return ".".join(location.split(".")[:2])


# Running


class Runner:
    """Texts by kind, linted in folders, so that one process looks at all of them."""

    def __init__(self, binary: str, folder: Path) -> None:
        self._binary = binary
        self._folder = folder

    def _write(self, texts: Sequence[Document]) -> dict[str, list[int]]:
        kinds: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            folder = self._folder / text.kind
            if text.kind not in kinds:
                folder.mkdir(exist_ok=True)
                for old in folder.iterdir():
                    old.unlink()
            kinds.setdefault(text.kind, []).append(index)
            (folder / f"{index:06}.yaml").write_bytes(text.data)
        return kinds

    def _run(self, kind: str, *options: str) -> dict[str, Any]:
        command = [self._binary, "lint", str(self._folder / kind), "--kind", kind, "--format", "json", "--fail-on", "never"]
        done = subprocess.run([*command, *options], capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{command} ended with {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
        return json.loads(done.stdout)

    def lint(self, texts: Sequence[Document], *options: str) -> list[Verdict]:
        verdicts = [Verdict(False, []) for _ in texts]
        for kind in self._write(texts):
            self._read(self._run(kind, *options), verdicts)
        return verdicts

    def fix(self, texts: Sequence[Document], *options: str) -> tuple[list[bytes], list[Verdict], int]:
        """The fixed texts, what remains, and how many findings were fixed."""
        return self.write(texts, "--fix", *options)

    def write(self, texts: Sequence[Document], *options: str) -> tuple[list[bytes], list[Verdict], int]:
        verdicts = [Verdict(False, []) for _ in texts]
        fixed = 0
        results = [b""] * len(texts)
        for kind, indices in self._write(texts).items():
            report = self._run(kind, *options)
            self._read(report, verdicts)
            fixed += report["summary"].get("fixed", 0)
            for index in indices:
                results[index] = (self._folder / kind / f"{index:06}.yaml").read_bytes()
        return results, verdicts, fixed

    def _read(self, report: dict[str, Any], verdicts: list[Verdict]) -> None:
        for file in report["files"]:
            verdicts[int(Path(file["path"]).stem)].recognised = True
        for finding in report["findings"]:
            verdicts[int(Path(finding["path"]).stem)].findings.append(finding)


def check_single(runner: Runner, documents: Sequence[Document], verdicts: Sequence[Verdict], tally: Tally) -> None:
    """Every fix alone."""
    tasks: list[tuple[int, Fix, list[Finding], Document]] = []
    for index, (document, verdict) in enumerate(zip(documents, verdicts, strict=True)):
        seen: dict[str, list[Finding]] = {}
        for finding in verdict.findings:
            for fix in finding["fixes"]:
                key = json.dumps(fix["edits"])
                if key in seen:
                    seen[key].append(finding)
                    continue
                seen[key] = [finding]
                text = Document(document.kind, apply(document.data, fix["edits"]))
                tasks.append((index, fix, seen[key], text))
                tally.fixes[f"{finding['rule']} ({fix['applicability']})"] += 1
    for (index, fix, fixed, _), after in zip(tasks, runner.lint([text for *_, text in tasks]), strict=True):
        for objection in worse(verdicts[index], after, fixed, fix["edits"]):
            rule = fixed[0]["rule"]
            tally.violations.append(f"document {index}: {rule}, {fix['applicability']} “{fix['title']}” alone: {objection}")


def check_together(
    runner: Runner, documents: Sequence[Document], verdicts: Sequence[Verdict], scope: Sequence[str], tally: Tally
) -> None:
    """All fixes of a scope: `--fix` against the same rounds here."""
    name = " ".join(["--fix", *scope])
    fixed, remaining, count = runner.fix(documents, *scope)
    expected, dropped = rounds(runner, documents, verdicts, with_unsafe=bool(scope))
    tally.dropped += [f"document {index}: {name}: {reason}" for index, reason in dropped.items()]
    for index, (document, result) in enumerate(zip(documents, fixed, strict=True)):
        if result != expected[index]:
            tally.violations.append(f"document {index}: {name} writes something else than its edits, round by round")
        if not verdicts[index].findings and result != document.data:
            tally.violations.append(f"document {index}: {name} changes a document without findings")
    texts = [Document(document.kind, data) for document, data in zip(documents, fixed, strict=True)]
    for index, (said, again) in enumerate(zip(remaining, runner.lint(texts), strict=True)):
        if said.findings != again.findings:
            tally.violations.append(f"document {index}: {name} reports something else than what remains")
        allowed = {"safe", "unsafe"} if scope else {"safe"}
        left = [f for f in again.findings if allowed & {fix["applicability"] for fix in f["fixes"]}]
        if left and index not in dropped:
            tally.violations.append(f"document {index}: {name} leaves {stacks_lint.short(left[0])}")
    second, _, recount = runner.fix(texts, *scope)
    for index, (once, twice) in enumerate(zip(fixed, second, strict=True)):
        if once != twice:
            tally.violations.append(f"document {index}: {name} changes something the second time")
    if recount:
        tally.violations.append(f"{name} fixes {recount} findings the second time")
    if not count:
        tally.violations.append(f"{name} fixed nothing at all")


def rounds(
    runner: Runner, documents: Sequence[Document], verdicts: Sequence[Verdict], *, with_unsafe: bool
) -> tuple[list[bytes], dict[int, str]]:
    """Applies the reported edits until there are none. Where a round does harm, its fixes are applied one
    after the other, and those that do it left out; these documents are returned with the first harm."""
    texts, current = list(documents), list(verdicts)
    open_ = set(range(len(texts)))
    harm: dict[int, str] = {}
    for _ in range(60):
        changes = {index: found for index in sorted(open_) if (found := chosen(current[index].findings, with_unsafe))}
        applied = {i: Document(texts[i].kind, apply(texts[i].data, _edits(found))) for i, found in changes.items()}
        after = dict(zip(applied, runner.lint(list(applied.values())), strict=True))
        careful: dict[int, list[Candidate]] = {}
        open_ = set()
        for index, candidates in changes.items():
            fixed = [finding for candidate in candidates for finding in candidate.findings]
            objections = worse(current[index], after[index], fixed, _edits(candidates))
            if objections:
                harm.setdefault(index, objections[0])
                careful[index] = candidates
            else:
                texts[index], current[index] = applied[index], after[index]
                open_.add(index)
        open_ |= one_by_one(runner, texts, current, careful)
        if not open_:
            break
    return [text.data for text in texts], harm | dict.fromkeys(open_, "too many rounds")


@dataclass
class Candidate:
    """A fix and what it is to remove."""

    edits: list[dict]
    findings: list[Finding]


def one_by_one(
    runner: Runner, texts: list[Document], current: list[Verdict], careful: dict[int, list[Candidate]]
) -> set[int]:
    """Applies those that do no harm to `texts`; returns the documents that changed."""
    changed: set[int] = set()
    done: dict[int, list[dict]] = {index: [] for index in careful}
    for number in range(max((len(candidates) for candidates in careful.values()), default=0)):
        trials: dict[int, tuple[Document, list[Finding], list[dict]]] = {}
        for index, candidates in careful.items():
            if number >= len(candidates):
                continue
            edits = [_moved(edit, done[index]) for edit in candidates[number].edits]
            places = [(one["rule"], span(_moved(one, done[index]))) for one in candidates[number].findings]
            left = [one for one in current[index].findings if (one["rule"], span(one)) in places]
            if left:
                trials[index] = (Document(texts[index].kind, apply(texts[index].data, edits)), left, edits)
        after = runner.lint([text for text, _, _ in trials.values()])
        for (index, (text, fixed, edits)), verdict in zip(trials.items(), after, strict=True):
            if not worse(current[index], verdict, fixed, edits):
                texts[index], current[index] = text, verdict
                done[index] += careful[index][number].edits
                changed.add(index)
    return changed


def _moved(item: dict, done: Iterable[dict]) -> dict:
    """The same edit or finding behind other edits of the text."""
    start, end = span(item)
    shift = sum(len(edit["text"].encode()) - (span(edit)[1] - span(edit)[0]) for edit in done if span(edit)[1] <= start)
    inner = sum(len(edit["text"].encode()) - (span(edit)[1] - span(edit)[0]) for edit in done if start < span(edit)[1] <= end)
    return item | {"range": {"start": {"offset": start + shift}, "end": {"offset": end + shift + inner}}}


def _edits(candidates: Iterable[Candidate]) -> list[dict]:
    return sorted((edit for candidate in candidates for edit in candidate.edits), key=span)


def chosen(findings: Iterable[Finding], with_unsafe: bool) -> list[Candidate]:
    """The first fix of each finding that does not collide with an earlier one."""
    candidates: list[Candidate] = []
    for finding in findings:
        fixes = [f for f in finding["fixes"] if f["applicability"] == "safe"]
        fixes += [f for f in finding["fixes"] if with_unsafe and f["applicability"] == "unsafe"]
        if not fixes:
            continue
        edits = fixes[0]["edits"]
        same = next((one for one in candidates if one.edits == edits), None)
        taken = [span(other) for one in candidates for other in one.edits]
        if same:
            same.findings.append(finding)
        elif not any(_collide(span(edit), other) for edit in edits for other in taken):
            candidates.append(Candidate(edits, [finding]))
    return candidates


def _collide(left: tuple[int, int], right: tuple[int, int]) -> bool:
    if left[0] == left[1] or right[0] == right[1]:
        return _touch(left, right)
    return left[0] < right[1] and right[0] < left[1]


def run(binary: str, count: int, seed: int, tally: Tally) -> list[Document]:
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(binary, Path(folder))
        made: list[Document] = []
        # More are made than wanted: some have no findings.
        for document in fix_documents.documents(3 * count, seed):
            made.append(document)
            if len(made) >= 3 * count:
                break
        said = runner.lint(made)
        pairs = [(d, v) for d, v in zip(made, said, strict=True) if v.findings][:count]
        documents, verdicts = [d for d, _ in pairs], [v for _, v in pairs]
        tally.documents, tally.with_findings = len(made), len(documents)
        check_single(runner, documents, verdicts, tally)
        check_together(runner, documents, verdicts, [], tally)
        check_together(runner, documents, verdicts, ["--unsafe-fixes"], tally)
    return documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000, help="documents with findings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, help="print that document")
    parser.add_argument("--verbose", action="store_true", help="also say which fixes are left out, and why")
    stacks_lint.add_binary_option(parser)
    arguments = parser.parse_args()
    tally = Tally()
    documents = run(arguments.zenls, arguments.count, arguments.seed, tally)
    if arguments.show is not None:
        document = documents[arguments.show]
        print(f"--- document {arguments.show} ({document.kind})\n{document.data.decode(errors='replace')}")
        print("\n".join(v for v in tally.violations + tally.dropped if v.startswith(f"document {arguments.show}:")))
        return
    for violation in tally.violations[:200]:
        print(violation)
    if arguments.verbose:
        print("\n".join(tally.dropped))
    for fix, number in sorted(tally.fixes.items()):
        print(f"{number:6} {fix}")
    print(
        f"{tally.with_findings} documents with findings, {sum(tally.fixes.values())} fixes alone, "
        f"{len(tally.dropped)} runs in which a round did harm and fixes were left out, {len(tally.violations)} violations"
    )
    if tally.with_findings < arguments.count or tally.violations:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
