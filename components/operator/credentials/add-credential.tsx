"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SignedDialog } from "@/components/step-up";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { addCall, verifyCredential } from "@/lib/browser/operator/credentials";
import type { CredentialAnswer } from "@/lib/core/operator/credentials";
import { sentenceOf } from "../actions/sentence";
import { AddFields } from "./add-fields";
import { emptyDraft, readDraft } from "./draft";

/** What REALM says of a new one, asked at once; what it does not take stays for another try. */
const verifyNow = async ({ id }: CredentialAnswer): Promise<void> => {
  try {
    const { message } = await verifyCredential(id);
    notify({ kind: "success", text: `Added as next. ${message} Promote it when you are ready.` });
  } catch (error) {
    notify({ kind: "error", text: `It was added, but not confirmed. ${sentenceOf(error)}` });
  }
};

/** Takes a key and its secret: they live in the form's fields until they are sent, and nowhere else. */
export function AddCredential() {
  const router = useRouter();
  const [draft, setDraft] = useState(emptyDraft);
  const [asking, setAsking] = useState(false);
  const { credential, problems } = readDraft(draft);
  const close = () => {
    setAsking(false);
    setDraft(emptyDraft);
  };

  return (
    <>
      <Button
        size="small"
        variant="primary"
        onClick={() => {
          setAsking(true);
        }}
      >
        Add a credential
      </Button>
      {asking ? (
        <SignedDialog
          title="Add a credential"
          description="It waits as the next one. REALM is asked at once whether it takes it; nothing else is done with it until you promote it."
          sentenceOf={sentenceOf}
          call={credential === null ? null : addCall(credential)}
          onClose={close}
          onDone={(answer) => {
            close();
            void verifyNow(answer).then(() => {
              router.push(`/operator/credentials/${answer.id}`);
            });
          }}
        >
          <AddFields draft={draft} problems={problems} onChange={setDraft} />
        </SignedDialog>
      ) : null}
    </>
  );
}
