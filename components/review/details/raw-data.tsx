import { bytesToHex } from "@noble/hashes/utils.js";
import { CopyButton } from "@/components/ui/copy-button";

/** The bytes the program gets, for whoever wants to decode them elsewhere. */
export function RawData({ data }: { data: Uint8Array }) {
  if (data.length === 0) return null;
  const hex = bytesToHex(data);
  return (
    <div className="mt-3 text-xs">
      <span className="text-muted">data, {data.length} bytes in hex</span>
      <span className="flex items-start gap-1">
        <span className="min-w-0 pt-1.5 font-mono break-all">{hex}</span>
        <CopyButton text={hex} label="Copy instruction data" />
      </span>
    </div>
  );
}
