import { hexToBytes } from "@noble/hashes/utils.js";
import { CopyButton } from "@/components/ui/copy-button";
import type { Review } from "@/lib/core/review";
import { toBase58, toBase64 } from "@/lib/core/solana";
import { Fold } from "./fold";

interface RawTransactionProps {
  transaction: Uint8Array;
  review: Pick<Review, "messageHash" | "blockhash">;
}

/** The bytes themselves, to be checked elsewhere. */
export function RawTransaction({ transaction, review }: RawTransactionProps) {
  return (
    <Fold title="Raw transaction" aside={`${transaction.length} bytes`}>
      <div className="flex flex-col gap-4">
        <Raw title="Transaction, base64" text={toBase64(transaction)} />
        <Raw
          title="Message hash, SHA-256"
          text={review.messageHash ?? "unknown: the bytes do not decode"}
        />
        {review.messageHash === null ? null : <DeviceHash messageHash={review.messageHash} />}
        {review.blockhash === null ? null : <Raw title="Blockhash" text={review.blockhash} />}
      </div>
    </Fold>
  );
}

/** A Ledger shows hashes as base58, not as hex (LedgerHQ/app-solana `transaction_summary.c`). */
export function DeviceHash({ messageHash }: { messageHash: string }) {
  return <Raw title="Message hash as a Ledger shows it" text={toBase58(hexToBytes(messageHash))} />;
}

function Raw({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <div className="flex items-center justify-between">
        <span className="text-muted text-xs">{title}</span>
        <CopyButton text={text} label={`Copy ${title.toLowerCase()}`} />
      </div>
      <p className="bg-wall rounded-control p-3 font-mono text-xs break-all">{text}</p>
    </div>
  );
}
