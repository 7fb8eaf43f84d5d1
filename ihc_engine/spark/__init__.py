"""An archive scored on a Spark cluster: part files of Parquet in, part files of answers out."""

from ihc_engine.spark.archive import SparkCount, score_archive
from ihc_engine.spark.frames import scored_frame
from ihc_engine.spark.partitions import Task, task_of

__all__ = ["SparkCount", "Task", "score_archive", "scored_frame", "task_of"]
