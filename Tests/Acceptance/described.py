"""What the daemon says of itself, and holding every answer against it."""

import functools
import json
import urllib.parse

import jsonschema

Validator = jsonschema.Draft202012Validator


def each_once(members):
    """An object whose members stand in it once each, as careful readers of JSON want it."""
    names = [name for name, _ in members]
    assert len(set(names)) == len(names), f"a member stands twice among {names}"
    return dict(members)


class Description:
    """An OpenAPI document. One of them serves all daemons that give the same."""

    def __init__(self, text):
        self.document = json.loads(text)
        self.validators = {}

    def check(self, method, path, status, content, body):
        """An answer is described: its status, its type, and what stands in it."""
        template, found = self.operation(method, path)
        if not found:
            return
        said = f"{method} {path} answered {status} {content}: {body[:2000]!r}"
        described = found["responses"].get(str(status))
        assert described, f"not described: {said}"
        if "$ref" in described:
            name = described["$ref"].rpartition("/")[2]
            described = self.document["components"]["responses"][name]
        content = content.split(";")[0]
        media = described.get("content", {}).get(content)
        if body:
            assert media, f"not described: {said}"
        if media and content.endswith("json"):
            validator = self.validator((method, template, status, content), media["schema"])
            for error in validator.iter_errors(json.loads(body, object_pairs_hook=each_once)):
                raise AssertionError(f"{error.json_path}: {error.message}\n{said}")

    def validator(self, key, schema):
        if key not in self.validators:
            whole = {**schema, "components": self.document["components"]}
            Validator.check_schema(whole)
            self.validators[key] = Validator(whole, format_checker=Validator.FORMAT_CHECKER)
        return self.validators[key]

    def operation(self, method, path):
        """The template that a path belongs to and its operation; nil for what is not described."""
        asked = urllib.parse.urlsplit(path).path.split("/")
        for template, methods in self.document["paths"].items():
            parts = template.split("/")
            if len(parts) == len(asked) and all(
                part == one or part.startswith("{") for part, one in zip(parts, asked)
            ):
                if method.lower() in methods:
                    return template, methods[method.lower()]
        return None, None


@functools.lru_cache(maxsize=16)
def description(text):
    return Description(text)
