import type { Address } from "@/lib/core/solana";
import { CopyButton } from "./copy-button";
import { Identicon } from "./identicon";

interface AddressLabelProps {
  address: Address;
  /** Who it is, when known: "Seller". Also names the copy button. */
  label?: string;
  /** `whole`: every character, in groups of four (where one signs). `short`: head and tail. */
  form?: "whole" | "short";
}

const groupsOfFour = (text: string): string[] => text.match(/.{1,4}/gu) ?? [];

/**
 * An address with its picture and a button that copies it. Grouping is drawn with margins, so what
 * is selected, read aloud or searched stays the address itself.
 */
export function AddressLabel({ address, label, form = "short" }: AddressLabelProps) {
  return (
    <span className="inline-flex max-w-full items-center gap-2.5">
      {/* Picture and button take no more height than the line: in a table it stands on its neighbours' baseline. */}
      <Identicon address={address} className="-my-0.5 size-6" />
      <span className="min-w-0 self-baseline font-mono text-sm">
        {form === "whole" ? (
          <span>
            {groupsOfFour(address).map((group, index) => (
              <span key={index} className="inline-block not-last:mr-[0.6ch]">
                {group}
              </span>
            ))}
          </span>
        ) : (
          <span title={address} tabIndex={0} className="group/address whitespace-nowrap">
            <span aria-hidden="true" className="group-focus/address:hidden">
              {address.slice(0, 4)}…{address.slice(-4)}
            </span>
            <span className="sr-only whitespace-normal break-all group-focus/address:not-sr-only group-focus/address:whitespace-normal">
              {address}
            </span>
          </span>
        )}
      </span>
      <span className="-my-1.5">
        <CopyButton
          text={address}
          label={`Copy ${label ? `${label.toLowerCase()} ` : ""}address`}
        />
      </span>
    </span>
  );
}
