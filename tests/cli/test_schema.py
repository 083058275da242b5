"""`convert schema` prints what an article looks like."""

import json

from convert.model import Article
from tests.cli.conftest import Type


def test_the_schema_is_json_and_names_every_field_of_an_article(type_in: Type) -> None:
    code, out, _ = type_in("schema")
    assert code == 0
    assert set(json.loads(out)["$defs"]["Article"]["properties"]) == set(Article.__struct_fields__)
