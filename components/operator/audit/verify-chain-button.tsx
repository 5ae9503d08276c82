"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { verifyChain } from "@/lib/browser/operator/audit";
import { sentenceOf } from "../actions/sentence";

/** Has the whole log walked now; reading it is all that happens, so nothing is asked first. */
export function VerifyChainButton() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const press = () => {
    startTransition(async () => {
      try {
        const { broken, entries } = await verifyChain();
        notify(
          broken === null
            ? { kind: "success", text: `All ${entries} entries hold.` }
            : { kind: "error", text: `The chain is broken at entry ${broken.sequence}.` },
        );
      } catch (error) {
        notify({ kind: "error", text: sentenceOf(error) });
      }
      router.refresh();
    });
  };
  return (
    <Button size="small" disabled={pending} onClick={press}>
      {pending ? "Verifying…" : "Verify now"}
    </Button>
  );
}
