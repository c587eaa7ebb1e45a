"""Writes Python values as JSON that loses nothing, for Sources/config-judge."""

import datetime
from typing import Any


def encoded(value: Any, parents: tuple = ()) -> Any:
    """Lists are `["list", …]`, dicts `["dict", [key, value], …]`, and so on."""
    if isinstance(value, (list, tuple, dict)):
        if id(value) in parents:
            return ["cycle"]
        parents = (*parents, id(value))
    if isinstance(value, dict):
        return ["dict", *[[encoded(k, parents), encoded(v, parents)] for k, v in value.items()]]
    if isinstance(value, list):
        return ["list", *[encoded(item, parents) for item in value]]
    if isinstance(value, tuple):
        return ["tuple", *[encoded(item, parents) for item in value]]
    if isinstance(value, (set, frozenset)):
        return ["set", *[encoded(item, parents) for item in value]]
    if isinstance(value, bytes):
        return ["bytes", *value]
    if isinstance(value, datetime.datetime):
        parts = [value.year, value.month, value.day, value.hour, value.minute, value.second]
        offset = value.utcoffset()
        tail = [] if offset is None else [int(offset.total_seconds())]
        return ["datetime", *parts, value.microsecond, *tail]
    if isinstance(value, datetime.date):
        return ["date", value.year, value.month, value.day]
    return value
