// The days of a closed period by its label: 2026-11-24, 2026-11 or 2026. Pure.

export function daysOfPeriod(label: string): { from_day: string; to_day: string } {
    if (label.length === 10) return { from_day: label, to_day: label };
    if (label.length === 4) return { from_day: `${label}-01-01`, to_day: `${label}-12-31` };
    const [year, month] = label.split('-').map(Number) as [number, number];
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return { from_day: `${label}-01`, to_day: `${label}-${last}` };
}
