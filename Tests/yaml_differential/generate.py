"""Seeded YAML snippets: grammar-based ones, stack-like files, and mutations of both."""

import random

BREAKS = ["\n"] * 30 + ["\r\n", "\r", "\x85", "\u2028", "\u2029"]
ODD_SCALARS = """
yes no on off True FALSE y n ~ null Null NULL 0 -0 +1 1 017 0o17 08 0b101 0b_ 0x1F 0x_ 1_000 1_ 1:30 1:60 -1:30:59 190:20:30.15
1.0 1. .5 -.5 +.5 1e3 1.0e3 1.0e+3 1.5E-7 .inf -.inf +.INF .nan .NaN -.nan 1._5 1_0.5 12e03 -2E+05 . .. 1.2.3
2024-01-01 2024-1-1 2024-13-01 2024-02-30 0000-01-01 2024-01-01T10:20:30Z 2001-12-14t21:59:43.10-05:00 2001-12-14 2001-12-15T2:59:43.1Z
2024-01-01T25:00:00 2024-01-01T10:20:30+25:00 2024-01-01T10:20:30-23:59 2024-01-01T10:20 = << <<: a:b a#b #a -a - -- --- ... ? ?a :a : % %a @a `a
a,b [a {a a] a} !a &a *a |a >a 'a "a a'b a"b http://x.y:80/z gs://bucket/x {{s.k}} ${VAR} a\\b é 日本 🎉 \ufeff a\ufeffb \xa0 _ 9223372036854775808 -9223372036854775809
99999999999999999999999999 0x123456789abcdef0123456789 0b1 -0b11 -0x1f -017 +017 00 0_7 1__2 _1 0x 0b 1:2:3 1:2:3.5 10:00 0:0 00:00 !!str =a
""".split()
TAGS = ["!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!binary", "!!seq", "!!map", "!!omap",
        "!!pairs", "!!set", "!", "!foo", "!!foo", "!<tag:yaml.org,2002:str>", "!<x>", "!e!x", "!<!>", "!!merge", "!!value",
        "!!str,", "!%41", "!%zz", "!<", "!a!b", "!!", "!<tag:yaml.org,2002:int", "!!python/none"]
WORDS = ["a", "b", "c", "name", "flavor", "uri", "key", "x1", "type", "k"]


