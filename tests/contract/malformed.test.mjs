// A request that does not keep to its schema is refused as `malformed` and changes nothing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keepsToContract, operations, requestSchema } from '../support/js/contract.mjs';
import { uuid } from '../support/js/ids.mjs';
import { Server } from '../support/js/server.mjs';
import { Player } from './player.mjs';
import { requests } from './requests.mjs';
import { spoilt } from './spoil.mjs';

// Beyond the largest number there are no ids and no seats, and what is no key names nothing: the server
// may say so, or that there is none such.
const names = [/(_ids?|\/seats?|\/take|\/release)(\/\d+)? is above$/, /\/(section|floor|category|within) does not match$/];
const meant = (fault, code) => names.some((name) => name.test(fault)) && /_unknown$/.test(code ?? '');

describe('malformed requests', () => {
    let server, hall;
    const journal = async () => (await hall.person('admin').must('GET', '/api/v1/session')).journal;

    before(async () => {
        server = await Server.start();
        hall = new Player(server);
        await hall.playHall();
    });
    after(() => server.stop());

    for (const operation of operations.filter(requestSchema))
        test(operation.id, async (t) => {
            const { as, path, body, also = [], settled } = await requests[operation.id](hall);
            const client = hall.person(as);
            const before = await journal();
            const wrong = [];
            let count = 0;
            for (const fault of [body, ...also].flatMap((valid) => [...spoilt(requestSchema(operation), valid)])) {
                count += 1;
                const answer = await client.ask(operation.method, path, fault.body);
                keepsToContract(operation.method, path, answer);
                if (answer.code !== 'malformed' && !meant(fault.name, answer.code)) wrong.push(`${fault.name}: ${answer.status} ${answer.code ?? answer.text}`);
            }
            assert.equal(wrong.join('\n'), '');
            assert.equal(await journal(), before, 'the journal grew');
            t.diagnostic(`${count} wrong requests`);

            const key = uuid();
            const right = await client.ask(operation.method, path, body, { key });
            assert.ok(right.status < 300, `the request that was spoilt is not valid itself: ${right.text}`);
            await settled?.(client, key); // or the next test sees the journal grow
        });
});
