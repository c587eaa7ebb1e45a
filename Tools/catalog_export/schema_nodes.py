"""Turns pydantic core schemas into the catalog's node lines.

Every node kind, key and hand-written function that is not known here raises
`UnknownNode`: a catalog that leaves something out would make zenls disagree
with ZenML in silence.
"""

import re
from inspect import isclass
from typing import Any, Dict, List, Tuple

from pydantic import BaseModel, SecretStr

from values import encoded

# Keys that say nothing about which values pass.
NEUTRAL_KEYS = {"type", "metadata", "ref", "serialization"}

DEPRECATION = "deprecate_pydantic_attributes.<locals>._deprecation_validator"


class UnknownNode(Exception):
    """A class holds something that the catalog has no name for."""


class NodeTable:
    """Lines of the catalog's node section, each written once.

    A node refers to another one by the number of its line.
    """

    def __init__(self) -> None:
        self.lines: List[str] = []
        self._numbers: Dict[str, int] = {}
        self.validators: Dict[str, Dict[str, Any]] = {}
        self._where: List[str] = []
        self._is_shared = False

    # -- writing -------------------------------------------------------------

    def add(self, *tokens: Any) -> int:
        """The number of the line that holds the tokens."""
        texts = [str(token) for token in tokens]
        for text in texts:
            if "\t" in text or "\n" in text:
                raise UnknownNode(f"{self.where}: {text!r} holds a tab or a line break")
        line = "\t".join(texts)
        if line not in self._numbers:
            self._numbers[line] = len(self.lines)
            self.lines.append(line)
        return self._numbers[line]

    @property
    def where(self) -> str:
        return " > ".join(self._where)

    def fail(self, reason: str) -> UnknownNode:
        return UnknownNode(f"{self.where}: {reason}")

    # -- node kinds ----------------------------------------------------------

    def flavor(self, flavor: str, config_class: type) -> int:
        self._where = [flavor]
        return self.node(config_class.__pydantic_core_schema__, {})

    def node(self, schema: Dict[str, Any], definitions: Dict[str, Any]) -> int:
        kind = schema["type"]
        method = getattr(self, "_" + kind.replace("-", "_"), None)
        if method is None:
            raise self.fail(f"node kind {kind!r} has no name")
        return method(schema, definitions)

    def only(self, schema: Dict[str, Any], *known: str) -> None:
        for key in schema.keys() - set(known) - NEUTRAL_KEYS:
            raise self.fail(f"node {schema['type']!r} has the unknown key {key!r}")
        serialization = schema.get("serialization")
        if serialization is not None and not self._is_secret(schema):
            raise self.fail(f"node {schema['type']!r} has its own serializer")

    def _any(self, schema, definitions):
        self.only(schema)
        return self.add("any")

    def _none(self, schema, definitions):
        self.only(schema)
        return self.add("none")

    def _bool(self, schema, definitions):
        self.only(schema)
        return self.add("bool")

    def _number(self, schema):
        bounds = ("ge", "gt", "le", "lt")
        self.only(schema, *bounds)
        tokens = [f"{b}={schema[b]!r}" for b in bounds if b in schema]
        return self.add(schema["type"], *tokens)

    def _int(self, schema, definitions):
        return self._number(schema)

    def _float(self, schema, definitions):
        return self._number(schema)

    def _str(self, schema, definitions):
        self.only(schema, "min_length", "max_length", "pattern")
        tokens = [f"{k}={schema[k]}" for k in ("min_length", "max_length") if k in schema]
        if "pattern" in schema:
            # Only alternatives of fixed text, anchored or not: no regular
            # expression engine is needed to judge them.
            for alternative in schema["pattern"].split("|"):
                if not re.fullmatch(r"\^?[A-Za-z0-9 _/-]+\$?", alternative):
                    raise self.fail(f"pattern {schema['pattern']!r} is more than fixed text")
            tokens.append(f"pattern={schema['pattern']}")
        return self.add("str", *tokens)

    def _literal(self, schema, definitions):
        self.only(schema, "expected")
        if not all(type(value) is str for value in schema["expected"]):
            raise self.fail("a literal that is not a str")
        return self.add("literal", *schema["expected"])

    def _enum(self, schema, definitions):
        self.only(schema, "cls", "members", "sub_type", "missing")
        if schema.get("sub_type") != "str" or schema.get("missing") is not None:
            raise self.fail(f"enum {schema['cls'].__name__} is no plain str enum")
        return self.add("enum", schema["cls"].__name__, *[m.value for m in schema["members"]])

    def _nullable(self, schema, definitions):
        self.only(schema, "schema")
        return self.add("nullable", self.node(schema["schema"], definitions))

    def _list(self, schema, definitions):
        self.only(schema, "items_schema")
        return self.add("list", self.node(schema.get("items_schema", {"type": "any"}), definitions))

    def _tuple(self, schema, definitions):
        self.only(schema, "items_schema")
        return self.add("tuple", *[self.node(item, definitions) for item in schema["items_schema"]])

    def _dict(self, schema, definitions):
        self.only(schema, "keys_schema", "values_schema")
        key, value = schema["keys_schema"], schema["values_schema"]
        return self.add("dict", self.node(key, definitions), self.node(value, definitions))

    def _union(self, schema, definitions):
        self.only(schema, "choices", "mode")
        if any(isinstance(choice, tuple) for choice in schema["choices"]):
            raise self.fail("a union with labelled choices")
        numbers = [self.node(choice, definitions) for choice in schema["choices"]]
        for number in numbers:
            if self.lines[number].split("\t")[0] in ("model", "before", "after"):
                raise self.fail("a union with a model or a validator inside")
        return self.add("union", schema.get("mode", "smart"), *numbers)

    def _definitions(self, schema, definitions):
        self.only(schema, "schema", "definitions")
        found = {d["ref"]: d for d in schema["definitions"]}
        return self.node(schema["schema"], {**definitions, **found})

    def _definition_ref(self, schema, definitions):
        self.only(schema, "schema_ref")
        reference = schema["schema_ref"]
        if reference in self._where:
            raise self.fail("a class that contains itself")
        self._where.append(reference)
        self._is_shared = True
        number = self.node(definitions[reference], definitions)
        self._is_shared = False
        self._where.pop()
        return number

    # `SecretStr` is a str that prints as stars: three nested nodes in pydantic.

    def _is_secret(self, schema) -> bool:
        while schema["type"] in ("lax-or-strict", "json-or-python"):
            schema = schema.get("lax_schema") or schema["json_schema"]
        return (
            schema["type"] == "function-after"
            and schema["function"]["function"] is SecretStr
            and schema["schema"].keys() <= {"type", "strict"}
        )

    def _lax_or_strict(self, schema, definitions):
        if not self._is_secret(schema):
            raise self.fail("a lax-or-strict node that is no SecretStr")
        return self.add("secret")

    def _json_or_python(self, schema, definitions):
        if not self._is_secret(schema):
            raise self.fail("a json-or-python node that is no SecretStr")
        return self.add("secret")

    # -- hand-written validators ----------------------------------------------

    def _validator(self, schema) -> str:
        """The name of the validator in a function node, noted with its place."""
        self.only(schema, "function", "schema")
        name, module = validator_name(schema["function"]["function"])
        if "<lambda>" in name or ("<locals>" in name and name != DEPRECATION):
            raise self.fail(f"the validator {name} of {module} has no stable name")
        mode = schema["type"].removeprefix("function-")
        entry = self.validators.setdefault(
            name, {"name": name, "module": module, "mode": mode, "places": set()}
        )
        if entry["module"] != module or entry["mode"] != mode:
            raise self.fail(f"two validators are called {name}")
        path = [part for part in self._where[1:] if ":" not in part]
        models = [index for index, part in enumerate(path) if part[:1].isupper()]
        entry["places"].add(".".join(path[models[-1] :]))
        return name

    def _function_after(self, schema, definitions):
        inner = core(schema)
        if inner["type"] == "model":
            self._where.append(inner["cls"].__name__)
        name = self._validator(schema)
        if inner["type"] == "model":
            self._where.pop()
        return self.add("after", name, self.node(schema["schema"], definitions))

    def _function_before(self, schema, definitions):
        if core(schema)["type"] == "model":
            raise self.fail("a before validator around a whole model")
        return self.add("before", self._validator(schema), self.node(schema["schema"], definitions))

    # -- models -----------------------------------------------------------------

    def _model(self, schema, definitions):
        cls = schema["cls"]
        # pydantic serializes a class that stands in several fields by reference.
        shared, self._is_shared = ["shared"] if self._is_shared else [], False
        self._where.append(cls.__name__)
        self.only(schema, "cls", "schema", "config", "custom_init", "root_model", "post_init")
        if schema["root_model"]:
            raise self.fail("a root model")
        if "post_init" in schema and "init_private_attributes" not in cls.model_post_init.__qualname__:
            raise self.fail("model_post_init is hand-written")
        config = dict(schema["config"])
        for key in config.keys() - {"title", "extra_fields_behavior"}:
            raise self.fail(f"model configuration {key!r}")
        befores = []
        inner = schema["schema"]
        is_nested = sum(part[:1].isupper() for part in self._where[1:]) > 1
        if is_nested and inner["type"] == "function-before":
            # It would see values that are no mapping, too.
            raise self.fail("a before validator of a nested model")
        while inner["type"] == "function-before":
            befores.append(self._before_model(cls, inner))
            inner = inner["schema"]
        if inner["type"] != "model-fields":
            raise self.fail(f"node kind {inner['type']!r} inside of a model")
        self.only(inner, "fields", "model_name", "computed_fields")
        if inner.get("computed_fields"):
            raise self.fail("computed fields")
        fields = [
            self._model_field(cls, name, field, definitions) for name, field in inner["fields"].items()
        ]
        self._where.pop()
        return self.add(
            "model",
            cls.__name__,
            config.get("extra_fields_behavior", "ignore"),
            reference_rule(self, cls),
            *shared,
            *[f"before={text}" for text in befores],
            *fields,
        )

    def _before_model(self, cls, schema) -> str:
        name = self._validator(schema)
        if name != DEPRECATION:
            return name
        pairs = []
        for attribute in closure(schema["function"]["function"])["attributes"]:
            pairs.append(attribute if isinstance(attribute, str) else ">".join(attribute))
        return "deprecated:" + ",".join(pairs)

    def _model_field(self, cls, name, field, definitions) -> int:
        from zenml.utils import secret_utils
        from zenml.utils.pydantic_utils import has_validators

        self._where.append(name)
        if field.keys() - {"type", "schema", "metadata"}:
            raise self.fail(f"field keys {sorted(field)}")
        schema, default = field["schema"], ["-"]
        if schema["type"] == "default":
            self.only(schema, "schema", "default", "default_factory", "default_factory_takes_data")
            default = encoded(default_value(self, schema))
            schema = schema["schema"]
        info = cls.model_fields[name]
        flags = ""
        if default == ["-"]:
            flags += "r"
        if secret_utils.is_secret_field(info):
            flags += "s"
        if secret_utils.is_clear_text_field(info):
            flags += "c"
        if has_validators(pydantic_class=cls, field_name=name):
            flags += "v"
        flags += json_string_rule(info.annotation)
        number = self.node(schema, definitions)
        self._where.pop()
        return self.add("field", name, number, flags or "-", *default)


