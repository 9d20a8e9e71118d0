// Structured-clone subset as JSON, for the string-only CDP boundary. Throws where structured clone would.
// The same source runs in Node and in the page (it is injected with toString).
export function codec() {
  const TA = [
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
    'Float32Array',
    'Float64Array',
    'BigInt64Array',
    'BigUint64Array',
  ];
  const b64 = (u) => {
    let s = '';
    for (let i = 0; i < u.length; i += 8192) s += String.fromCharCode(...u.subarray(i, i + 8192));
    return btoa(s);
  };
  const un64 = (s) => Uint8Array.from(atob(s), (c) => c.charCodeAt(0));
  const enc = (v) => {
    if (v === undefined) return { $: 'u' };
    if (typeof v === 'bigint') return { $: 'n', v: String(v) };
    if (typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0)))
      return { $: 'd', v: Object.is(v, -0) ? '-0' : String(v) };
    if (typeof v === 'function' || typeof v === 'symbol')
      throw new DOMException('An object could not be cloned.', 'DataCloneError');
    if (v === null || typeof v !== 'object') return v;
    if (v instanceof Date) return { $: 'D', v: v.getTime() };
    if (v instanceof Map) return { $: 'M', v: [...v].map(([k, x]) => [enc(k), enc(x)]) };
    if (v instanceof Set) return { $: 'S', v: [...v].map(enc) };
    if (v instanceof Error) return { $: 'E', name: v.name, message: v.message };
    if (v instanceof ArrayBuffer) return { $: 'B', v: b64(new Uint8Array(v)) };
    if (ArrayBuffer.isView(v))
      return {
        $: 'T',
        k: TA.find((k) => v instanceof globalThis[k]) ?? 'Uint8Array',
        v: b64(new Uint8Array(v.buffer, v.byteOffset, v.byteLength)),
      };
    if (Array.isArray(v)) return v.map(enc);
    return { $: 'o', v: Object.fromEntries(Object.entries(v).map(([k, x]) => [k, enc(x)])) };
  };
  const dec = (v) => {
    if (v === null || typeof v !== 'object') return v;
    if (Array.isArray(v)) return v.map(dec);
    switch (v.$) {
      case 'u':
        return undefined;
      case 'n':
        return BigInt(v.v);
      case 'd':
        return Number(v.v);
      case 'D':
        return new Date(v.v);
      case 'M':
        return new Map(v.v.map(([k, x]) => [dec(k), dec(x)]));
      case 'S':
        return new Set(v.v.map(dec));
      case 'E':
        return Object.assign(new Error(v.message), { name: v.name });
      case 'B':
        return un64(v.v).buffer;
      case 'T':
        return new globalThis[v.k](un64(v.v).buffer);
      default:
        return Object.fromEntries(Object.entries(v.v).map(([k, x]) => [k, dec(x)]));
    }
  };
  return { enc, dec };
}
