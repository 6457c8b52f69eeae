// The end of a day as the box office counts days, whatever the time zone of this computer.
export function endOfDay(day: string, timeZone: string): number {
    const wanted = Date.parse(`${day}T23:59:00Z`);
    const options = { hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', timeZone } as const;
    const parts = new Intl.DateTimeFormat('en-CA', options).formatToParts(wanted);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
    const shown = Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`);
    return wanted - (shown - wanted);
}
