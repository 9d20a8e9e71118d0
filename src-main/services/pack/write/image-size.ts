/** Width and height of a PNG or JPEG in pixels; null when the bytes are neither. */
export function imageSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452)
    return sizeOrNull(view.getUint32(16), view.getUint32(20));
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < bytes.length;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Frames of every coding but three markers that share their range.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sizeOrNull(view.getUint16(at + 7), view.getUint16(at + 5));
    const length = view.getUint16(at + 2);
    at += 2 + length;
  }
  return null;
}

const sizeOrNull = (width: number, height: number) => (width > 0 && height > 0 ? { width, height } : null);
