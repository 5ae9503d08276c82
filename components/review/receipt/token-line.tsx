import { AddressLabel } from "@/components/ui/address-label";
import type { Movement } from "@/lib/core/review";
import { Figure } from "./figure";

/** An amount of a token: how much, what the agreement calls it, and its mint. */
export function TokenLine({ movement }: { movement: Movement }) {
  const { mint, label } = movement;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Figure movement={movement} />
        <span className="text-sm wrap-anywhere">
          {label ?? (mint === "SOL" ? "" : "of the token with this mint")}
        </span>
      </p>
      {mint === "SOL" ? null : <AddressLabel address={mint} label="Token" form="whole" />}
    </div>
  );
}