def core(schema: Dict[str, Any]) -> Dict[str, Any]:
    """What the functions around a schema are about."""
    while schema["type"].startswith("function-"):
        schema = schema["schema"]
    return schema


def closure(function: Any) -> Dict[str, Any]:
    """The variables that a nested function sees, those of a wrapped one too."""
    function = getattr(function, "__func__", function)
    cells = zip(function.__code__.co_freevars, function.__closure__ or ())
    variables = {name: cell.cell_contents for name, cell in cells}
    if "method" in variables:
        return closure(variables["method"])
    return variables


def validator_name(function: Any) -> Tuple[str, str]:
    """`DefiningClass.function` and the module of a validator.

    ZenML wraps its model validators; the wrapped one has the name.
    """
    function = getattr(function, "__func__", function)
    if "<locals>" in function.__qualname__ and function.__closure__:
        cells = zip(function.__code__.co_freevars, function.__closure__)
        method = dict((name, cell.cell_contents) for name, cell in cells).get("method")
        if method is not None:
            return validator_name(method)
    return function.__qualname__, function.__module__


def default_value(table: NodeTable, schema: Dict[str, Any]) -> Any:
    """The default of a field; factories must be pure."""
    if "default_factory" not in schema:
        return schema["default"]
    if schema.get("default_factory_takes_data"):
        raise table.fail("a default that depends on other fields")
    first, second = schema["default_factory"](), schema["default_factory"]()
    if first != second:
        raise table.fail("a default that changes from call to call")
    return first