class Generator:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.anchors = []

    def pick(self, items):
        return items[self.r.randrange(len(items))]

    def chance(self, p):
        return self.r.random() < p

    # Scalars

    def plain(self):
        if self.chance(0.35):
            return self.pick(ODD_SCALARS)
        return self.pick(WORDS) + (" " + self.pick(WORDS) if self.chance(0.1) else "")

    def single(self, indent):
        parts = [self.pick(["a", "it''s", " ", "  ", "\t", "é", "🎉", "#", ": ", "-", "\\", '"', "1", "yes"]) for _ in range(self.r.randrange(5))]
        if self.chance(0.1):
            parts.insert(self.r.randrange(len(parts) + 1), self.fold(indent))
        return "'" + "".join(parts) + "'"

    def double(self, indent):
        pool = ["a", "\\n", "\\t", "\\\\", '\\"', "\\x41", "\\u00e9", "\\U0001f389", "\\ud83d", " ", "  ", "\t", "é", "🎉",
                "#", ": ", "'", "\\ ", "\\/", "\\N", "\\L", "\\P", "\\_", "\\e", "\\0", "1", "2024-01-01"]
        if self.chance(0.03):
            pool += ["\\q", "\\x4", "\\U00110000", "\\uZZZZ"] * 5
        parts = [self.pick(pool) for _ in range(self.r.randrange(5))]
        if self.chance(0.1):
            parts.insert(self.r.randrange(len(parts) + 1), self.pick(["", "\\"]) + self.fold(indent))
        return '"' + "".join(parts) + '"'

    def fold(self, indent):
        text = self.pick(BREAKS)
        while self.chance(0.3):
            text += self.pick(["", " ", "\t", "  "]) + self.pick(BREAKS)
        return text + " " * self.r.randrange(indent + 3) + self.pick(["", "", "\t"])

    def block_scalar(self, indent):
        header = self.pick("|>") + self.pick(["", "", "", "-", "+", "2", "1-", "+3", "0", "x"] if self.chance(0.3) else ["", "-", "+"])
        header += self.pick(["", "", "", " # c", " ", "\t"] if self.chance(0.3) else [""])
        lines = []
        inner = indent + self.pick([1, 2, 2, 4])
        for _ in range(self.r.randrange(5)):
            kind = self.r.random()
            if kind < 0.15:
                lines.append(" " * self.r.randrange(inner + 3))
            else:
                extra = self.pick([0, 0, 0, 0, 1, 2]) if self.chance(0.5) else 0
                lines.append(" " * (inner + extra) + self.pick(["", "", "", "\t"]) + self.pick(["text", "a: b", "- x", "# no", "é", "'", "--- x"]))
        return header + "".join(self.pick(BREAKS) + line for line in lines)

    def scalar(self, indent, flow=False):
        kind = self.r.random()
        if kind < 0.6:
            text = self.plain()
            if self.chance(0.05):
                text += self.fold(indent).replace("\t", "") + " " + self.plain()
            return text
        if kind < 0.75:
            return self.single(indent)
        if kind < 0.9 or flow:
            return self.double(indent)
        return self.block_scalar(indent)

    def properties(self):
        text = ""
        if self.chance(0.06):
            name = "n%d" % (len(self.anchors) if not self.chance(0.05) else 0)
            self.anchors.append(name)
            text = "&" + name + " "
        if self.chance(0.06):
            tag = self.pick(TAGS) + self.pick([" ", " ", " ", "", "\t"] if self.chance(0.1) else [" "])
            text = tag + text if self.chance(0.5) else text + tag
        return text

    def alias(self):
        if self.anchors and not self.chance(0.03):
            return "*" + self.pick(self.anchors)
        return "*" + self.pick(["n0", "zz"])

    # Collections

    def flow(self, depth, indent):
        if depth <= 0 or self.chance(0.4):
            if self.chance(0.06) and self.anchors:
                return self.alias()
            return self.properties() + self.scalar(indent, flow=True)
        parts = []
        pad = lambda: self.pick(["", " ", " ", "  ", self.fold(indent) if self.chance(0.2) else " ", " # c\n" if self.chance(0.1) else " "])
        if self.chance(0.5):
            for _ in range(self.r.randrange(4)):
                if self.chance(0.15):
                    parts.append(self.scalar(indent, True) + ": " + self.flow(depth - 1, indent))
                elif self.chance(0.04):
                    parts.append("? " + self.scalar(indent, True))
                else:
                    parts.append(self.flow(depth - 1, indent))
            text, opening, closing = ",".join(p + pad() if self.chance(0.5) else pad() + p for p in parts), "[", "]"
        else:
            for _ in range(self.r.randrange(4)):
                kind = self.r.random()
                key = self.scalar(indent, True) if not self.chance(0.05) else self.flow(depth - 1, indent)
                if kind < 0.8:
                    parts.append(key + self.pick([": ", ": ", ":", " : ", ":  "]) + self.flow(depth - 1, indent))
                elif kind < 0.9:
                    parts.append(key)
                elif kind < 0.95:
                    parts.append("? " + key + " : " + self.flow(depth - 1, indent))
                else:
                    parts.append(self.pick(["<<", "="]) + ": " + self.alias())
            text, opening, closing = ",".join(pad() + p for p in parts), "{", "}"
        trailing = "," if parts and self.chance(0.1) else ""
        return self.properties() + opening + text + trailing + pad() + closing

    def block(self, depth, indent):
        """Text of a block node whose lines begin at ``indent``; the first line without it."""
        kind = self.r.random()
        if depth <= 0 or kind < 0.2:
            return self.value(0, indent)
        if kind < 0.65:
            lines = []
            for _ in range(1 + self.r.randrange(4)):
                key = self.properties() + (self.pick(WORDS) if self.chance(0.8) else self.scalar(indent, True))
                if self.chance(0.04):
                    key = self.pick(["<<", "=", "~", "1", "1.0", "true", ".nan"])
                if self.chance(0.03):
                    lines.append("? " + self.block(depth - 1, indent + 2) + self.pick(BREAKS) + " " * indent + ": " + self.value(depth - 1, indent))
                else:
                    lines.append(key + self.pick([":", ":", ":", ":", " :", ":" if self.chance(0.8) else ": "]) + self.value_part(depth - 1, indent))
                if self.chance(0.02):
                    lines.append(lines[-1])
        else:
            lines = []
            for _ in range(1 + self.r.randrange(4)):
                if self.chance(0.6):
                    lines.append("- " + self.block(depth - 1, indent + 2))
                else:
                    lines.append("-" + self.value_part(depth - 1, indent))
        text = lines[0]
        for line in lines[1:]:
            if self.chance(0.06):
                text += self.pick(BREAKS) + self.pick(["# comment", "", "   ", " # é 🎉", "\t# t"] if self.chance(0.5) else [""])
            text += self.pick(BREAKS) + " " * indent + line
        return text

    def value_part(self, depth, indent):
        kind = self.r.random()
        if kind < 0.08:
            return ""
        if depth > 0 and kind < 0.5:
            extra = self.pick([1, 2, 2, 2, 4])
            if self.chance(0.05):
                extra = 0
            return " " + self.properties().rstrip(" ") + self.pick(["", "", " # c"] if self.chance(0.1) else [""]) + self.pick(BREAKS) + " " * (indent + extra) + self.block(depth, indent + extra)
        return self.pick([" ", " ", " ", "  ", "\t"] if self.chance(0.05) else [" "]) + self.value(depth, indent)

    def value(self, depth, indent):
        if self.chance(0.05) and self.anchors:
            return self.alias()
        if self.chance(0.2):
            return self.flow(2, indent + 1)
        text = self.properties() + self.scalar(indent)
        if self.chance(0.06):
            text += self.pick([" # comment", "#x", "  #", " #é", "\t# t", "\t", " "])
        return text

    def document(self):
        self.anchors = []
        text = ""
        if self.chance(0.03):
            text += "\ufeff"
        if self.chance(0.05):
            text += self.pick(["%YAML 1.1\n", "%YAML 1.3\n", "%YAML 2.0\n", "%FOO bar\n", "%TAG !e! tag:x,2000:\n", "%YAML 1.1 # c\n",
                               "%TAG ! !y\n", "%YAML 1\n", "%TAG !e! tag:yaml.org,2002:\n", "%\n", "%YAML 1.1\n%YAML 1.1\n", "%TAG !! tag:yaml.org,2002:\n", "%TAG !e! a\n%TAG !e! b\n"]) + self.pick(["---\n", "---\n", "--- ", ""])
        elif self.chance(0.07):
            text += self.pick(["---\n", "--- ", "---\n# c\n", "---", "...\n"])
        if self.chance(0.04):
            indent = self.r.randrange(4)
            text += " " * indent
        else:
            indent = 0
        text += self.block(self.r.randrange(5), indent)
        if self.chance(0.9):
            text += self.pick(BREAKS)
        if self.chance(0.04):
            text += self.pick(["...\n", "---\nb: 2\n", "...\n---\n", "--- x", "...\n# c\n", "...\nb\n", "---\n", " \n  \n", "# end", "\x00", "%FOO\n"])
        return text

    # Stack-like files

    def stack(self):
        step = self.pick([2, 2, 2, 4])
        lines = ["stack_name: %s" % self.pick(["prod", "'my stack'", '"x"', "1"]), "zenml_version: 0.98.0", "components:"]
        for kind in self.r.sample(["orchestrator", "artifact_store", "container_registry", "step_operator", "alerter"], 3):
            lines.append(" " * step + kind + ":")
            is_list = self.chance(0.4)
            first = " " * (2 * step) + ("- " if is_list else "")
            rest = " " * (2 * step + (2 if is_list else 0))
            body = ["name: %s" % self.plain(), "flavor: %s" % self.pick(["gcp", "aws", "local", "kubernetes"]), "type: " + kind, "configuration:"]
            config = []
            for _ in range(self.r.randrange(4)):
                config.append(self.pick(WORDS) + ": " + self.pick([self.plain, lambda: self.flow(1, 8), lambda: self.double(8), lambda: self.single(8)])())
            if not config:
                body[-1] += " {}"
            body += [" " * step + line for line in config]
            lines += [first + body[0]] + [rest + line for line in body[1:]]
        if self.chance(0.3):
            lines.insert(self.r.randrange(len(lines)), "# a comment")
        return self.pick(["\n", "\n", "\n", "\r\n"]).join(lines) + "\n"

    # Mutations

    def mutate(self, text):
        for _ in range(1 + self.r.randrange(2)):
            kind = self.r.randrange(9)
            place = self.r.randrange(len(text) + 1)
            if kind == 0:
                text = text[:place] + text[place + 1:]
            elif kind == 1:
                text = text[:place] + self.pick(list(" \t\n:-?[]{},#&*!|>'\"%@`\\=<a1é🎉\x85\u2028\r\ufeff\x07\x00")) + text[place:]
            elif kind == 2 and text:
                end = min(len(text), place + self.r.randrange(8))
                text = text[:place] + text[end:]
            elif kind == 3:
                other = self.r.randrange(len(text) + 1)
                text = text[:place] + text[other:other + self.r.randrange(8)] + text[place:]
            elif kind == 4:
                text = text[:place]
            else:
                lines = text.split("\n")
                index = self.r.randrange(len(lines))
                line = lines[index]
                if kind == 5:
                    lines[index] = " " * self.r.randrange(3) + line
                elif kind == 6:
                    lines[index] = line[1:] if line.startswith(" ") else line
                elif kind == 7:
                    lines[index] = line.replace(self.pick([":", " ", "'", '"', "-", "]", "}"]), "", 1)
                else:
                    lines[index] = self.pick(["\t" + line.lstrip(" "), line + ": x", line + self.pick([" [", " {", " '", ' "', " #", " &a", " *b"]), "- " + line, "---", "<<<<<<< HEAD"])
                text = "\n".join(lines)
        return text

    def snippet(self):
        text = self.stack() if self.chance(0.15) else self.document()
        if self.chance(0.45):
            text = self.mutate(text)
        if self.chance(0.03):
            text = text.replace("\n", "\r\n")
        data = text.encode("utf-8", "surrogatepass")
        if self.chance(0.01):
            place = self.r.randrange(len(data) + 1)
            data = data[:place] + bytes([self.r.randrange(128, 256)]) + data[place:]
        return data


def snippets(seed, count):
    generator = Generator(seed)
    return [generator.snippet() for _ in range(count)]
