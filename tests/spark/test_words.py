"""What goes wrong with a cluster is told in words, with what to do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from ihc_engine.batch import TableError
from ihc_engine.spark.pyspark_import import check_java, pyspark_sql
from ihc_engine.spark.session import meaning_of


@pytest.mark.parametrize("name", ["pyspark", "pandas", "pyarrow"])
def test_what_is_not_installed_is_named_with_the_extra(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for module in ("pyspark", "pandas"):  # whether or not they are here
        monkeypatch.setitem(sys.modules, module, sys)
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(TableError, match=rf"needs {name}.*ihc-engine\[spark\]"):
        pyspark_sql()


def test_a_missing_java_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(TableError, match="needs Java 17"):
        check_java()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(TableError, match="where no bin/java is"):
        check_java()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").touch()
    check_java()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("x\nModuleNotFoundError: No module named 'ihc_engine'\n", "install it on the cluster"),
        (
            "[PATH_NOT_FOUND] Path does not exist: file:/x. SQLSTATE: 42K03",
            "no such file or folder for the cluster (Spark: [PATH_",
        ),
        (
            "An error occurred while calling x.\n: org.apache.spark.SparkException: Could not parse Master URL: 'y'",
            "no such master",
        ),
        ("a\nihc_engine.batch.problems.TableError: reports need an extra; install it\nb", "reports need an extra; install it"),
        ("\n  something new\nmore", "Spark: something new"),
        ("", "Spark: no words"),
    ],
)
def test_an_error_of_spark_says_what_to_do(told: str, words: str) -> None:
    assert words in meaning_of(told)
    assert "\n" not in meaning_of(told)
