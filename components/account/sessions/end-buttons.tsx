"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { endOtherSessions, endSession } from "@/lib/browser/account/client";
import { CodedError } from "@/lib/core/errors";
import { sentenceOf } from "../sentence";

/** Does it, says so, and has the page show how it stands then. */
const useEnding = (end: () => Promise<string>) => {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const press = () => {
    startTransition(async () => {
      try {
        notify({ kind: "success", text: await end() });
      } catch (error) {
        notify({ kind: "error", text: sentenceOf(error) });
      }
      router.refresh();
    });
  };
  return { pending, press };
};

/** Ends one session; one that is over already is what was asked for. */
export function EndSessionButton({ id }: { id: string }) {
  const { pending, press } = useEnding(async () => {
    await endSession(id).catch((error: unknown) => {
      if (!(error instanceof CodedError) || error.code !== "NOT_FOUND") throw error;
    });
    return "That session has ended.";
  });
  return (
    <Button size="small" disabled={pending} onClick={press}>
      End session
    </Button>
  );
}

/** Ends all but this one. */
export function EndOthersButton() {
  const { pending, press } = useEnding(async () => {
    const ended = await endOtherSessions();
    return `${ended} ${ended === 1 ? "session has" : "sessions have"} ended.`;
  });
  return (
    <Button size="small" variant="danger" disabled={pending} onClick={press}>
      End all other sessions
    </Button>
  );
}
