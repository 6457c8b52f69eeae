// What is wrong with a page: axe, cut-off labels, horizontal scroll, small targets.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Violations, as text. `whole`: the page and all rules. Else what can have changed since: with a
 * dialog open only the dialog (behind it nothing can be reached), in the dark only the contrast.
 */
export async function axe(page, { whole = true, dark = false } = {}) {
    // Through the debugger and not as a script element: the page's policy stays in force.
    const there = await page.evaluate(() => 'axe' in window);
    if (!there) await page.evaluate(axeSource);
    return page.evaluate(
        async ({ wanted, onlyDialog, onlyContrast }) => {
            const dialog = onlyDialog ? [...document.querySelectorAll('dialog[open]')].at(-1) : null;
            const result = await window.axe.run(dialog ?? document, {
                runOnly: onlyContrast ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: wanted },
                resultTypes: ['violations'],
                selectors: false,
            });
            return result.violations.map(({ id, nodes }) => {
                const where = nodes.slice(0, 2).map((node) => {
                    const why = node.any[0]?.message ?? node.all[0]?.message ?? '';
                    return `${node.html.slice(0, 160)} (${why})`;
                });
                return `${id}: ${where.join(' | ')}`;
            });
        },
        { wanted: tags, onlyDialog: !whole, onlyContrast: dark },
    );
}

/** Runs in the page. */
function findCuts(smallest) {
    const faults = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
    // Behind a dialog nothing can be read or touched.
    const dialogs = [...document.querySelectorAll('dialog[open]')];
    const scope = dialogs.at(-1) ?? document;
    const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
    const named = (element) => `${element.tagName.toLowerCase()} "${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 50)}"`;
    for (const element of scope.querySelectorAll('button, label, summary, legend, h1, h2, h3, p, dt, dd, strong, select, .amount, .title, .name')) {
        if (!visible(element) || element.closest('.unseen')) continue;
        if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).display !== 'inline') {
            faults.push(`cut off: ${named(element)} ${element.scrollWidth} > ${element.clientWidth}`);
        }
        const box = element.getBoundingClientRect();
        if (element.matches('button, summary') && (box.right > innerWidth + 1 || box.left < -1)) {
            faults.push(`outside the window: ${named(element)}`);
        }
        if (element.matches('button, label') && element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).display !== 'inline') {
            faults.push(`too high for its box: ${named(element)} ${element.scrollHeight} > ${element.clientHeight}`);
        }
        if (element.matches('button') && (box.height < smallest - 0.5 || box.width < smallest - 0.5)) {
            faults.push(`small target: ${named(element)} ${Math.round(box.width)}×${Math.round(box.height)}`);
        }
        if (element.matches('.tile, .button.big') && box.height < 59.5) faults.push(`low tile: ${named(element)} ${Math.round(box.height)}`);
    }
    return faults;
}

export async function cuts(page) {
    // What measures itself (the map) is laid out in the frames after the window took its size.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))));
    const found = await page.evaluate(findCuts, 48);
    if (found.length === 0) return found;
    // On a busy machine those frames may not be enough: only what stays is a fault.
    await page.waitForTimeout(500);
    const stayed = await page.evaluate(findCuts, 48);
    return found.filter((fault) => stayed.includes(fault));
}
