import { Plate } from "./plate";

/** A few coins in a purse that goes out, many in a safe that stays. */
export function PursePicture() {
  return (
    <Plate>
      <path d="M14 154h212" className="text-edge" stroke="currentColor" />
      <rect x="112" y="34" width="108" height="108" rx="8" className="fill-card" />
      <path d="M126 142v12m80-12v12" />
      <rect
        x="124"
        y="46"
        width="84"
        height="84"
        rx="4"
        className="text-edge"
        stroke="currentColor"
      />
      <circle cx="166" cy="88" r="20" className="stroke-accent" />
      <path d="M166 74v28M152 88h28" className="stroke-accent" />
      <path d="M112 62h-6m6 52h-6" />
      <path
        d="M22 112c0-8 6-12 14-12h36c8 0 14 4 14 12v28c0 8-6 14-14 14H36c-8 0-14-6-14-14v-28Z"
        className="fill-card"
      />
      <path d="M30 100c2-16 46-16 48 0M22 118h64" />
      <circle cx="54" cy="118" r="4" className="fill-card" />
      <circle cx="44" cy="72" r="8" className="stroke-accent" />
      <circle cx="66" cy="60" r="8" className="stroke-accent" />
    </Plate>
  );
}
