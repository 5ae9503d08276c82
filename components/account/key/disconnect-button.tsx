"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toast";
import { disconnectRealm } from "@/lib/browser/account/client";
import { sentenceOf } from "../sentence";

/** Ends the connection for good, after asking. */
export function DisconnectButton() {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const close = () => {
    setAsking(false);
    setProblem(null);
  };

  const disconnect = () => {
    startTransition(async () => {
      try {
        await disconnectRealm();
        close();
        notify({ kind: "success", text: "Disconnected. Revoke the key at REALM as well." });
        router.refresh();
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };

  return (
    <>
      <Button
        size="small"
        variant="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        Disconnect
      </Button>
      {asking ? (
        <DialogFrame
          title="Disconnect this REALM account?"
          onClose={close}
          footer={
            <div className="flex justify-end gap-2">
              <Button onClick={close}>Cancel</Button>
              <Button variant="danger" disabled={pending} onClick={disconnect}>
                Disconnect
              </Button>
            </div>
          }
        >
          <ul className="grid list-disc gap-2 pl-5 text-sm">
            <li>
              The key&rsquo;s secret is erased here at once. It can&rsquo;t be connected again.
            </li>
            <li>
              At REALM the key goes on working. Revoke it there too: only REALM can end it for
              everybody.
            </li>
            <li>
              Your models, listings and sales stay at REALM. Jobs under way go on there, but are no
              longer followed here.
            </li>
          </ul>
          {problem === null ? null : (
            <div className="mt-4">
              <Notice tone="stop" role="alert">
                {problem}
              </Notice>
            </div>
          )}
        </DialogFrame>
      ) : null}
    </>
  );
}
