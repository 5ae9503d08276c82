import { Plate } from "./plate";

/** A life ring on its rope, above the water. */
export function RingPicture() {
  return (
    <Plate>
      <path d="M120 8c-22 18 26 22 0 38" className="text-edge" stroke="currentColor" />
      <circle cx="120" cy="92" r="46" className="fill-card" />
      <circle cx="120" cy="92" r="22" className="fill-wall" />
      <path
        d="M104 49.400a46 46 0 0 1 32 0l-8.600 21.500a22 22 0 0 0-14.800 0L104 49.400ZM104 134.600a46 46 0 0 0 32 0l-8.600-21.500a22 22 0 0 1-14.800 0L104 134.600ZM77.400 76a46 46 0 0 0 0 32l21.500-8.600a22 22 0 0 1 0-14.800L77.400 76ZM162.600 76a46 46 0 0 1 0 32l-21.500-8.600a22 22 0 0 0 0-14.800L162.600 76Z"
        className="fill-accent stroke-none"
      />
      <circle cx="120" cy="92" r="46" />
      <circle cx="120" cy="92" r="22" />
      <path
        d="M12 152c12-10 24-10 36 0s24 10 36 0 24-10 36 0 24 10 36 0 24-10 36 0 24 10 36 0"
        className="text-edge"
        stroke="currentColor"
      />
      <path
        d="M30 168c10-8 20-8 30 0s20 8 30 0 20-8 30 0 20 8 30 0 20-8 30 0"
        className="text-edge"
        stroke="currentColor"
      />
    </Plate>
  );
}
