"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { verifyChain } from "@/lib/browser/operator/audit";
import type { ChainState } from "@/lib/core/operator/audit";
import { sentenceOf } from "../actions/sentence";

const told = ({ broken, isCut, entries }: ChainState): Parameters<typeof notify>[0] => {
  if (broken !== null)
    return { kind: "error", text: `The chain is broken at entry ${broken.sequence}.` };
  return isCut
    ? { kind: "error", text: "The log was cut off: entries are gone from its end." }
    : { kind: "success", text: `All ${entries} entries hold.` };
};

/** Has the whole log walked now; reading it is all that happens, so nothing is asked first. */
export function VerifyChainButton() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const press = () => {
    startTransition(async () => {
      try {
        notify(told(await verifyChain()));
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
