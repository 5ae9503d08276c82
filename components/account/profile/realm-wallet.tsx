"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { AddressLabel } from "@/components/ui/address-label";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { changeProfile } from "@/lib/browser/account/client";
import type { Address } from "@/lib/core/solana";
import { sentenceOf } from "../sentence";

interface RealmWalletProps {
  /** What REALM has; null where it has none. */
  known: Address | null;
  /** The one that is signed in. */
  wallet: Address;
}

/** The wallet REALM pays sales to, and the way to make it the connected one. */
export function RealmWallet({ known, wallet }: RealmWalletProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  const take = () => {
    startTransition(async () => {
      try {
        await changeProfile({ wallet: "this" });
        setProblem(null);
        notify({ kind: "success", text: "REALM has your connected wallet now." });
        router.refresh();
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };

  return (
    <div className="grid justify-items-start gap-2">
      {known === null ? "None" : <AddressLabel address={known} label="REALM wallet" />}
      {known === wallet ? (
        <p className="text-muted text-xs">The same as the one you are signed in with.</p>
      ) : (
        <>
          <p className="text-muted max-w-prose text-xs">
            {known === null
              ? "REALM knows no wallet of yours."
              : "Not the one you are signed in with."}{" "}
            New listings sell to the wallet REALM has.
          </p>
          <Button size="small" disabled={pending} onClick={take}>
            Use my connected wallet
          </Button>
        </>
      )}
      {problem === null ? null : (
        <p role="alert" className="text-stop text-xs">
          {problem}
        </p>
      )}
    </div>
  );
}
