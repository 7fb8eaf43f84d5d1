"""Deliberately broken knowledge files: each is refused with its code, its line, and words that help."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from ihc_engine.knowledge.codes import CODES, WARNINGS
from ihc_engine.knowledge.load import check_knowledge, load_knowledge
from ihc_engine.knowledge.problem import KnowledgeError

BROKEN = Path(__file__).parent / "broken"


class Broken(NamedTuple):
    """``broken/<name>.yaml`` takes the place of ``target``; the problem is reported in ``file`` (by default there)."""

    name: str
    target: str
    code: str
    line: int
    words: str
    file: str = ""


CASES = [
    Broken("syntax", "diagnoses/leiomyosarcoma.yaml", "K001", 9, "not readable as YAML"),
    Broken("two_documents", "manifest.yaml", "K001", 4, "not readable as YAML"),
    Broken("duplicate_key", "diagnoses/leiomyosarcoma.yaml", "K002", 6, "'family' stands twice, first in line 5"),
    Broken("anchor", "diagnoses/leiomyosarcoma.yaml", "K003", 25, "an anchor (&) is not allowed"),
    Broken("merge_key", "reasoning/differential/DIF-001.yaml", "K003", 8, "merge keys"),
    Broken("tag", "manifest.yaml", "K003", 2, "a tag (!)"),
    Broken("tab", "reasoning/lineage/LIN-001.yaml", "K004", 8, "a tab"),
    Broken("empty_value", "diagnoses/leiomyosarcoma.yaml", "K005", 6, "the value is empty"),
    Broken("stray_file", "extra/notes.yaml", "K006", 2, "no such file belongs to the knowledge"),
    Broken("missing_key", "diagnoses/leiomyosarcoma.yaml", "K010", 2, "'family' is missing"),
    Broken("unknown_key", "diagnoses/leiomyosarcoma.yaml", "K011", 25, "did you mean 'positive'?"),
    Broken("number_in_words", "diagnoses/leiomyosarcoma.yaml", "K012", 25, "without quotes"),
    Broken("text_without_quotes", "sources.yaml", "K012", 2, 'put quotes around the number ("11111111")'),
    Broken("yes_is_no_boolean", "diagnoses/leiomyosarcoma.yaml", "K012", 30, "must be true or false; here: 'no'"),
    Broken("boolean_for_text", "diagnoses/leiomyosarcoma.yaml", "K012", 30, 'put quotes around it ("true")'),
    Broken("percent_range", "diagnoses/leiomyosarcoma.yaml", "K012", 29, "less than or equal to 100"),
    Broken("unknown_role", "diagnoses/leiomyosarcoma.yaml", "K012", 4, "'core' or 'mimic'"),
    Broken("list_expected", "diagnoses/leiomyosarcoma.yaml", "K012", 7, "must be a list ([...])"),
    Broken("vocabulary_not_a_list", "vocabulary/morphology.yaml", "K012", 2, "must be a list"),
    Broken("no_examples", "reasoning/lineage/LIN-001.yaml", "K012", 13, "is too short: list 1 or more"),
    Broken("key_order", "reasoning/lineage/LIN-001.yaml", "K013", 2, "id, title, stratum"),
    Broken("diagnosis_file_name", "diagnoses/lms.yaml", "K014", 2, "the file of this id is diagnoses/leiomyoma.yaml"),
    Broken("rule_in_wrong_folder", "reasoning/lineage/LIN-002.yaml", "K014", 2, "reasoning/differential/LIN-002.yaml"),
    Broken("id_twice", "vocabulary/morphology.yaml", "K015", 4, "'desmin' stands twice"),
    Broken("unknown_marker", "reasoning/lineage/LIN-001.yaml", "K101", 8, "did you mean 'desmin'?"),
    Broken("unknown_diagnosis", "reasoning/workup/WRK-001.yaml", "K102", 7, "did you mean 'gist'?"),
    Broken("unknown_source", "reasoning/lineage/LIN-001.yaml", "K103", 12, "did you mean 'dunn-2004'?"),
    Broken("unknown_site", "priors.yaml", "K104", 6, "did you mean 'retroperitoneum'?"),
    Broken("unknown_variant", "diagnoses/leiomyosarcoma.yaml", "K105", 26, "did you mean 'vascular'?"),
    Broken("unknown_feature", "diagnoses/leiomyosarcoma.yaml", "K106", 31, "did you mean 'spindle_cells'?"),
    Broken("unknown_test", "reasoning/workup/WRK-001.yaml", "K106", 10, "did you mean 'KIT_mutation'?"),
    Broken(
        "conclusion_never_reached", "reasoning/differential/DIF-001.yaml", "K107", 6, "did you mean 'smooth_muscle_phenotype'?"
    ),
    Broken("unknown_clone", "reasoning/normalise/NORM-001.yaml", "K109", 5, "no clone 'YR146'; did you mean 'YR145'?"),
    Broken("unknown_specimen_word", "reasoning/caution/CAU-001.yaml", "K110", 8, "unknown word 'needle'"),
    Broken("figure_without_source", "diagnoses/leiomyosarcoma.yaml", "K201", 25, "a published figure needs its source"),
    Broken("identical_counts", "diagnoses/leiomyosarcoma.yaml", "K202", 26, "baker-2002 counts 45 of 50 as able-2001 does"),
    Broken("more_positive_than_tested", "diagnoses/leiomyosarcoma.yaml", "K203", 25, "55 positive of 50 tested"),
    Broken("row_without_number", "diagnoses/leiomyosarcoma.yaml", "K204", 29, "a row needs positive and tested"),
    Broken("word_not_called_judgement", "diagnoses/leiomyosarcoma.yaml", "K205", 33, "a word of frequency is a judgement"),
    Broken("shares_not_one", "diagnoses/leiomyosarcoma.yaml", "K206", 10, "add up to 0.75"),
    Broken("unweighed_without_why", "diagnoses/leiomyosarcoma.yaml", "K207", 30, "add 'why'"),
    Broken("memory_weighed", "diagnoses/leiomyosarcoma.yaml", "K207", 29, "from memory is not weighed"),
    Broken("patients_counted_twice", "diagnoses/leiomyosarcoma.yaml", "K208", 26, "is weighed in row 0"),
    Broken("finding_in_two_blocks", "diagnoses/leiomyosarcoma.yaml", "K209", 27, "'SMA' has a block already"),
    Broken("count_and_percentage", "diagnoses/leiomyosarcoma.yaml", "K210", 25, "keep the count"),
    Broken("core_called_mimic", "diagnoses/gist.yaml", "K211", 4, "write 'role: core'"),
    Broken("series_exceeds_whole", "priors.yaml", "K212", 4, "add up to 14 of 12"),
    Broken("prior_twice", "priors.yaml", "K213", 4, "has a row from carter-2003 already"),
    Broken("malformed_pmid", "sources.yaml", "K302", 2, "is no PMID"),
    Broken("malformed_doi", "sources.yaml", "K303", 3, "is no DOI"),
    Broken("identifier_flag", "sources.yaml", "K304", 4, "the identifier is 'unresolved'"),
    Broken("one_paper_two_ids", "sources.yaml", "K305", 5, "'able-2001' has the same PMID"),
    Broken("alias_cited", "sources.yaml", "K306", 12, "'baker-2002' is kept as 'able-2001'", "diagnoses/gist.yaml"),
    Broken("synonym_twice", "vocabulary/markers.yaml", "K401", 3, "names 'SMA' already"),
    Broken("site_cycle", "vocabulary/sites.yaml", "K403", 2, "a cycle: body -> renal_vein"),
    Broken("implies_unknown", "vocabulary/morphology.yaml", "K404", 4, "did you mean 'atypia'?"),
    Broken("parent_unknown", "vocabulary/sites.yaml", "K404", 5, "did you mean 'large_vein'?"),
    Broken("sustentacular_unknown", "vocabulary/markers.yaml", "K404", 6, "did you mean 'S100 sustentacular'?"),
    Broken("member_unknown", "vocabulary/markers.yaml", "K404", 5, "did you mean 'chromogranin'?"),
    Broken("phrase_states_two", "reading/en.yaml", "K407", 11, "'seen' would state extent 'focal', and states"),
    Broken("forms_unknown", "reading/en.yaml", "K408", 10, "no forms 'bee' in English; did you mean 'be'?"),
    Broken("forms_behind", "reading/en.yaml", "K408", 5, "no forms 'seen' in English; list them under `forms`, before"),
    Broken("implies_and_excludes", "vocabulary/morphology.yaml", "K405", 4, "excludes 'atypia' and implies it"),
    Broken("loss_words_on_presence_marker", "vocabulary/markers.yaml", "K406", 5, "DOG1 is no loss marker"),
    Broken("set_aside_late", "reasoning/lineage/LIN-001.yaml", "K501", 11, "only rules of normalise"),
    Broken("leader_before_ranking", "reasoning/differential/DIF-001.yaml", "K502", 8, "known after the ranking only"),
    Broken("unresolved_before_ranking", "reasoning/lineage/LIN-001.yaml", "K503", 8, "caution and workup only"),
    Broken("conclusion_same_stratum", "reasoning/lineage/LIN-002.yaml", "K504", 6, "lower strata than lineage: normalise"),
    Broken("unless_same_stratum", "reasoning/lineage/LIN-002.yaml", "K505", 9, "reached by LIN-001 in lineage"),
    Broken("counted_twice", "reasoning/differential/DIF-001.yaml", "K506", 7, "would count evidence twice"),
    Broken("counted_twice_by_conclusion", "reasoning/differential/DIF-001.yaml", "K506", 7, "would count evidence twice"),
    Broken("counted_twice_in_one_branch", "reasoning/differential/DIF-001.yaml", "K506", 8, "weighed already (CD45, S100)"),
    Broken("replaced_twice", "reasoning/differential/DIF-003.yaml", "K507", 10, "DIF-002 replaces the weight"),
    Broken("replaces_what_is_not_asked", "reasoning/differential/DIF-002.yaml", "K508", 10, "does not ask for 'S100'"),
    Broken("too_many_branches", "reasoning/lineage/LIN-001.yaml", "K509", 5, "unfolds to 81 branches"),
    Broken("two_effects_in_one", "reasoning/lineage/LIN-001.yaml", "K510", 10, "here: conclude, caution"),
    Broken("two_atoms_in_one", "reasoning/lineage/LIN-001.yaml", "K511", 7, "here: marker, site"),
    Broken("marker_without_word", "reasoning/lineage/LIN-001.yaml", "K511", 7, "a marker needs 'is'"),
    Broken("impossible_choice", "diagnoses/leiomyosarcoma.yaml", "K511", 17, "at_least asks for 3 of 2"),
    Broken("empty_range", "reasoning/caution/CAU-001.yaml", "K511", 8, "turn the range round"),
    Broken("lost_for_presence_marker", "reasoning/lineage/LIN-001.yaml", "K512", 8, "'lost' does not go with it"),
    Broken("positive_for_loss_marker", "reasoning/lineage/LIN-001.yaml", "K512", 8, "allowed: retained, lost"),
    Broken("positive_for_index_marker", "reasoning/lineage/LIN-001.yaml", "K512", 8, "allowed: high, low"),
    Broken("feature_word", "reasoning/caution/CAU-001.yaml", "K512", 8, "allowed: present, absent"),
    Broken("pattern_of_negative", "reasoning/differential/DIF-002.yaml", "K512", 8, "a pattern narrows positive staining"),
    Broken("no_effect", "reasoning/caution/CAU-001.yaml", "K513", 2, "the rule does nothing"),
    Broken("support_after_ranking", "reasoning/workup/WRK-001.yaml", "K514", 10, "comes too late in workup"),
    Broken("exit_without_lineage", "reasoning/differential/DIF-001.yaml", "K515", 8, "add 'lineage'"),
    Broken("joint_count_without_source", "reasoning/differential/DIF-002.yaml", "K516", 12, "needs its source"),
    Broken("criterion_on_ranking", "diagnoses/leiomyosarcoma.yaml", "K518", 20, "before the ranking only"),
    Broken("address_in_text", "diagnoses/leiomyosarcoma.yaml", "K601", 6, "cite by PMID or DOI"),
    Broken("path_in_text", "sources.yaml", "K601", 5, "/home/dunn"),
    Broken("empty_text", "diagnoses/leiomyosarcoma.yaml", "K602", 6, "an empty text"),
    Broken("unused_source", "sources.yaml", "K301", 6, "nothing cites 'eel-2005'"),
    Broken("spelling_in_two_vocabularies", "vocabulary/sites.yaml", "K402", 5, "'LCA' also names 'CD45' in markers"),
]

#: Codes that no single overlay can bring about; each has a test below or beside this file.
ELSEWHERE = {"K108", "K517"}


def lay_over(case: Broken, folder: Path) -> None:
    target = folder / case.target
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(BROKEN / f"{case.name}.yaml", target)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_mistake_is_found_in_its_line_with_a_remedy(case: Broken, minimal: Path) -> None:
    lay_over(case, minimal)
    file = case.file or case.target
    found = [problem for problem in check_knowledge(minimal) if problem.code == case.code and problem.file == file]
    assert [problem for problem in found if case.words in problem.message and problem.line == case.line], found
    assert all(problem.severity == ("warning" if case.code in WARNINGS else "error") for problem in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_mistake_is_reported_in_files_without_one(case: Broken, minimal: Path) -> None:
    lay_over(case, minimal)
    codes = {problem.code for problem in check_knowledge(minimal)} - WARNINGS
    allowed = {case.code} | ({"K012"} if case.code == "K005" else set())  # an empty value is no text either
    assert codes <= allowed


def test_every_broken_file_is_in_the_table_and_every_code_is_tested() -> None:
    assert {path.stem for path in BROKEN.iterdir()} == {case.name for case in CASES}
    assert {case.code for case in CASES} | ELSEWHERE == set(CODES)


def test_all_mistakes_of_all_files_are_reported_at_once(minimal: Path) -> None:
    chosen = [case for case in CASES if case.name in ("unknown_key", "malformed_pmid", "unknown_marker", "site_cycle")]
    for case in chosen:
        lay_over(case, minimal)
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(minimal)
    problems = caught.value.problems
    assert {(p.code, p.file, p.line) for p in problems} == {(c.code, c.target, c.line) for c in chosen}
    for problem in problems:
        assert f"{problem.file}:{problem.line}: {problem.code}" in str(caught.value)


@pytest.mark.parametrize("name", ["sources.yaml", "vocabulary/markers.yaml", "policy.yaml", "manifest.yaml", "priors.yaml"])
def test_a_missing_file_is_one_problem_and_not_hundreds(name: str, minimal: Path) -> None:
    (minimal / name).unlink()
    assert [(p.code, p.file) for p in check_knowledge(minimal)] == [("K006", name)]


def test_a_file_in_another_encoding_is_named(minimal: Path) -> None:
    (minimal / "sources.yaml").write_bytes("- {id: müller-1999}".encode("latin-1"))
    problems = check_knowledge(minimal)
    assert ("K001", "sources.yaml") in {(p.code, p.file) for p in problems}
    assert not any("unknown" in p.message for p in problems)


def test_a_phrase_that_states_two_things_in_two_languages_is_named_with_both_files(minimal: Path) -> None:
    reading = minimal / "reading"
    reading.mkdir()
    (reading / "de.yaml").write_text("id: de\nname: German\nresult:\n  extent:\n    patchy: [partiell]\n")
    (reading / "fr.yaml").write_text("id: fr\nname: French\nresult:\n  extent:\n    focal:\n      - partiel\n      - partiell\n")
    (problem,) = check_knowledge(minimal)
    assert (problem.code, problem.file, problem.line) == ("K407", "reading/fr.yaml", 7)
    assert "'partiell' would state extent 'focal', and states extent 'patchy' in reading/de.yaml" in problem.message
    with pytest.raises(KnowledgeError, match=r"reading/fr\.yaml:7: K407"):
        load_knowledge(minimal)


def test_a_missing_core_diagnosis_is_named(minimal: Path) -> None:
    (minimal / "diagnoses" / "schwannoma.yaml").unlink()
    policy = minimal / "policy.yaml"
    policy.write_text(policy.read_text().replace("    schwannoma: 10\n", ""))
    assert [(p.code, p.file) for p in check_knowledge(minimal)] == [("K211", "diagnoses/schwannoma.yaml")]


def test_a_dependence_of_a_group_without_members_is_a_warning(minimal: Path) -> None:
    policy = minimal / "policy.yaml"
    policy.write_text(policy.read_text().replace("grade: 0.7", "grades: 0.7"))
    (problem,) = check_knowledge(minimal)
    assert (problem.code, problem.severity) == ("K108", "warning")
    assert "did you mean 'grade'?" in problem.message


def test_examples_must_be_there_and_cannot_be_firing_and_silent_at_once(minimal: Path) -> None:
    fixtures = minimal.parent / "fixtures" / "rules"
    fixtures.mkdir(parents=True)
    for name in ("lms.yaml", "gist.yaml"):
        (fixtures / name).write_text("markers: {}\n")
    (problem,) = check_knowledge(minimal)
    assert (problem.code, problem.file, problem.line) == ("K517", "reasoning/caution/CAU-001.yaml", 13)
    assert "'pgl.yaml'" in problem.message
    rule = minimal / "reasoning" / "caution" / "CAU-001.yaml"
    rule.write_text(rule.read_text().replace("fires: [pgl.yaml]", "fires: [lms.yaml]"))
    (problem,) = check_knowledge(minimal)
    assert "both fire the rule and leave it silent" in problem.message
