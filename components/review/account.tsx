import { AddressLabel } from "@/components/ui/address-label";
import type { Address } from "@/lib/core/solana";
import type { AddressNames } from "./names";

/** A whole address with its picture, under the name it is known by. */
export function Account({ address, names }: { address: Address; names: AddressNames }) {
  const name = names.get(address);
  return (
    <span className="flex min-w-0 flex-col">
      {name === undefined ? null : <span className="text-sm font-medium">{name}</span>}
      <AddressLabel
        address={address}
        {...(name === undefined ? {} : { label: name })}
        form="whole"
      />
    </span>
  );
}
