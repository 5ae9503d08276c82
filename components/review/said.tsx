import { isAddress } from "@/lib/core/solana";

/** Runs of base58 as long as an address is; whether one is an address is asked of it. */
const LONG_RUN = /([1-9A-HJ-NP-Za-km-z]{32,44})/u;

/**
 * A sentence with the addresses in it whole and in groups of four. Grouping is drawn with margins,
 * so what is selected or read aloud stays the address itself.
 */
export function Said({ text }: { text: string }) {
  return (
    <bdi>
      {text.split(LONG_RUN).map((part, index) =>
        isAddress(part) ? (
          <span key={index} className="font-mono text-[0.9em]">
            {(part.match(/.{1,4}/gu) ?? []).map((group, place) => (
              <span key={place} className="inline-block not-last:mr-[0.5ch]">
                {group}
              </span>
            ))}
          </span>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}
