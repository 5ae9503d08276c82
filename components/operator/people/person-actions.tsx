"use client";

import { blockCall, endSessionCall, unblockCall } from "@/lib/browser/operator/people";
import type { Address } from "@/lib/core/solana";
import { SignedAction } from "../actions/signed-action";

export function EndSessionButton({ wallet, id }: { wallet: Address; id: string }) {
  return (
    <SignedAction
      label="End"
      variant="danger"
      title="End this session?"
      description="The browser it is in is signed out at once, and its pages stop hearing of anything. Its owner can sign in again."
      call={() => endSessionCall(wallet, id)}
      said={() => "That session has ended."}
    />
  );
}

export function BlockButton({ wallet }: { wallet: Address }) {
  return (
    <SignedAction
      label="Block"
      variant="danger"
      title="Block this wallet?"
      description="Its sessions end at once and it can no longer sign in. Purchases that were signed go on to their end, and what was bought stays bought: that is between the wallet and the chain."
      words={{
        label: "Reason",
        hint: "Stays here and in the audit log with your wallet. No personal data.",
      }}
      call={(reason) => blockCall(wallet, reason)}
      said={({ outcome, ended }) =>
        outcome === "was-blocked"
          ? "It was blocked already."
          : `It is blocked. ${ended} ${ended === 1 ? "session has" : "sessions have"} ended.`
      }
    />
  );
}

export function UnblockButton({ wallet }: { wallet: Address }) {
  return (
    <SignedAction
      label="Unblock"
      title="Unblock this wallet?"
      description="It can sign in again. Its old sessions stay ended."
      call={() => unblockCall(wallet)}
      said={({ outcome }) =>
        outcome === "unblocked" ? "It can sign in again." : "It was not blocked."
      }
    />
  );
}
