"""Writes damaged and sound JSON texts with the verdict of Python's json on each.

    python3 Tests/Outside/json_fixtures.py > Tests/Fixtures/JSON/python-json.json

`hex` are the bytes; `compact` is what Python writes for the value, or null where the text is
refused: not UTF-8, not JSON, a member twice, half a surrogate pair, a number out of range.
"""

import json
import math
import random
import sys

SEED = 20260302
TEXTS = 1500
SAMPLES = [
    '{"a":[1,-2.5e3,"问\\u95ee\\n",null,true],"b":{"c":"d"}}',
    '[0,-0,10,1.50,1E-7,9223372036854775807,-9223372036854775808,1e19]',
    '{"\\u0061":1,"b":"\\ud83d\\ude00\\/\\\\","":{}}',
    ' [ "诉求" , { "é" : [ ] , "e" : false } ] \n',
    '"\\b\\f\\t\\r\\u0000\x7f"',
    '{"a":1,"b":2,"c":[[[["x"]]]]}',
]


class Refused(ValueError):
    pass


def once(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise Refused("a member twice")
    return dict(pairs)


def whole(text):
    number = int(text)
    if not -(2**63) <= number < 2**63:
        raise Refused("out of range")
    return number


def fraction(text):
    number = float(text)
    if math.isinf(number):
        raise Refused("out of range")
    if number == int(number) and -(2**63) <= int(number) < 2**63:
        return int(number)
    return number


def constant(name):
    raise Refused(name)


def verdict(data):
    try:
        text = data.decode("utf-8")
        if text.startswith("\ufeff"):
            raise Refused("byte order mark")
        value = json.loads(
            text,
            object_pairs_hook=once,
            parse_int=whole,
            parse_float=fraction,
            parse_constant=constant,
        )
        compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        compact.encode("utf-8")
        return compact
    except (ValueError, RecursionError):
        return None


def damaged(draw):
    data = bytearray(draw.choice(SAMPLES).encode("utf-8"))
    for _ in range(draw.choice([0, 1, 1, 1, 2, 3])):
        place = draw.randrange(len(data))
        match draw.randrange(5):
            case 0:
                data[place] = draw.randrange(256)
            case 1:
                data[place] = draw.choice(b'[]{},:"\\0123456789eE+-.u \ttrue')
            case 2:
                del data[place]
            case 3:
                data.insert(place, draw.choice(b'[]{},:"\\0123456789eE+-.u \t'))
            case 4:
                data = data[:place]
        if not data:
            break
    return bytes(data)


def main():
    draw = random.Random(SEED)
    texts = [damaged(draw) for _ in range(TEXTS)]
    lines = [json.dumps({"hex": t.hex(), "compact": verdict(t)}, ensure_ascii=False) for t in texts]
    sys.stdout.write("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
