// The occupancy plan that a house pins to the wall: what is printed is what is sold.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BoxOffice, drawn } from '../support/js/box_office.mjs';
import { freshFolder, Server } from '../support/js/server.mjs';

describe('a seating plan', () => {
    let server, office, till;
    before(async () => {
        server = await Server.start();
        office = await BoxOffice.of(server);
        await office.room('Théâtre');
        await office.seatMap('Théâtre', drawn({ A: 'aaaa', B: 'aaaa', Fosse: 30 }));
        await office.grid('Scène', { Plein: 18_00 });
        await office.screening('Le Phare', { startsIn: 20 * 3_600_000 });
        await office.salepoint('Centre', ['Caisse 1']);
        await office.user('ana');
        till = await office.till('ana', 'Caisse 1', 0);
    });
    after(() => server.stop());

    async function printed(language, title = 'Le Phare') {
        const answer = await office.admin.ask('GET', `/api/v1/screenings/${office.ids.screenings[title]}/seating-plan`, undefined, { headers: { 'Accept-Language': language } });
        assert.equal(answer.status, 200);
        const file = join(freshFolder(), 'plan.pdf');
        writeFileSync(file, answer.bytes);
        return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    }

    test('shows what is free, sold and kept, and for whom', async () => {
        const line = { screening_id: office.ids.screenings['Le Phare'], tariff_id: office.ids.tariffs.Plein };
        await till.must('POST', '/api/v1/sales', { lines: [{ ...line, quantity: 2, seats: [1, 2] }], expected_total_cents: 36_00, payments: [{ method: 'card', amount_cents: 36_00 }] });
        await office.holdSeats('Le Phare', { kind: 'held', name: 'Presse', seats: [5, 6, 7] });
        const text = await printed('fr');
        for (const words of ['Le Phare', 'Théâtre', 'Scène', 'Rez', 'libre: 3', 'vendu: 2', 'maison: 3', 'Fosse', '0 / 30']) assert.ok(text.includes(words), `${words} in\n${text}`);
        assert.match(text, /Presse: .*1.*2.*3/);
    });

    test('calls a stage without words of its own by its name in the language', async () => {
        const map = drawn({ A: 'aaaa' });
        map.shapes = [{ kind: 'stage', floor: map.floors[0].key, x: 0, y: -300, width: 300, height: 60 },
            { kind: 'door', floor: map.floors[0].key, x: 0, y: 300, width: 100, height: 60, text: 'Ausgang' }];
        await office.room('Studio');
        await office.seatMap('Studio', map);
        await office.screening('Ondine', { room: 'Studio', startsIn: 20 * 3_600_000 });
        for (const [language, stage] of Object.entries({ fr: 'Scène', de: 'Bühne', it: 'Palco', en: 'Stage' })) {
            const text = await printed(language, 'Ondine');
            assert.ok(text.includes(stage) && text.includes('Ausgang') && !text.includes('Tür'), `${language}: ${text}`);
        }
    });
});
