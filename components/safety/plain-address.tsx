import { Identicon } from "@/components/ui/identicon";
import type { Address } from "@/lib/core/solana";

interface PlainAddressProps {
  address: Address;
  words: string;
  /** How many characters at each end to mark, as the part that two of them share. */
  alike?: number;
}

const groupsOf = (text: string): readonly string[] => text.match(/.{1,4}/gu) ?? [];

/** An address of an example: to be looked at, not copied. */
export function PlainAddress({ address, words, alike = 0 }: PlainAddressProps) {
  const isEnd = (index: number): boolean =>
    index * 4 < alike || (index + 1) * 4 > address.length - alike;
  return (
    <span className="flex flex-col gap-1">
      <span className="text-muted text-xs">{words}</span>
      <span className="flex items-center gap-2.5">
        <Identicon address={address} className="size-7" />
        <span className="min-w-0 font-mono text-xs">
          {groupsOf(address).map((group, index) => (
            <span
              key={index}
              className={`inline-block not-last:mr-[0.5ch] ${isEnd(index) ? "text-ink" : "text-muted"}`}
            >
              {group}
            </span>
          ))}
        </span>
      </span>
    </span>
  );
}