def reference_rule(table: NodeTable, cls: type) -> str:
    """Which secret references the class's own `__init__` refuses.

    `validated`: for fields with validators; `clear`: for fields marked as clear
    text too; `none`: the class has pydantic's `__init__`.
    """
    owners = [c.__name__ for c in cls.__mro__ if "__init__" in vars(c) and c not in (BaseModel, object)]
    unknown = set(owners) - {"StackComponentConfig", "SecretReferenceMixin"}
    if unknown:
        raise table.fail(f"__init__ of {sorted(unknown)}")
    if "SecretReferenceMixin" in owners:
        return "clear"
    return "validated" if owners else "none"


def json_string_rule(annotation: Any) -> str:
    """What `StackComponentConfig._convert_json_strings` does with a string.

    `j`: parses it as JSON; `m`: validates it as the JSON of a model.
    """
    from collections.abc import Mapping, Sequence

    from zenml.utils import typing_utils

    if not annotation:
        return ""
    if typing_utils.is_optional(annotation):
        members = list(typing_utils.get_args(annotation))
        if str in members:
            return ""
        annotation = [member for member in members if member is not type(None)][0]
    if typing_utils.get_origin(annotation) in {dict, list, Mapping, Sequence}:
        return "j"
    if isclass(annotation) and issubclass(annotation, BaseModel):
        return "m"
    return ""
