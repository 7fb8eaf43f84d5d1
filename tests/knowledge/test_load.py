"""Loading: order, digest, location, and the property that no source can go missing."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ihc_engine.knowledge.lint import CITATIONS, lint
from ihc_engine.knowledge.load import check_knowledge, digest_of, load_knowledge, rules_location
from ihc_engine.knowledge.problem import KnowledgeError
from ihc_engine.knowledge.reading import read_draft, read_texts


def test_the_minimal_knowledge_is_clean_and_in_order(minimal: Path) -> None:
    assert check_knowledge(minimal) == []
    knowledge = load_knowledge(minimal)
    assert [rule.id for rule in knowledge.rules] == ["NORM-001", "LIN-001", "DIF-001", "DIF-002", "CAU-001", "WRK-001"]
    assert list(knowledge.diagnoses) == sorted(knowledge.diagnoses)
    assert len(knowledge.core) == 5
    assert [diagnosis.id for diagnosis in knowledge.families["gist"]] == ["gist"]
    with pytest.raises(TypeError):
        knowledge.sources["new-2020"] = knowledge.sources["able-2001"]  # type: ignore[index]


def test_the_digest_is_the_same_elsewhere_in_another_order_and_with_other_line_ends(minimal: Path, tmp_path: Path) -> None:
    digest = load_knowledge(minimal).digest
    assert digest.startswith("sha256:")
    other = tmp_path / "elsewhere"
    files = [path for path in minimal.rglob("*") if path.is_file()]
    random.Random(1).shuffle(files)
    for path in files:
        target = other / path.relative_to(minimal)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_knowledge(other).digest == digest
    assert load_knowledge(other).sources == load_knowledge(minimal).sources
    texts, _ = read_texts(minimal)
    assert digest_of(dict(reversed(texts.items()))) == digest


def test_the_digest_changes_with_content_and_with_a_file_name(minimal: Path) -> None:
    texts, _ = read_texts(minimal)
    digest = digest_of(texts)
    assert digest_of({**texts, "manifest.yaml": texts["manifest.yaml"] + "\n"}) != digest
    renamed = {("x.yaml" if name == "manifest.yaml" else name): text for name, text in texts.items()}
    assert digest_of(renamed) != digest


def test_removing_any_one_source_is_an_error(minimal: Path) -> None:
    sources = minimal / "sources.yaml"
    lines = sources.read_text().splitlines(keepends=True)
    entries = [line for line in lines if line.startswith("- ")]
    assert len(entries) == 4
    for entry in entries:
        sources.write_text("".join(line for line in lines if line != entry))
        with pytest.raises(KnowledgeError) as caught:
            load_knowledge(minimal)
        assert {problem.code for problem in caught.value.problems} == {"K103"}


def test_removing_a_source_from_the_draft_is_found_without_touching_files(minimal: Path) -> None:
    draft, problems, complete = read_draft(read_texts(minimal)[0])
    assert not problems
    assert complete
    for source in draft.sources:
        without = tuple(other for other in draft.sources if other is not source)
        assert any(remark.code == "K103" for remark in lint(replace(draft, sources=without), CITATIONS))


def test_files_of_other_rooms_count_for_the_digest_only(minimal: Path) -> None:
    before = load_knowledge(minimal).digest
    (minimal / "risk").mkdir()
    (minimal / "risk" / "afip.yaml").write_text("table: []\n")
    assert load_knowledge(minimal).digest != before


def test_the_default_place_is_the_checkout() -> None:
    assert rules_location() == Path(__file__).parents[2] / "rules"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="the file is missing"):
        load_knowledge(tmp_path / "nowhere")


def test_two_copies_of_one_rule_are_refused(minimal: Path) -> None:
    rule = minimal / "reasoning" / "lineage" / "LIN-001.yaml"
    shutil.copyfile(rule, rule.with_name("LIN-002.yaml"))
    assert {problem.code for problem in check_knowledge(minimal)} == {"K014", "K015"}
