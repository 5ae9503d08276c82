import { addressToBytes, type Address } from "@/lib/core/solana";

/** Inks that keep 3:1 against both papers. */
const inks = [
  "#2f7f86",
  "#a8632a",
  "#6a6fb5",
  "#8a7a1f",
  "#a4527c",
  "#4d8048",
  "#b0533f",
  "#55788f",
] as const;

/** One quarter of a 12 px cell: nothing, a square, or a quarter disc from one of two corners. */
const tile = (kind: number, x: number, y: number): string => {
  if (kind === 0) return "";
  if (kind === 1) return `M${x} ${y}h6v6h-6z`;
  if (kind === 2) return `M${x} ${y}h6a6 6 0 0 1-6 6z`;
  return `M${x + 6} ${y + 6}h-6a6 6 0 0 1 6-6z`;
};

const mirrored = (kind: number, x: number, y: number): string => {
  if (kind < 2) return tile(kind, x, y);
  if (kind === 2) return `M${x + 6} ${y}h-6a6 6 0 0 0 6 6z`;
  return `M${x} ${y + 6}h6a6 6 0 0 0-6-6z`;
};

/**
 * Nine bytes that depend on all of an address: whoever makes one with the same ends and another
 * middle gets another picture. FNV-1a, once per byte; an aid to the eye, no proof.
 */
const digest = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from({ length: 9 }, (_, place) => {
    const mixed = bytes.reduce(
      (hash, byte) => Math.imul(hash ^ byte, 0x01000193),
      0x811c9dc5 ^ (place * 0x9e3779b1),
    );
    return mixed >>> 24;
  });

/** The mirrored mosaic of an address, as one SVG path on a 24 px grid. */
export const identiconPath = (address: Uint8Array): string => {
  const bytes = digest(address);
  let path = "";
  for (let cell = 0; cell < 8; cell += 1) {
    const kind = (bytes[cell] ?? 0) % 4;
    const column = cell % 2;
    const y = Math.floor(cell / 2) * 6;
    path += tile(kind, column * 6, y) + mirrored(kind, (3 - column) * 6, y);
  }
  return path;
};

const inkOf = (bytes: Uint8Array): string => inks[(digest(bytes)[8] ?? 0) % inks.length] ?? inks[0];

/** A small picture of an address: two that look alike to the eye as text rarely look alike here. */
export function Identicon({
  address,
  className = "size-6",
}: {
  address: Address;
  className?: string;
}) {
  const bytes = addressToBytes(address);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={`bg-wall shrink-0 rounded-sm ${className}`}
    >
      <path d={identiconPath(bytes)} fill={inkOf(bytes)} />
    </svg>
  );
}

/** What stands for a thing without a picture: the mosaic of its id, in its own ink, held back. */
export function Mosaic({
  id,
  viewBox,
  className,
}: {
  id: string;
  viewBox: string;
  className: string;
}) {
  const bytes = new TextEncoder().encode(id);
  return (
    <svg aria-hidden="true" viewBox={viewBox} className={`bg-wall ${className}`}>
      <path d={identiconPath(bytes)} fill={inkOf(bytes)} fillOpacity="0.38" />
    </svg>
  );
}
