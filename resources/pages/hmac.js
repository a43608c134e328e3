// HMAC-SHA256 (RFC 2104, FIPS 180-4) in plain script: browsers keep their own from pages over plain http.
"use strict";

const SHA = (() => {
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 4294967296) | 0;
  return {
    start: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    rounds: primes.map((prime) => fraction(Math.cbrt(prime))),
  };
})();

function sha256(bytes) {
  const length = bytes.length;
  const padded = new Uint8Array(Math.ceil((length + 9) / 64) * 64);
  padded.set(bytes);
  padded[length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 536870912));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const hash = SHA.start.slice();
  const turn = (word, by) => (word >>> by) | (word << (32 - by));
  const words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(block + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const early = words[i - 15];
      const late = words[i - 2];
      const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      words[i] = words[i - 16] + low + words[i - 7] + high;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i += 1) {
      const choice = (e & f) ^ (~e & g);
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + SHA.rounds[i] + words[i]) | 0;
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      hash[i] = (hash[i] + word) | 0;
    });
  }
  const result = new Uint8Array(32);
  hash.forEach((word, i) => new DataView(result.buffer).setInt32(4 * i, word));
  return result;
}

function hmac(key, text) {
  const encode = (words) => new TextEncoder().encode(words);
  let secret = encode(key);
  if (secret.length > 64) secret = sha256(secret);
  const pad = (value, rest) => {
    const bytes = new Uint8Array(64 + rest.length).fill(value, 0, 64);
    secret.forEach((byte, i) => {
      bytes[i] ^= byte;
    });
    bytes.set(rest, 64);
    return bytes;
  };
  const digest = sha256(pad(0x5c, sha256(pad(0x36, encode(text)))));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
