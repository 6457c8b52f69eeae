// Standing areas: places without numbers in a numbered hall.
import type { AreaGauge } from '../../api/client.ts';

/** Before the first news everything is free. */
export function leftIn(gauge: AreaGauge | undefined, capacity: number): number {
    return gauge ? Math.max(0, gauge.capacity - gauge.sold - gauge.held) : capacity;
}
