"""The knowledge behind its ids, health, and headers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from ihc_engine.knowledge.model import Knowledge

if TYPE_CHECKING:
    from tests.service.conftest import Call

COLLECTIONS = ("markers", "diagnoses", "rules", "sources")


def ids(knowledge: Knowledge, collection: str) -> list[str]:
    if collection == "markers":
        return list(knowledge.vocabulary.markers)
    return [rule.id for rule in knowledge.rules] if collection == "rules" else list(getattr(knowledge, collection))


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_collection_lists_all_and_every_item_is_behind_its_id(call: Call, knowledge: Knowledge, collection: str) -> None:
    listed = call("GET", f"/v1/{collection}").json()
    assert [entry["id"] for entry in listed] == ids(knowledge, collection)
    assert all(entry["name"] for entry in listed)
    for entry in listed[::7]:
        item = call("GET", f"/v1/{collection}/{quote(entry['id'], safe='')}")
        assert (item.status_code, item.json()["id"]) == (200, entry["id"])


def test_a_marker_with_a_slash_in_its_id_is_found_either_way(call: Call) -> None:
    assert call("GET", "/v1/markers/CK5/6").json() == call("GET", "/v1/markers/CK5%2F6").json()


def test_a_rule_and_its_sources_hang_together(call: Call, knowledge: Knowledge) -> None:
    rule = call("GET", f"/v1/rules/{knowledge.rules[0].id}").json()
    assert "all" in rule["when"] or "any" in rule["when"] or "at_least" in rule["when"] or "marker" in rule["when"]
    for source in rule["source"]:
        assert call("GET", f"/v1/sources/{source}").json()["citation"]


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("wanted", ["nothing", "%00", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%A6%A0"])
def test_an_unknown_id_is_a_problem(call: Call, collection: str, wanted: str) -> None:
    response = call("GET", f"/v1/{collection}/{wanted}")
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


def test_an_unknown_path_is_a_problem(call: Call) -> None:
    response = call("GET", "/v1/nothing")
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


def test_the_knowledge_in_use_is_stated(call: Call, knowledge: Knowledge) -> None:
    stated = call("GET", "/v1/knowledge").json()
    assert stated["digest"] == knowledge.digest
    assert (stated["diagnoses"], stated["rules"]) == (len(knowledge.diagnoses), len(knowledge.rules))


def test_health(call: Call, knowledge: Knowledge) -> None:
    assert call("GET", "/health/live").json()["status"] == "live"
    ready = call("GET", "/health/ready").json()
    assert (ready["status"], ready["knowledge"]) == ("ready", knowledge.digest)


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/v1/interpretations"), ("GET", "/v1/knowledge"), ("GET", "/v1/nothing"), ("GET", "/openapi.json")],
)
def test_nothing_may_keep_guess_or_frame_a_response(call: Call, method: str, path: str) -> None:
    headers = call(method, path, json={} if method == "POST" else None).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in headers


def test_a_page_of_another_site_may_not_call(call: Call) -> None:
    asked = {"origin": "https://example.org", "access-control-request-method": "POST"}
    response = call("OPTIONS", "/v1/interpretations", headers=asked)
    assert response.status_code == 405
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize("path", ["/health/live", "/v1/markers", "/v1/diagnoses/gist"])
def test_head_is_get_without_the_body(call: Call, path: str) -> None:
    head, get = call("HEAD", path), call("GET", path)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize(
    ("spelling", "marker"), [("AE1%2FAE3", "keratin"), ("AE1/AE3", "keratin"), ("c-kit", "CD117"), ("CK5%2F6", "CK5/6")]
)
def test_a_marker_is_found_by_any_of_its_spellings(call: Call, spelling: str, marker: str) -> None:
    assert call("GET", f"/v1/markers/{spelling}").json()["id"] == marker
