// UUIDs as a till makes them: version 7, so that ids sort by the time they were made.
import { randomBytes } from 'node:crypto';

export function uuid(at = Date.now()) {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(at, 0, 6);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
