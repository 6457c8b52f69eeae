// What the server serves is what the contract lists, both ways.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from '../support/js/contract.mjs';
import { guichet } from '../support/js/server.mjs';

// Added by the program itself, outside the API that `guichet routes` prints.
const operation = ['GET /healthz', 'GET /metrics'];

test('routes and contract are the same', () => {
    const served = [...guichet('routes').trim().split('\n'), ...operation].sort();
    const promised = operations.map(({ method, path }) => `${method} ${path}`).sort();
    assert.deepEqual(served, promised);
});
