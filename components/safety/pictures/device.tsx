import { Plate } from "./plate";

/** A computer asks, a small device with a screen of its own answers; the key stays in it. */
export function DevicePicture() {
  return (
    <Plate>
      <rect x="22" y="34" width="104" height="70" rx="6" className="fill-card" />
      <path d="M12 118h124l-6-14H18l-6 14Z" className="fill-card" />
      <path d="M38 54h48M38 68h64M38 82h34" className="text-edge" stroke="currentColor" />
      <path d="M136 112c26 0 12 32 40 32" className="text-edge" stroke="currentColor" />
      <g transform="rotate(8 192 108)">
        <rect x="166" y="50" width="52" height="112" rx="10" className="fill-card" />
        <rect x="174" y="62" width="36" height="46" rx="3" className="stroke-accent" />
        <path d="M181 74h22M181 84h14" className="stroke-accent" />
        <path d="m182 96 4 4 8-9" className="stroke-safe" strokeWidth="2.5" />
        <circle cx="184" cy="144" r="4" />
        <circle cx="201" cy="144" r="4" />
        <circle cx="187" cy="124" r="5" />
        <path d="M192 124h13m-4 0v5" />
      </g>
    </Plate>
  );
}
