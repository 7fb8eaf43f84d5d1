"""The schemas for editors are those of the models, and the files obey them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ihc_engine.knowledge.schema import as_text, export_schemas, schemas
from ihc_engine.knowledge.yaml_source import Value, read_yaml

EXPORTED = Path(__file__).parents[2] / "docs" / "schemas"
MINIMAL = Path(__file__).parent / "minimal"


def test_the_exported_schemas_are_fresh() -> None:
    """If this fails, call ``export_schemas(Path("docs/schemas"))`` and look at the difference."""
    exported = {path.name: path.read_text(encoding="utf-8") for path in EXPORTED.glob("*.json")}
    assert exported == {name: as_text(schema) for name, schema in schemas().items()}


def test_export_writes_every_schema(tmp_path: Path) -> None:
    written = export_schemas(tmp_path / "new" / "folder")
    assert [path.name for path in written] == list(schemas())
    assert all(path.is_file() for path in written)


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("manifest.yaml", "manifest"),
        ("sources.yaml", "sources"),
        ("vocabulary/markers.yaml", "markers"),
        ("diagnoses/leiomyosarcoma.yaml", "diagnosis"),
        ("reasoning/differential/DIF-002.yaml", "rule"),
        ("priors.yaml", "priors"),
    ],
)
def test_a_valid_file_obeys_its_schema(file: str, schema: str) -> None:
    document = read_yaml(file, (MINIMAL / file).read_text(encoding="utf-8"))
    validator = Draft202012Validator(schemas()[f"{schema}.schema.json"])
    assert list(validator.iter_errors(_with_lists(document.data))) == []


def _with_lists(value: Value) -> object:
    if isinstance(value, tuple):
        return [_with_lists(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_lists(item) for key, item in value.items()}
    return value
