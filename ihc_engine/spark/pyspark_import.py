"""pyspark and Java, where they are installed; nothing else in the package asks for them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import ModuleType

from ihc_engine.batch.problems import TableError

_MISSING = "Spark needs {name}, which is not installed; install it with: pip install 'ihc-engine[spark]'"


def pyspark_sql() -> ModuleType:
    """The module ``pyspark.sql``. TableError: it, or what it needs beside it, is not installed."""
    try:
        import pandas  # noqa: F401 - mapInArrow asks for it and says so only when a job is built
        import pyarrow  # noqa: F401
        from pyspark import sql
    except ImportError as error:
        raise TableError(_MISSING.format(name=error.name or "pyspark")) from error
    module: ModuleType = sql
    return module


def arrow_types() -> ModuleType:
    """The module that turns Arrow schemas into those of Spark. TableError: not installed."""
    pyspark_sql()
    from pyspark.sql.pandas import types

    module: ModuleType = types
    return module


def check_java() -> None:
    """TableError: there is no Java to run the driver of Spark."""
    home = os.environ.get("JAVA_HOME")
    if home:
        if not any((Path(home) / "bin" / name).is_file() for name in ("java", "java.exe")):
            raise TableError(f"JAVA_HOME is {home}, where no bin/java is; set it to an installation of Java 17")
    elif shutil.which("java") is None:
        raise TableError("Spark needs Java 17, which is not installed here; install it, or set JAVA_HOME")
