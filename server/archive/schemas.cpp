#include <array>

#include "archive/words.h"

namespace guichet::archive {
namespace {

constexpr std::string_view journal = R"({
"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of journal.jsonl",
"type": "object", "additionalProperties": false,
"required": ["number", "at_ms", "kind", "user", "register", "key", "input_hash", "body", "hash"],
"properties": {
"number": {"type": "integer", "minimum": 1}, "at_ms": {"type": "integer"},
"kind": {"type": "string", "pattern": "^[a-z_]+\\.[a-z_]+$"},
"user": {"type": ["integer", "null"]}, "register": {"type": ["integer", "null"]},
"key": {"type": "string", "minLength": 1},
"input_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
"body": {"type": "string", "description": "JSON, exactly as it was chained"},
"hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}}
)";

constexpr std::string_view documents = R"({
"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of documents.jsonl and of earlier.jsonl",
"type": "object", "additionalProperties": false,
"required": ["entry", "register", "seq", "kind", "number", "id", "at_ms", "made_at_ms", "user", "session",
"total_cents", "rounding_cents", "reverses", "reason", "note", "approved_by", "lines", "payments", "tickets",
"signed_text", "signature"],
"properties": {
"entry": {"type": "integer", "minimum": 1}, "register": {"type": "integer"}, "seq": {"type": "integer", "minimum": 1},
"kind": {"enum": ["sale", "refund", "correction"]}, "number": {"type": "integer", "minimum": 1},
"id": {"type": "string"}, "at_ms": {"type": "integer"}, "made_at_ms": {"type": "integer"}, "user": {"type": "integer"},
"session": {"type": "integer"}, "total_cents": {"type": "integer"}, "rounding_cents": {"type": "integer"},
"reverses": {"type": ["integer", "null"]}, "reason": {"type": "string"}, "note": {"type": "string"},
"approved_by": {"type": ["integer", "null"]},
"lines": {"type": "array", "items": {"type": "object", "additionalProperties": false,
"required": ["line", "kind", "quantity", "unit_cents", "amount_cents", "vat_code", "vat_bp", "vat_cents", "reverses_line"],
"properties": {
"line": {"type": "integer", "minimum": 1}, "kind": {"enum": ["ticket", "fee", "rounding"]},
"screening": {"type": "integer"}, "tariff": {"type": "integer"}, "title": {"type": "string"},
"tariff_name": {"type": "string"}, "starts_at_ms": {"type": "integer"},
"quantity": {"type": "integer"}, "unit_cents": {"type": "integer"}, "amount_cents": {"type": "integer"},
"vat_code": {"type": "string"}, "vat_bp": {"type": ["integer", "null"]}, "vat_cents": {"type": "integer"},
"reverses_line": {"type": ["integer", "null"]}}}},
"payments": {"type": "array", "items": {"type": "object", "additionalProperties": false,
"required": ["method", "amount_cents", "tendered_cents", "reference", "session", "at_ms"],
"properties": {
"method": {"type": "string"}, "amount_cents": {"type": "integer"}, "tendered_cents": {"type": ["integer", "null"]},
"reference": {"type": "string"}, "session": {"type": "integer"}, "at_ms": {"type": "integer"}}}},
"tickets": {"type": "array", "items": {"type": "integer", "minimum": 1}},
"signed_text": {"type": "string"}, "signature": {"type": "string", "pattern": "^[0-9a-f]{128}$"}}}
)";

constexpr std::string_view movements = R"({
"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of movements.jsonl",
"type": "object", "additionalProperties": false,
"required": ["entry", "position", "session", "register", "kind", "amount_cents", "user", "at_ms", "number", "note", "corrects"],
"properties": {
"entry": {"type": "integer", "minimum": 1}, "position": {"type": "integer"}, "session": {"type": "integer"},
"register": {"type": "integer"},
"kind": {"enum": ["float", "sale", "refund", "correction", "in", "out", "in_error", "out_error", "withdrawal", "difference"]},
"amount_cents": {"type": "integer"}, "user": {"type": "integer"}, "at_ms": {"type": "integer"},
"number": {"type": ["integer", "null"], "description": "of the document that was paid in cash"},
"note": {"type": "string"}, "corrects": {"type": ["integer", "null"]}}}
)";

constexpr std::string_view session_closings = R"({
"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of session_closings.jsonl",
"type": "object", "additionalProperties": false,
"required": ["number", "session", "register", "mode", "user", "at_ms", "expected_cents", "counted_cents", "withdrawn_cents", "comment", "report"],
"properties": {
"number": {"type": "integer", "minimum": 1}, "session": {"type": "integer"}, "register": {"type": "integer"},
"mode": {"enum": ["counted", "automatic", "forced"]}, "user": {"type": ["integer", "null"]}, "at_ms": {"type": "integer"},
"expected_cents": {"type": "integer"}, "counted_cents": {"type": ["integer", "null"]}, "withdrawn_cents": {"type": "integer"},
"comment": {"type": "string"}, "report": {"type": "string", "description": "JSON, exactly as it was digested"}}}
)";

constexpr std::string_view period_closings = R"({
"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of period_closings.jsonl",
"type": "object", "additionalProperties": false,
"required": ["number", "period", "label", "from_entry", "until_entry", "at_ms", "user", "documents", "total_cents",
"by_rate", "net_cents", "absolute_cents", "methods", "signed_text", "signature"],
"properties": {
"number": {"type": "integer", "minimum": 1}, "period": {"enum": ["day", "month", "year"]},
"label": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"},
"from_entry": {"type": "integer", "minimum": 1}, "until_entry": {"type": "integer", "minimum": 1},
"at_ms": {"type": "integer"}, "user": {"type": ["integer", "null"]}, "documents": {"type": "integer"},
"total_cents": {"type": "integer"},
"by_rate": {"type": "array", "items": {"type": "array", "minItems": 3, "maxItems": 3}},
"net_cents": {"type": "integer"}, "absolute_cents": {"type": "integer"},
"methods": {"type": "array", "items": {"type": "object", "additionalProperties": false, "required": ["method", "total_cents"],
"properties": {"method": {"type": "string"}, "total_cents": {"type": "integer"}}}},
"signed_text": {"type": "string"}, "signature": {"type": "string", "pattern": "^[0-9a-f]{128}$"}}}
)";

constexpr std::string_view events = R"({
"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of events.jsonl",
"type": "object", "additionalProperties": false,
"required": ["entry", "code", "text", "at_ms", "user", "register", "kind"],
"properties": {
"entry": {"type": "integer", "minimum": 1}, "code": {"type": "string", "pattern": "^E[0-9]{3}$"},
"text": {"type": "string", "minLength": 1}, "at_ms": {"type": "integer"}, "user": {"type": ["integer", "null"]},
"register": {"type": ["integer", "null"]}, "kind": {"type": "string", "description": "of the journal entry"}}}
)";

constexpr auto all = std::to_array<Schema>({
    {"schema/journal.json", journal},
    {"schema/documents.json", documents},
    {"schema/movements.json", movements},
    {"schema/session_closings.json", session_closings},
    {"schema/period_closings.json", period_closings},
    {"schema/events.json", events},
});

}  // namespace

std::span<const Schema> schemas() { return all; }

}  // namespace guichet::archive
