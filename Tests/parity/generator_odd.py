"""Pools of odd YAML: values, names, versions, keys, as raw text."""

from __future__ import annotations

# Pools are read as paragraphs.
# fmt: off

# Scalars of every YAML 1.1 form that PyYAML's resolver and constructors tell apart.
PLAIN = """
yes no on off y n Yes NO On OFF true True TRUE tRUE false null Null NULL ~ nil None
0 1 5 -1 +5 -0 00 017 0o17 0x1F 0xg 0b101 1_000 1__0 _1 1:30 190:20:30 1:70
1.5 5.0 -2.50 1. .5 . 1e3 1.0e3 1.0e+3 1E5 1e+3 6.8523015e+5 1_0.5 190:20:30.15
.inf -.INF +.inf .Inf .nan .NaN .NAN inf nan 1.2.3 123456789012345678901234567890 -9223372036854775809
2024-01-01 2024-1-1 2024-01-01T10:00:00Z 2024-13-45
a text-1 a#b a:b a:b:c http://x ä 日本語 🙂 TCP t f T F 0644 08 0.0 1e400
""".split() + [
    "2024-01-01 10:00:00",
    "2024-01-01 10:00:00.5 +02:00",
    "a b  c",
    "two words # a comment",
    "",
    "-",
    "?x",
    ":x",
    "-x",
]

QUOTED = [
    "''", "' '", '""', "'5'", '"5"', "' 5 '", "'5.0'", "'5.5'", "'1_000'", "'+5'", "'-5'", "'0x10'",
    "'5e3'", "'1e-2'", "'.5'", "'٥'", "'inf'", "'nan'", "'Infinity'", "'yes'", "'TRUE'", "'t'", "'off'",
    "' true'", "'1'", "'0'", "'2'", "'null'", "'None'", "'~'", '"a\\tb"', '"a\\nb"', '"\\x41"',
    '"\\u00e9"', '"\\ud83d\\ude00"', '"\\0"', "'it''s'", "'2024-01-01'", "'a, b'", "'99999999999999999999'",
]

COLLECTIONS = [
    "[]", "{}", "[a]", "[1, 2]", "[1, a]", "[null]", "[true, no]", "[[a], [b]]", "[{a: b}]", "{a: b}", "{a: 1}",
    "{1: 2}", "{a: null}", "{a: [b]}", "{a: {b: c}}", "{true: yes}", "{a}", "{a, b: c}", "[a: b]", "{? a : b}",
    '{"a":1}', '{"a": "b", "c": [1, 2.5, null, true]}', "[\n  a,\n  b\n]", "{\n  a: b\n}", "[a, b,]", "[ , a]",
    "{a: b, a: c}", "{{a.b}}", "{{ secret.key }}", "{1.5: a}", "{2024-01-01: a}", "{[a]: b}", "{null: a}",
]

JSON_TEXTS = [
    "'[]'", "'{}'", "'[\"a\"]'", "'[1, 2]'", "'[null]'", "'{\"a\": 1}'", "'{\"a\": \"b\"}'", "'{\"a\": {\"b\": null}}'",
    "'[{\"a\": \"b\"}]'", "'[1,'", "'{a: 1}'", "'\"x\"'", "'NaN'", "'null'", "'true'", "'[1, NaN]'", "' [1] '",
    "'{\"a\": 1, \"a\": 2}'", "\"{'a': 1}\"", "'[1] x'", "'{\"1\": 2}'", "'\\ufeff[]'", "'[\"\\ud83d\"]'",
]

SECRETS = [
    "'{{team_secret.key}}'", '"{{ team_secret.key }}"', "'{{team_secret}}'", "'{{.key}}'", "'{{team.}}'",
    "'{{ a.b }} '", "'x{{a.b}}'", "'{{a.b}}{{c.d}}'", "'{{a b.c}}'", "'{{a.b.c}}'", "'{{a.b c}}'", "'{a.b}'",
    "'{{\ta.b}}'", "'{{ä.b}}'", "['{{a.b}}']", "{k: '{{a.b}}'}", "'{{a.b}'", '"{{a.b}}\\n"',
]

TAGGED = [
    "!!str 5", "!!str yes", "!!str", "!!int '5'", "!!int '5.5'", "!!int x", "!!float 3", "!!float '1e3'", "!!float x",
    "!!bool 'yes'", "!!bool x", "!!null ''", "!!null x", "!!binary aGVsbG8=", "!!binary '////'", "!!binary 'a b'",
    "!!set {a, b}", "!!set {}", "!!set {a: 1}", "!!set [a]", "!!omap [a: 1, b: 2]", "!!omap {a: 1}", "!!pairs [a: 1]",
    "!!timestamp 2024-01-01", "!!timestamp x", "!custom x", "!custom [a]", "!!python/name:os.system",
    "!!python/tuple [1]", "!!map {a: b}", "!!map [a]", "!!seq [a]", "!!seq {a: b}", "!!list [a]", "! x", "! 5",
    "!!str [a]", "!!int [1]", "!<tag:yaml.org,2002:str> 5", "!<!x> y", "!e!x y", "!!merge <<", "!!value =",
    "!!str !!str x", "!!float .inf", "!!int 0x1F", "!!int 1:30", "!!bool 1", "!!timestamp '2024-01-01'",
]

SPECIAL = [
    "=", "<<", "'='", "'<<'", "*missing", "&anchor x", "&anchor", "&a *a", "*", "&", "&x [*x]", "&x {a: *x}",
    "@x", "`x`", "%x", "| text", "> text", "|", ">", "|\n  some\n  lines", ">-\n  some\n  lines", "|+\n  x\n\n",
    "|2\n  x", "|1x", "a: b", "'a': b", "- x", "[a", "{a: b", "'open", '"open', "a]", "a}", "]", "}", ",", "[a]]",
    "'a' b", '"a"b', '"\\q"', "\"\\ud83d\"", '"\\x4"', "x\ty", "\tx", "x\t", "# only a comment", "\"multi\n  line\"",
    "multi\n  line", "'multi\n\n  line'", "!", "x: &a", "\u0085", "a\u2028b", "a\u00a0b", "\ufeffx", "a\x07b", "a\x7fb", "\ufffe",
]

