"""PyYAML's verdict on a snippet, as ZenML asks for it.

ZenML reads a file in text mode (UTF-8, universal newlines) and hands the whole
string to ``yaml.safe_load``; the pure-Python ``SafeLoader`` does the rest.
"""

import datetime
import io
import struct

import yaml


def decode(data: bytes) -> str:
    """The string that ``open(path, encoding="utf-8").read()`` gives."""
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8").read()


class OffsetMap:
    """Byte offsets in the file for character positions in the decoded string."""

    def __init__(self, data: bytes):
        self.offsets = []
        index = 0
        while index < len(data):
            self.offsets.append(index)
            byte = data[index]
            if byte == 0x0D and data[index + 1 : index + 2] == b"\n":
                index += 2
            elif byte < 0x80:
                index += 1
            else:
                index += 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
        self.offsets.append(len(data))

    def __getitem__(self, position: int) -> int:
        return self.offsets[min(position, len(self.offsets) - 1)]


def canonical(value, active=()):
    """``[type, content]``, types kept apart, as the dump tool prints it."""
    if value is None:
        return ["none"]
    if isinstance(value, bool):
        return ["bool", value]
    if isinstance(value, int):
        return ["int", integer(value)]
    if isinstance(value, float):
        if value != value:
            return ["float", "nan"]
        return ["float", format(struct.unpack(">Q", struct.pack(">d", value))[0], "x")]
    if isinstance(value, str):
        return ["str", "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in value)]
    if isinstance(value, bytes):
        return ["bytes", list(value)]
    if isinstance(value, datetime.datetime):
        offset = value.utcoffset()
        return [
            "datetime",
            [value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond,
             None if offset is None else int(offset.total_seconds())],
        ]
    if isinstance(value, datetime.date):
        return ["date", [value.year, value.month, value.day]]
    if id(value) in active or len(active) > 400:
        return ["cycle"]
    active = active + (id(value),)
    if isinstance(value, list):
        return ["list", [canonical(item, active) for item in value]]
    if isinstance(value, tuple):
        return ["tuple", [canonical(item, active) for item in value]]
    if isinstance(value, set):
        return ["set", sorted((canonical(item, active) for item in value), key=repr)]
    if isinstance(value, dict):
        return ["dict", [[canonical(k, active), canonical(v, active)] for k, v in value.items()]]
    raise TypeError(type(value))


def integer(value: int) -> str:
    try:
        return str(value)
    except ValueError:  # longer than Python likes to print
        return "huge"


class Verdict:
    """What PyYAML says about one snippet."""

    def __init__(self, data: bytes):
        self.value = None
        self.error = None
        self.error_class = None
        #: (line, column, offset) of the problem mark and the context mark
        self.mark = None
        self.context = None
        self.nodes = None
        try:
            text = decode(data)
        except UnicodeDecodeError as exc:
            self.error, self.error_class = str(exc), "decode"
            self.mark = (None, None, exc.start)
            return
        self.text = text
        self.offsets = OffsetMap(data)
        try:
            self.value = canonical(yaml.safe_load(text))
        except yaml.MarkedYAMLError as exc:
            self.error, self.error_class = " ".join(str(exc).split()), type(exc).__name__
            self.mark = self.place(exc.problem_mark)
            self.context = self.place(exc.context_mark)
        except yaml.reader.ReaderError as exc:
            self.error, self.error_class = str(exc), "reader"
            self.mark = (None, None, self.offsets[exc.position])
        except RecursionError as exc:
            self.error, self.error_class = str(exc), "recursion"
        except Exception as exc:  # whatever a constructor raises is a refusal
            self.error, self.error_class = repr(exc), "raised"
        if self.error is None:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
            self.nodes = None if node is None else self.describe(node, set())

    def place(self, mark):
        return None if mark is None else (mark.line, mark.column, self.offsets[mark.index])

    def describe(self, node, active):
        """Nested ``[kind, start, end, children]``; None below a recursive alias."""
        start, end = self.offsets[node.start_mark.index], self.offsets[node.end_mark.index]
        if id(node) in active:
            return None
        active = active | {id(node)}
        if isinstance(node, yaml.ScalarNode):
            style = node.style or "plain"
            return ["scalar", start, end, style, node.value]
        style = "flow" if node.flow_style else "block"
        if isinstance(node, yaml.SequenceNode):
            return ["sequence", start, end, style, [self.describe(item, active) for item in node.value]]
        pairs = [[self.describe(k, active), self.describe(v, active)] for k, v in node.value]
        return ["mapping", start, end, style, pairs]
