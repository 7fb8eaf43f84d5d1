"""How fast archives are scored, beside reading and writing alone and beside naive Bayes: ``python -m benchmarks.archive``."""
