import Link from "next/link";
import type { ReactNode } from "react";
import { AddressLabel } from "@/components/ui/address-label";
import { CopyButton } from "@/components/ui/copy-button";
import { formatSol, groupDigits } from "@/lib/core/money";
import type { Address } from "@/lib/core/solana";
import { visibleText } from "@/lib/core/text";
import { Code, Fact } from "../frame/facts";

const NONE = <span className="text-muted">none yet</span>;

/** A signature, to be copied or looked up with our own inspector. */
export function SignatureFact({ signature }: { signature: string | null }) {
  return (
    <Fact name="Signature" isLong={signature !== null}>
      {signature === null ? (
        NONE
      ) : (
        <>
          <span className="flex items-start gap-1">
            <span className="min-w-0 flex-1">
              <Code>{visibleText(signature)}</Code>
            </span>
            <span className="-my-1.5">
              <CopyButton text={signature} label="Copy signature" />
            </span>
          </span>
          <Link
            href={`/inspect#signature=${encodeURIComponent(signature)}`}
            prefetch={false}
            className="text-accent underline underline-offset-4"
          >
            Inspect on chain
          </Link>
        </>
      )}
    </Fact>
  );
}

export function WalletFact({ name, wallet }: { name: string; wallet: Address | null }) {
  return (
    <Fact name={name} isLong={wallet !== null}>
      {wallet === null ? NONE : <AddressLabel address={wallet} label={name} form="whole" />}
    </Fact>
  );
}

const solOf = (lamports: bigint): string =>
  lamports < 0n ? `−${formatSol(-lamports)}` : formatSol(lamports);

/** Lamports in digits as exact SOL; below zero where somebody paid. */
export function LamportsFact({
  name,
  lamports,
  none = NONE,
}: {
  name: string;
  lamports: string | null;
  /** What is said where there are none. */
  none?: ReactNode;
}) {
  return (
    <Fact name={name}>
      {lamports === null ? (
        none
      ) : (
        <span
          className="font-mono whitespace-nowrap [word-spacing:-0.2em]"
          title={`${groupDigits(BigInt(lamports))} lamports`}
        >
          {`${solOf(BigInt(lamports))} SOL`}
        </span>
      )}
    </Fact>
  );
}
