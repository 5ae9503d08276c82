import { Plate } from "./plate";

/** Somebody's words at a closed door: a key is asked for, and not given. */
export function DoorPicture() {
  return (
    <Plate>
      <path d="M20 158h200" className="text-edge" stroke="currentColor" />
      <path d="M128 158V34h72v124" className="fill-card" />
      <path d="M140 48h48v40h-48zM140 102h48v40h-48z" className="text-edge" stroke="currentColor" />
      <circle cx="138" cy="96" r="3.5" className="fill-accent stroke-accent" />
      <path
        d="M24 34h76a8 8 0 0 1 8 8v32a8 8 0 0 1-8 8H66l-14 14V82H24a8 8 0 0 1-8-8V42a8 8 0 0 1 8-8Z"
        className="fill-card"
      />
      <circle cx="44" cy="58" r="9" />
      <path d="M53 58h32m-10 0v8m10-8v8" />
      <path d="m34 74 56-32" className="stroke-stop" strokeWidth="3" />
      <path d="M40 158v-18a14 14 0 0 1 28 0v18" />
      <circle cx="54" cy="114" r="9" />
    </Plate>
  );
}
