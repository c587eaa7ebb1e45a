"""The underline stands below its text, whatever the characters; secrets are never shown."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from samples import ERROR, VALID
from wcwidth import wcswidth
from zenls_binary import Zenls

HEAD = "zenml_version: 0.98.0\nstack_name: s\ncomponents:\n  alerter:\n"
# The flavor is what is underlined.
ENTRY = "    - {{name: {}, flavor: nope, configuration: {{}}}}\n"
EXCERPT = re.compile(r"^ +\|\n *\d+ \| (?P<line>.*)\n +\| (?P<underline> *\^+)$", re.MULTILINE)


def underlines(zenls: Zenls, texts: list[str]) -> list[tuple[str, str]]:
    """The shown line and its underline, for each text standing in front of a mistake."""
    shown = []
    # A file is shown a thousand findings of one rule.
    for start in range(0, len(texts), 1000):
        entries = "".join(ENTRY.format(json.dumps(text, ensure_ascii=False)) for text in texts[start : start + 1000])
        zenls.write("stack.yaml", HEAD + entries)
        out = zenls("lint", "--select=unknown-flavor", "stack.yaml").out
        shown += [(match["line"], match["underline"]) for match in EXCERPT.finditer(out)]
    assert len(shown) == len(texts)
    return shown


def check(zenls: Zenls, texts: list[str]) -> None:
    wrong = []
    for text, (line, underline) in zip(texts, underlines(zenls, texts), strict=True):
        before = line[: line.index("nope", line.rindex("flavor:"))]
        if underline != " " * wcswidth(before) + "^^^^":
            wrong.append((text, [f"U+{ord(c):04X}" for c in text], wcswidth(before) - len(underline) + 4))
    assert wrong == []


SEQUENCES = [
    "",
    "plain",
    "鴨",
    "ＡＢ",
    "ｶﾞ",
    "한글",
    "\u1112\u1161\u11ab",
    "e\u0301",
    "a\u0300\u0301\u0302",
    "か\u3099",
    "🦆",
    "👩‍👩‍👧",
    "👨🏻‍💻",
    "👍🏽",
    "🏽",
    "❤",
    "❤️",
    "☂️",
    "☺\ufe0e",
    "⌚\ufe0e",
    "⌚",
    "1️⃣",
    "#️⃣",
    "©",
    "©️",
    "a\ufe0f",
    "🇩🇪",
    "🇩",
    "🇩🇪🇫",
    "🇩🇪🇫🇷",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "🏳️‍🌈",
    "का",
    "क्षि",
    "நி",
    "ก็",
    "กำ",
    "அி",
    "שָׁלוֹם",
    "مَرْحَبًا",
    "\u200b\u200d\u2060",
    "soft\u00adhyphen",
    "→ ≠ … “ ”",
    "⠿",
    "︙",
    "tab\there",
    "🦆鴨é" * 10,
]


@pytest.mark.parametrize("text", SEQUENCES)
def test_sequences(zenls: Zenls, text: str) -> None:
    check(zenls, [text])
    check(zenls, ["x" + text + "y"])


def letters() -> list[str]:
    """Characters of every script and kind, but for those by the thousand that differ in nothing.

    wcwidth joins whatever follows a joiner or a virama, a letter of another script too; those that
    do join are among the sequences.
    """
    found = []
    for code in range(0x20, 0x110000):
        # Ideographs and syllables by the thousand: each 64th.
        if (0x3400 <= code < 0xD7A4 or 0x17000 <= code < 0x18D00 or code >= 0x20000) and code % 64:
            continue
        character = chr(code)
        if unicodedata.combining(character) == 9 or character in '"\\\u200d\ufeff':
            continue
        if unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn"):
            found.append(character)
    return found


def test_single_characters(zenls: Zenls) -> None:
    texts = [f"x{character}y" for character in letters()]
    assert len(texts) > 30_000
    check(zenls, texts)


def test_marks_behind_letters(zenls: Zenls) -> None:
    bases = ["a", "鴨", "🦆", "क", "ก"]
    marks = [c for c in letters() if unicodedata.category(c) in ("Mn", "Me")]
    check(zenls, [base + mark for base in bases for mark in marks[::7]])


# Which part of a line, and which lines, are shown


def excerpt(zenls: Zenls, text: str, rule: str) -> list[str]:
    zenls.write("stack.yaml", text)
    out = zenls("lint", f"--select={rule}", "stack.yaml").out
    lines = out.split("\n\n")[0].splitlines()
    return [line for line in lines[2:] if not line.startswith("  =")]


def test_a_range_of_two_lines_is_shown_whole(zenls: Zenls) -> None:
    text = VALID.replace("configuration: {}", "configuration:\n        - a\n        - b", 1)
    assert excerpt(zenls, text, "wrong-shape") == [
        "  |",
        "8 |         - a",
        "  |         ^^^",
        "9 |         - b",
        "  |         ^^^",
    ]


def test_of_a_longer_range_both_ends_are_shown(zenls: Zenls) -> None:
    items = "".join(f"\n        - item {number}" for number in range(5))
    assert excerpt(zenls, VALID.replace(" {}", items, 1), "wrong-shape") == [
        "   |",
        " 8 |         - item 0",
        "   |         ^^^^^^^^",
        "...",
        "12 |         - item 4",
        "   |         ^^^^^^^^",
    ]


@pytest.mark.parametrize("filler", ["é", "鴨", "🦆", "e\u0301"])
@pytest.mark.parametrize("count", range(60, 90))
def test_a_long_line_is_cut_between_characters(zenls: Zenls, filler: str, count: int) -> None:
    ((line, underline),) = underlines(zenls, [filler * count])
    assert "\ufffd" not in line
    assert underline == " " * wcswidth(line[: line.index("nope")]) + "^^^^"
    # Behind the mistake, too.
    zenls.write("stack.yaml", ERROR.replace("locall", "locall # " + filler * count))
    assert "\ufffd" not in zenls("lint", "stack.yaml").out


# Secrets

SECRET = "hunter2-s3cret"
SECRETS = {
    "a finding of its own": f"slack_token: {SECRET}",
    "a finding beside it": f"slack_token: {SECRET}, no_such: 1",
    "ignored": f"slack_token: {SECRET}, no_such: 1}} # zenls: ignore[plaintext-secret]",
    "a misspelt field": f"slack_tokn: {SECRET}",
    "another misspelt field": f"slacktoken: '{SECRET}'",
    "a field that does not exist": f"api_key: {SECRET}",
    "of the wrong type": f"slack_token: [{SECRET}, 1]",
    "a mapping": f"slack_token: {{password: {SECRET}}}",
    "twice": f"slack_token: {SECRET}, slack_token: {SECRET}",
    "in a merge": f"<<: {{slack_token: {SECRET}}}, no_such: 1",
}


@pytest.mark.parametrize("fields", SECRETS.values(), ids=SECRETS.keys())
@pytest.mark.parametrize("flavor", ["slack", "slak", "discord"])
@pytest.mark.parametrize("format", ["text", "compact", "json", "sarif", "github", "gitlab", "junit"])
def test_secrets_are_never_shown(zenls: Zenls, fields: str, flavor: str, format: str) -> None:
    if "#" not in fields:
        fields += "}"
    entry = f"    - {{name: a, flavor: {flavor}, configuration: {{{fields.replace('} #', '}} #')}"
    zenls.write("stack.yaml", f"{VALID}  alerter:\n{entry}{'' if '#' in fields else '}'}\n")
    result = zenls("lint", "--format", format, "stack.yaml")
    assert result.status == 1 or "plaintext-secret" in result.out
    assert SECRET not in result.out + result.err
    assert zenls("lint", "--ignore=plaintext-secret", "--format", format, "stack.yaml").out.count(SECRET) == 0


ELSEWHERE = {
    "beside the flavor": VALID + f"  alerter: {{name: a, flavor: slack, password: {SECRET}, configuration: {{}}}}\n",
    "in a flat component": f"{{name: a, type: alerter, flavor: slack, slack_token: {SECRET}, no_such: 1}}\n",
    "in a component": f"{{name: a, type: alerter, flavor: slack, configuration: {{slack_token: {SECRET}, no: 1}}}}\n",
    "in mlstacks": "spec_version: 1\nspec_type: component\nname: a\nprovider: gcp\ncomponent_type: artifact_store\n"
    f"component_flavor: s3\nmetadata: {{config: {{api-token: {SECRET}}}, region: [x, {{}}], no_such: 1}}\n",
}


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_secrets_elsewhere_are_never_shown(zenls: Zenls, text: str) -> None:
    zenls.write("stack.yaml", text)
    result = zenls("lint", "stack.yaml")
    assert result.status == 1
    assert "********" in result.out
    assert SECRET not in result.out + result.err


@pytest.mark.parametrize("value", ["87650917", "2031-07-19", "8.7651"])
def test_a_secret_in_a_fix_is_not_shown(zenls: Zenls, value: str) -> None:
    """Quotes are put around it: the value is in no edit."""
    zenls.write("stack.yaml", VALID + f"  alerter: {{name: a, flavor: slack, configuration: {{slack_token: {value}}}}}\n")
    for format in ["json", "sarif", "text"]:
        out = zenls("lint", "--format", format, "--select=invalid-value", "stack.yaml").out
        assert "slack_token" in out and value not in out


def test_references_are_shown(zenls: Zenls) -> None:
    """What is no secret helps to understand the finding."""
    zenls.write(
        "stack.yaml",
        VALID + "  alerter: {name: a, flavor: slack, configuration: {slack_token: '{{a.b}}', no_such: '<TOKEN>'}}\n",
    )
    assert "'{{a.b}}'" in zenls("lint", "stack.yaml").out
