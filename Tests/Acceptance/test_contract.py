from openapi_spec_validator import validate


def test_the_description_is_valid_and_the_reading_routes_answer(people):
    officer = people["officer-one"]
    description = officer.description()
    validate(description)
    case = officer.all("/cases", limit=1)[0]["id"]
    for path, methods in description["paths"].items():
        if "get" not in methods:
            continue
        query = {"case": case} if path.endswith("/notices") else {}
        answer = officer.send("GET", path.replace("{id}", case), **query)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text}"
