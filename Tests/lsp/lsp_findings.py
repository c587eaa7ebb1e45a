"""What `zenls lint` says, in the words of the protocol."""

from __future__ import annotations

from lsp_text import Lines

SEVERITIES = {"error": 1, "warning": 2, "information": 3, "hint": 4}
TAGS = {"registry-gcr-retired": [2], "unused-ignore": [1]}


class ProvenTitles(list):
    """Titles of fixes, each of which was tried. A diagnostic is made with every keystroke: it also names
    fixes that are tried only when somebody asks for actions."""

    def __eq__(self, told: object) -> bool:
        rest = iter(told) if isinstance(told, list) else iter(())
        return all(title in rest for title in self) and (bool(self) or isinstance(told, list))

    __hash__ = None


def diagnostics(findings: list[dict], text: str, uri: str, encoding: str) -> list[dict]:
    """The diagnostics that a server must show for the findings of `lint --format json`."""
    source = text.encode()
    lines = Lines(text)

    def converted(range: dict) -> dict:
        ends = (len(source[: range[end]["offset"]].decode()) for end in ("start", "end"))
        return lines.range(*ends, encoding)

    result = []
    for finding in findings:
        item = {
            "range": converted(finding["range"]),
            "severity": SEVERITIES[finding["severity"]],
            "code": finding["rule"],
            "source": "zenls",
            "message": finding["message"],
            "data": {
                "fixes": ProvenTitles(fix["title"] for fix in finding["fixes"]),
                "blocking": finding["blocking"],
                "stage": finding["stage"],
            },
        }
        if tags := TAGS.get(finding["rule"]):
            item["tags"] = tags
        if finding["related"]:
            item["relatedInformation"] = [
                {"location": {"uri": uri, "range": converted(related["range"])}, "message": related["message"]}
                for related in finding["related"]
            ]
        result.append(item)
    return result
