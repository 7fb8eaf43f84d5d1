"""The rules over many cases at once: findings as columns, conditions as masks."""
