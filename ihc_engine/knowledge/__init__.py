"""The knowledge below rules/, read and checked."""
