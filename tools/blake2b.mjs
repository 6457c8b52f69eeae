// BLAKE2b with 32 bytes of output and no key (RFC 7693). node:crypto knows only that with 64.
// Words of 64 bits are two of 32, the low one first.

const IV = new Uint32Array([
    0xf3bcc908, 0x6a09e667, 0x84caa73b, 0xbb67ae85, 0xfe94f82b, 0x3c6ef372, 0x5f1d36f1, 0xa54ff53a,
    0xade682d1, 0x510e527f, 0x2b3e6c1f, 0x9b05688c, 0xfb41bd6b, 0x1f83d9ab, 0x137e2179, 0x5be0cd19,
]);
const SIGMA = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];
const QUARTERS = [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]];

const v = new Uint32Array(32);
const m = new Uint32Array(32);

/** v[a] += v[b] + m[word], 64 bits each. */
function add(a, b, word) {
    const low = v[2 * a] + v[2 * b] + (word < 0 ? 0 : m[2 * word]);
    const high = v[2 * a + 1] + v[2 * b + 1] + (word < 0 ? 0 : m[2 * word + 1]) + Math.floor(low / 0x100000000);
    v[2 * a] = low;
    v[2 * a + 1] = high;
}

/** v[d] = (v[d] xor v[a]) turned right by `bits`. */
function turn(d, a, bits) {
    const low = v[2 * d] ^ v[2 * a];
    const high = v[2 * d + 1] ^ v[2 * a + 1];
    const [l, h, by] = bits >= 32 ? [high, low, bits - 32] : [low, high, bits];
    v[2 * d] = by === 0 ? l : (l >>> by) | (h << (32 - by));
    v[2 * d + 1] = by === 0 ? h : (h >>> by) | (l << (32 - by));
}

function compress(state, length, last) {
    v.set(state, 0);
    v.set(IV, 16);
    v[24] ^= length;
    v[25] ^= Math.floor(length / 0x100000000);
    if (last) {
        v[28] = ~v[28];
        v[29] = ~v[29];
    }
    for (let round = 0; round < 12; round += 1) {
        const order = SIGMA[round % 10];
        for (let q = 0; q < 8; q += 1) {
            const [a, b, c, d] = QUARTERS[q];
            add(a, b, order[2 * q]);
            turn(d, a, 32);
            add(c, d, -1);
            turn(b, c, 24);
            add(a, b, order[2 * q + 1]);
            turn(d, a, 16);
            add(c, d, -1);
            turn(b, c, 63);
        }
    }
    for (let i = 0; i < 16; i += 1) state[i] ^= v[i] ^ v[i + 16];
}

/** The digest of a Buffer as 64 hexadecimal digits. */
export function blake2b256(bytes) {
    const state = Uint32Array.from(IV);
    state[0] ^= 0x01010000 ^ 32;
    let at = 0;
    do {
        const size = Math.min(128, bytes.length - at);
        const block = Buffer.alloc(128);
        bytes.copy(block, 0, at, at + size);
        for (let i = 0; i < 32; i += 1) m[i] = block.readUInt32LE(4 * i);
        at += size;
        compress(state, at, at === bytes.length);
    } while (at < bytes.length);
    const out = Buffer.alloc(32);
    for (let i = 0; i < 8; i += 1) out.writeUInt32LE(state[i], 4 * i);
    return out.toString('hex');
}
