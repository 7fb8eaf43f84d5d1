"""Every record in which two states of the knowledge differ is named, with its studies; nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ihc_engine.comparison import KnowledgeDiff, compare_knowledge, compare_weights, diff_lines
from ihc_engine.comparison.knowledge_parts import records
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from tests.comparison.conftest import NEW_RULE, edit
from tests.conftest import RULES


def test_what_was_changed_is_found_and_nothing_else(diff: KnowledgeDiff) -> None:
    found = {(change.part, change.how): change for change in diff.changes}
    assert sorted(found) == [
        ("evidence", "changed"),
        ("manifest", "changed"),
        ("marker", "changed"),
        ("policy", "changed"),
        ("rule", "added"),
    ]
    count = found["evidence", "changed"]
    assert count.key[1:4] == ("leiomyosarcoma", "CD117", "hou-2006-smt")
    assert [(field.path, field.old, field.new) for field in count.fields] == [("positive", 19, 1)]
    assert count.sources == ("hou-2006-smt",)
    policy = found["policy", "changed"]
    assert (policy.name, policy.fields[0].old, policy.fields[0].new) == ("outcome.favoured_from", 0.7, 0.6)
    assert found["rule", "added"].name == NEW_RULE
    assert found["rule", "added"].sources


def test_the_other_way_round_is_the_opposite(old_knowledge: Knowledge, knowledge: Knowledge, diff: KnowledgeDiff) -> None:
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    back = compare_knowledge(knowledge, old_knowledge)
    assert [(c.key, c.how) for c in back.changes] == [(c.key, opposite[c.how]) for c in diff.changes]


def test_the_same_knowledge_does_not_differ(knowledge: Knowledge) -> None:
    same = compare_knowledge(knowledge, load_knowledge())
    assert (same.is_same, same.changes) == (True, ())
    assert "no answer can differ" in "\n".join(diff_lines(same, []))


def test_comments_alone_are_told_from_changes(knowledge: Knowledge, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    edit(folder / "priors.yaml", "at_site:", "# a remark\nat_site:")
    commented = compare_knowledge(load_knowledge(folder), knowledge)
    assert (commented.is_same, commented.changes) == (False, ())
    assert "comments or layout" in "\n".join(diff_lines(commented, []))


@pytest.mark.parametrize(
    ("file", "old", "new", "part", "path"),
    [
        ("diagnoses/gist.yaml", "role: core", "role: core", "", ""),
        ("diagnoses/gist.yaml", "share: 0.85}", "share: 0.85, note: changed}", "diagnosis", "variants.conventional.note"),
        ("diagnoses/gist.yaml", "level: essential", "level: desirable", "diagnosis", "criteria.cd117_dog1_or_mutation.level"),
        ("reasoning/lineage/LIN-001.yaml", "marker: SMA, is: positive", "marker: SMA, is: diffuse", "rule", "when"),
        ("reasoning/caution/CAU-001.yaml", "severity: info", "severity: caution", "rule", "then"),
        ("priors.yaml", "positive: 17, tested: 68", "positive: 16, tested: 68", "series_at_site", "positive"),
        ("vocabulary/sites.yaml", "synonyms: [", "synonyms: [Zzz-place, ", "site", "synonyms"),
        ("sources.yaml", "citation: ", "citation: Xx ", "source", "citation"),
        ("policy.yaml", "icc: 0.03", "icc: 0.04", "policy", ""),
    ],
)
def test_a_change_in_any_file_is_seen(
    knowledge: Knowledge, tmp_path: Path, file: str, old: str, new: str, part: str, path: str
) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    edit(folder / file, old, new)
    found = compare_knowledge(knowledge, load_knowledge(folder))
    assert [(change.part, [field.path for field in change.fields]) for change in found.changes] == (
        [(part, [path])] if part else []
    )


def test_no_record_hides_behind_another(knowledge: Knowledge) -> None:
    rows = sum(len(block.rows) for diagnosis in knowledge.diagnoses.values() for block in diagnosis.evidence)
    parts = [key[0] for key in records(knowledge)]
    assert parts.count("evidence") >= rows
    assert parts.count("rule") == len(knowledge.rules)
    assert parts.count("series_at_site") == len(knowledge.priors.at_site)
    assert parts.count("judged_at_site") == len(knowledge.priors.judged)


def test_a_changed_count_moves_the_weight_of_its_finding_and_names_its_study(
    old_interpreter: Interpreter, interpreter: Interpreter, diff: KnowledgeDiff
) -> None:
    weights = compare_weights(old_interpreter.weights, interpreter.weights, diff)
    assert {weight.finding for weight in weights} == {"CD117"}
    first = weights[0]
    assert (first.hypothesis.split("/")[0], first.reading) == ("leiomyosarcoma", "positive")
    assert first.new < first.old
    assert first.sources == ("hou-2006-smt",)
    elsewhere = [weight for weight in weights if not weight.hypothesis.startswith("leiomyosarcoma")]
    assert elsewhere, "the background is common to all"
    assert {(weight.sources, weight.through) for weight in elsewhere} == {((), ("leiomyosarcoma",))}


def test_words_name_every_change(diff: KnowledgeDiff) -> None:
    text = "\n".join(diff_lines(diff, []))
    for words in ("positive: 19 -> 1", f"+ {NEW_RULE}", "favoured_from: 0.7 -> 0.6", "synonyms: -Zzz-stain", diff.old.digest):
        assert words in text
