"""Checks an OpenAPI document with openapi-spec-validator, which shares no code with ours.

    python3 Tests/Outside/openapi_check.py openapi.json
    python3 Tests/Outside/openapi_check.py http://127.0.0.1:8420/api/v1/openapi.json

Prints what is wrong, one line a fault; exit 0 if nothing is, 1 otherwise.
"""

import json
import sys
import urllib.request

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator


def load(place):
    if place.startswith(("http://", "https://")):
        with urllib.request.urlopen(place, timeout=30) as answer:
            return json.load(answer)
    with open(place, encoding="utf-8") as file:
        return json.load(file)


def faults(document):
    for fault in OpenAPIV31SpecValidator(document).iter_errors():
        yield f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}"
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        for fault in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
            yield f"components/schemas/{name}: {fault.message}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    document = load(sys.argv[1])
    found = list(faults(document))
    print("\n".join(found) or f"{len(document['paths'])} paths, no fault")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
