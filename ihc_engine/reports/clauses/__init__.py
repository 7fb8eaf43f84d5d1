"""Whom a clause is about: clauses, other entities, earlier tumours, what is granted of others."""
