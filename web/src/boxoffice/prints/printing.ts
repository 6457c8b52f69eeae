// Prints at the register's printer; without one the paper opens as PDF in a new tab.
import { api, type PrintJob } from '../../api/client.ts';
import { send, type Attempt } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';

export type Paper = Exclude<PrintJob['what'], 'closing' | 'movement'>;

const pdfOf = { tickets: 'pdf_a4', receipt: 'pdf_roll' } as const;

export async function printSale(
    sale: string,
    what: Paper,
    hasPrinter: boolean,
): Promise<Outcome<PrintJob>> {
    return print(hasPrinter, (key, signal) =>
        api.POST('/api/v1/sales/{sale}/prints', {
            params: { path: { sale }, header: { 'Idempotency-Key': key } },
            body: { what, output: hasPrinter ? 'printer' : pdfOf[what] },
            signal,
        }),
    );
}

export type SlipOutput = 'printer' | 'pdf_a4';

/** A statement Z, for the roll or as a page for the files. */
export async function printClosing(closing: number, output: SlipOutput): Promise<Outcome<PrintJob>> {
    return print(output === 'printer', (key, signal) =>
        api.POST('/api/v1/closings/{closing}/prints', {
            params: { path: { closing }, header: { 'Idempotency-Key': key } },
            body: { output },
            signal,
        }),
    );
}

/** Cash put in, taken out or taken back. */
export async function printMovement(session: number, entry: number, output: SlipOutput): Promise<Outcome<PrintJob>> {
    return print(output === 'printer', (key, signal) =>
        api.POST('/api/v1/register-sessions/{session}/movements/{entry}/prints', {
            params: { path: { session, entry }, header: { 'Idempotency-Key': key } },
            body: { output },
            signal,
        }),
    );
}

async function print(onPaper: boolean, attempt: Attempt<PrintJob>): Promise<Outcome<PrintJob>> {
    // Browsers let a page open a tab only while the tap is fresh, so it is opened before asking.
    const tab = onPaper ? null : window.open('', '_blank');
    const outcome = await send(attempt);
    if (outcome.kind === 'done' && !onPaper) {
        const address = `/api/v1/prints/${outcome.value.id}/document`;
        if (tab) tab.location.href = address;
        else location.assign(address);
    } else {
        tab?.close();
    }
    return outcome;
}
