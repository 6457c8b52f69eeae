// Says why something was not done: the server's own sentence, or ours when there was no answer.
import type { Outcome } from '../commands/outcome.ts';
import { countdown } from './dates.ts';
import { spoken } from './spoken.svelte.ts';

type Trouble = Exclude<Outcome<unknown>, { kind: 'done' }>;

export function troubleText(trouble: Trouble): string {
    const words = spoken.words.trouble;
    if (trouble.kind === 'unknown') return words.noAnswer;
    const { problem, retryAfterMs } = trouble;
    // The server's own sentence already says when to come back.
    if (problem.detail !== '') return problem.detail;
    const sentence = words.strange(problem.code);
    return retryAfterMs ? `${sentence} ${words.retryIn(countdown(retryAfterMs))}` : sentence;
}
