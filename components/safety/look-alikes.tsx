import { address } from "@/lib/core/solana";
import { PlainAddress } from "./plain-address";

/** Nobody's: a hash, and the same with another middle. */
const known = address("E1pfnDF1epnCwhitvNvU4bcb14meJPLpqxxvyUsMadRW");
const twin = address("E1pfnDDcATJHZxATn1xu6v865XZoUAtMZVaRsTsMadRW");

/** Two addresses that a hurried eye takes for one. */
export function LookAlikes() {
  return (
    <div className="bg-wall rounded-card mt-3 grid gap-4 p-4 sm:grid-cols-2 sm:p-5">
      <PlainAddress address={known} words="The one that you know" alike={8} />
      <PlainAddress address={twin} words="Its twin" alike={8} />
    </div>
  );
}