VALUES = {
    "plain": PLAIN,
    "quoted": QUOTED,
    "collection": COLLECTIONS,
    "json": JSON_TEXTS,
    "secret": SECRETS,
    "tag": TAGGED,
    "special": SPECIAL,
}

_SCALARS = PLAIN + QUOTED
NUMERIC = [text for text in _SCALARS if any(c in "0123456789٥nN" for c in text)]
_BOOLEAN_WORDS = "yes no on off y n true false t f 1 0 2".split()
BOOLEAN = [t for t in _SCALARS if t.strip("' ").lower() in _BOOLEAN_WORDS] + ["1.0", "0.0", "-0.0", "'TrUe'", "'Y'"]

LONG = "x" * 256
NAMES = [
    "''", "", "null", "~", "0", "false", "[]", "{}", "0.0", "12345678901", "1.5", "true", "2024-01-01", "[a]", "{a: b}",
    "default", "Default", "DEFAULT", "def", "DEF", "defaul", "default1", "d_fault", "def%", "'%'", "'_'", "default ",
    "'default '", "' default'", "'{{team_secret.name}}'", "'{{x}}'", '"tab\\there"', '"line\\nbreak"', '"cr\\rx"',
    '"vt\\x0bx"', '"ff\\x0cx"', '"nel\\x85x"', '"nul\\0x"', LONG, LONG[:255], "é" * 255, "🙂" * 255, "日本", "a b", "a/b", "-x", "'#x'",
    "00000000-0000-0000-0000-000000000000", "'equals:default'", "'startswith:def'", "'contains:x'", "'in:[\"default\"]'",
    "!!binary aGVsbG8=", "!!str 5", "'5'", "\"\\ud83d\"", "&n named", "'[red]'", "yes", "'yes'", "default: x",
    "'oneof:[\"x\"]'", "\"{{a.b}}\\n\"", "'%'", "'default%'", "!!binary ZGVmYXVsdA==", "1e3", ".nan", "=", "'='",
]

STACK_NAMES = [
    "default", "~", "null", "", "''", "' '", LONG, LONG[:255], "5", "1.5", "true", "[a]", "[]", "{}", "{a: b}", "2024-01-01",
    "Default", "DEFAULT", "def", "'contains:def'", "'contains:xyz'", "'startswith:x'", "'equals:default'",
    "'notequals:x'", "'in:[\"default\"]'", "'oneof:[\"x\"]'", "'tab\there'", '"line\\nbreak"', '"cr\\rx"', '"vt\\x0b"',
    '"nul\\0"', "'{{team_secret.name}}'", "🙂", "a b", "!!binary aGVsbG8=", "[default]", "!!str 5", "\"\\ud83d\"", "'[/red]'",
    "00000000-0000-0000-0000-000000000000", "'default%'", "'%'", "d_fault", "'gt:5'", "'notcontains:x'", "'endswith:t'",
    "'isnull:'", "'hasname'", "!!set {a}", "=", "'equals:'", "'oneof:x'", "'notoneof:[\"default\"]'", "'xx:default'",
]

VERSIONS = [
    "null", "~", "", "0.94", "0.98", "1", "''", "'0.98.0'", "0.12.0", "0.94.2", "99.0.0", "latest", "true", "[1, 2]", "{}",
    "{a: b}", "2024-01-01", "'[/red]'", "'[red]'", "'[bold]x[/bold]'", "'[/]'", "'[red]x[/]'", "\"\\ud83d\"", "!!binary aGVsbG8=",
    "v0.98.0", "0.98.0.post1", "'\\[/red]'", "'[a[b]'", "'[link=x]y[/link]'", "'[/a/b]'", "'[1]'", "'[@x]'", "'[/'", LONG,
]

FLAVORS = [
    "null", "~", "", "''", "5", "1.5", "true", "[gcp]", "{}", "{a: b}", "2024-01-01", "custom", "gcp ", "'gcp '", "GCP", "Gcp",
    "Local", "LOCAL", "startswith:gc", "'contains:oc'", "'equals:gcp'", "sagemaker", "vertex", "s3", "minio", "gcs", "ecr",
    "docker", "slack", "wandb", "'{{a.b}}'", "g%p", "'%'", "loc_l", LONG, "zenml.artifact_stores.LocalArtifactStore",
    "!!binary Z2Nw", "'in:[\"gcp\"]'", "\"gcp\\n\"", "vm_gcp", "vm-gcp", "spark", "spark_kubernetes", "mlflow", "[]", "0", "false",
]

KEYS = ["1", "true", "null", "1.5", "2024-01-01", "[a]", "? a", "'a b'", "~", "=", "<<", "''", "{a: b}", "!!str 1", "🙂", "yes", "a.b"]

COMPONENTS = ["null", "", "[]", "{}", "5", "text", "[a]", "{a: b}", "{1: []}", "[orchestrator]", "{orchestrator: null}", "~", "true"]

CONFIGURATIONS = ["null", "", "[]", "text", "''", "5", "~", "[a]", "false", "{}", "{null: a}", "{1: 2}", "'{}'", "[[a, b]]", "!!set {path}", "!!omap []"]

PARTS = ["null", "", "[]", "{}", "text", "5", "[text]", "[null]", "[[]]", "[{}]", "{a: b}", "true", "[5]"]
