import { Plate } from "./plate";

/** Lengths of twelve words on a sheet, two in a row. */
const words = [
  [30, 22],
  [24, 30],
  [34, 20],
  [22, 28],
  [28, 34],
  [32, 24],
] as const;

/** A sheet with twelve words and a pen, and a phone that gets none of them. */
export function PaperPicture() {
  return (
    <Plate>
      <g transform="rotate(-4 88 92)">
        <rect x="34" y="26" width="108" height="132" rx="6" className="fill-card" />
        {words.map(([left, right], row) => (
          <g key={row} className="text-edge" strokeWidth="3">
            <path d={`M50 ${50 + row * 18}h${left}`} stroke="currentColor" />
            <path d={`M96 ${50 + row * 18}h${right}`} stroke="currentColor" />
          </g>
        ))}
        <path d="M96 140h20" className="stroke-accent" strokeWidth="3" />
      </g>
      <path
        d="m122 146 44-62 10 7-44 62-13 5 3-12Zm37-52 10 7"
        className="fill-card stroke-accent"
      />
      <rect x="182" y="38" width="36" height="66" rx="6" className="fill-card" />
      <path d="M194 45h12" className="text-edge" stroke="currentColor" />
      <path d="m192 62 16 18m0-18-16 18" className="stroke-stop" strokeWidth="3" />
    </Plate>
  );
}
