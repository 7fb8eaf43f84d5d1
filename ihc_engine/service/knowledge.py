"""The knowledge, open for reading: markers, diagnoses, rules and sources, each behind its id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Diagnosis, Rule, Source
from ihc_engine.vocabulary.models import Marker

Item = TypeVar("Item")


class Named(BaseModel):
    """An entry of a list; the whole is behind its id."""

    id: str
    name: str


class KnowledgeSummary(BaseModel):
    """Which knowledge the service uses."""

    version: str
    digest: str
    licence: str
    notice: str
    diagnoses: int
    markers: int
    rules: int
    sources: int
    evidence_rows: int


def knowledge_routes(knowledge: Knowledge) -> APIRouter:
    """``/knowledge`` and the four collections."""
    routes = APIRouter()
    _summary(routes, knowledge)
    _markers(routes, knowledge)
    _diagnoses(routes, knowledge)
    _rules(routes, knowledge)
    _sources(routes, knowledge)
    return routes


def _summary(routes: APIRouter, knowledge: Knowledge) -> None:
    @routes.get("/knowledge")
    async def get_knowledge() -> KnowledgeSummary:
        """Version, digest and size of the knowledge in use."""
        return KnowledgeSummary(
            version=knowledge.manifest.version,
            digest=knowledge.digest,
            licence=knowledge.manifest.licence,
            notice=knowledge.manifest.notice,
            diagnoses=len(knowledge.diagnoses),
            markers=len(knowledge.vocabulary.markers),
            rules=len(knowledge.rules),
            sources=len(knowledge.sources),
            evidence_rows=sum(len(e.rows) for d in knowledge.diagnoses.values() for e in d.evidence),
        )


def _markers(routes: APIRouter, knowledge: Knowledge) -> None:
    @routes.get("/markers")
    async def list_markers() -> list[Named]:
        """All markers."""
        return [Named(id=marker.id, name=marker.label) for marker in knowledge.vocabulary.markers.values()]

    @routes.get("/markers/{marker_id:path}")
    async def get_marker(marker_id: str) -> Marker:
        """One marker, by its id or another spelling: spellings, cut-off, compartment, clones, codes."""
        spelt = knowledge.vocabulary.marker(marker_id)
        return _found(knowledge.vocabulary.markers, spelt.id if spelt else marker_id, "marker")


def _diagnoses(routes: APIRouter, knowledge: Knowledge) -> None:
    @routes.get("/diagnoses")
    async def list_diagnoses() -> list[Named]:
        """All diagnoses."""
        return [Named(id=diagnosis.id, name=diagnosis.name) for diagnosis in knowledge.diagnoses.values()]

    @routes.get("/diagnoses/{diagnosis_id}", response_model_by_alias=True)
    async def get_diagnosis(diagnosis_id: str) -> Diagnosis:
        """One diagnosis: variants, criteria, and every evidence row with its source."""
        return _found(knowledge.diagnoses, diagnosis_id, "diagnosis")


def _rules(routes: APIRouter, knowledge: Knowledge) -> None:
    by_id = {rule.id: rule for rule in knowledge.rules}

    @routes.get("/rules")
    async def list_rules() -> list[Named]:
        """All rules."""
        return [Named(id=rule.id, name=rule.title) for rule in knowledge.rules]

    @routes.get("/rules/{rule_id}", response_model_by_alias=True)
    async def get_rule(rule_id: str) -> Rule:
        """One rule: premises, effects, reason and sources."""
        return _found(by_id, rule_id, "rule")


def _sources(routes: APIRouter, knowledge: Knowledge) -> None:
    @routes.get("/sources")
    async def list_sources() -> list[Named]:
        """All sources."""
        return [Named(id=source.id, name=source.citation) for source in knowledge.sources.values()]

    @routes.get("/sources/{source_id}")
    async def get_source(source_id: str) -> Source:
        """One source: citation and identifiers."""
        return _found(knowledge.sources, source_id, "source")


def _found(items: Mapping[str, Item], wanted: str, kind: str) -> Item:
    if wanted not in items:
        raise HTTPException(404, f"no {kind} {wanted}; the list is one level up")
    return items[wanted]
