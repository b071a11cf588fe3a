"""Writes values with jsonschema's verdict on each, as the peer of our reader of bodies.

    python3 Tests/Outside/shape_fixtures.py > Tests/Fixtures/Described/python-jsonschema.json

The schema is the one that our description writes (a test compares them); the values are seeded.
Control characters and impossible dates are left out: there our reader is stricter on purpose.
"""

import json
import random

from jsonschema import Draft202012Validator

SEED = 20260302
VALUES = 800
IDENTIFIER = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"


def identifier():
    return {"type": "string", "minLength": 1, "maxLength": 64, "pattern": IDENTIFIER}


SCALAR = [{"type": "string", "maxLength": 20000}, {"type": "integer"}, {"type": "boolean"}]
SCHEMA = {
    "type": "object",
    "properties": {
        "id": identifier(),
        "title": {"type": "string", "minLength": 2, "maxLength": 4, "title": "标题"},
        "urgency": {"type": "string", "enum": ["一般", "紧急"]},
        "count": {"type": "integer", "minimum": 0, "maximum": 5},
        "ratio": {"type": "number"},
        "sure": {"type": "boolean", "description": "是否确定"},
        "lead": {"anyOf": [identifier(), {"type": "null"}]},
        "items": {
            "type": "array",
            "items": {"$ref": "#/components/schemas/Item"},
            "maxItems": 2,
        },
        "fields": {
            "type": "object",
            "propertyNames": {"pattern": IDENTIFIER},
            "additionalProperties": {
                "anyOf": SCALAR
                + [{"type": "array", "items": {"anyOf": SCALAR}, "maxItems": 200}]
            },
            "maxProperties": 2,
        },
        "more": {},
    },
    "required": ["id", "title"],
    "additionalProperties": False,
}
ITEM = {
    "type": "object",
    "properties": {"id": identifier(), "day": {"type": "string", "format": "date"}},
    "required": ["id"],
}

ANY = [
    None, True, 0, 3, 6, -1, 1.5, 2.0, "", "a", "一般", "ab", "五个字的文", "a b", [], {}, [1],
    ["x", [1]],
]
GOOD = {
    "id": ["a", "case-1", "x" * 64],
    "title": ["末班", "车太早了", "😀😀"],
    "urgency": ["一般", "紧急"],
    "count": [0, 5, 3.0],
    "ratio": [1, 0.5],
    "sure": [True, False],
    "lead": [None, "org-1"],
    "items": [[], [{"id": "a"}], [{"id": "a", "day": "2026-03-02", "x": 1}, {"id": "b"}]],
    "fields": [{}, {"a": "b", "c": [1, "x", True]}, {"n": 4}],
    "more": ANY,
}
BAD = {
    "id": ["x" * 65, "-a", "编号"],
    "items": [[{"id": "a"}] * 3, [{"day": "2026-03-02"}], [{"id": 1}]],
    "fields": [{"坏": 1}, {"a": None}, {"a": [[1]]}, {"a": 1, "b": 2, "c": 3}, {"a": {}}],
}


def value(draw):
    if draw.random() < 0.03:
        return draw.choice(ANY)
    made = {}
    for name, good in GOOD.items():
        if draw.random() < (0.95 if name in ("id", "title") else 0.5):
            kind = draw.random()
            made[name] = draw.choice(
                good if kind < 0.9 else BAD.get(name, ANY) if kind < 0.95 else ANY
            )
    if draw.random() < 0.05:
        made["idd"] = 1
    return made


def main():
    draw = random.Random(SEED)
    document = {**SCHEMA, "components": {"schemas": {"Item": ITEM}}}
    validator = Draft202012Validator(document)
    values = [value(draw) for _ in range(VALUES)]
    lines = [
        json.dumps({"valid": validator.is_valid(v), "value": v}, ensure_ascii=False) for v in values
    ]
    schemas = {"Item": ITEM}
    print('{"schema": ' + json.dumps(SCHEMA, ensure_ascii=False) + ",")
    print('"schemas": ' + json.dumps(schemas, ensure_ascii=False) + ",")
    print('"values": [\n' + ",\n".join(lines) + "\n]}")


if __name__ == "__main__":
    main()
