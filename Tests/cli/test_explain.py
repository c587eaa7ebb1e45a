"""`zenls rules` and `zenls explain`: every rule has its page."""

from __future__ import annotations

import re

from zenls_binary import Zenls

HEADINGS = ["What it reports", "Why", "Example", "Use instead", "Fix", "Configuration"]


def rule_ids(zenls: Zenls) -> list[str]:
    result = zenls("rules")
    assert (result.status, result.err) == (0, "")
    return re.findall(r"^\s*([a-z]+(?:-[a-z0-9]+)+)\b", result.out, re.MULTILINE)


def test_rules_lists_the_rules_of_the_contract(zenls: Zenls) -> None:
    ids = rule_ids(zenls)
    assert len(ids) == len(set(ids))
    assert set(CONTRACT) - set(ids) == set()


def test_every_rule_is_explained(zenls: Zenls) -> None:
    for rule in rule_ids(zenls):
        result = zenls("explain", rule)
        assert (result.status, result.err) == (0, ""), rule
        assert rule in result.out
        places = [result.out.find(heading) for heading in HEADINGS]
        assert -1 not in places and places == sorted(places), rule


def test_every_rule_can_be_selected(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", "stack_name: x\n")
    for rule in rule_ids(zenls):
        assert zenls("lint", "--select", rule, path).status in (0, 1)


CONTRACT = """
yaml-syntax yaml-duplicate-key yaml-multiple-documents yaml-unknown-tag yaml-limits file-encoding
conflict-marker unused-ignore
missing-key unknown-key unknown-component-type unknown-flavor invalid-name duplicate-component
too-many-components missing-required-component version-unknown version-feature
unknown-field missing-field invalid-value secret-not-allowed secret-malformed plaintext-secret
missing-companion incompatible-components region-mismatch project-mismatch
registry-scheme registry-missing-repository registry-missing-location registry-unknown-location
registry-zone-location registry-format-host registry-project-id registry-repository-id
registry-uppercase registry-whitespace registry-slashes registry-image-in-uri
registry-path-not-allowed registry-flavor-mismatch registry-gcr-retired registry-public-mirror
registry-missing-account registry-account-id registry-unreachable-local registry-placeholder
registry-unsupported-host
""".split()
