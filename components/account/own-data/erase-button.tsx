"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SignedDialog } from "@/components/step-up";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/form";
import { notify } from "@/components/ui/toast";
import { eraseCall } from "@/lib/browser/account/own-data";
import { ERASE_WORDS } from "@/lib/core/account";
import { sentenceOf } from "../sentence";

/** Has everything deleted, after saying what stays, a typed sentence and a fresh signature. */
export function EraseButton({ stays }: { stays: readonly string[] }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const close = () => {
    setAsking(false);
    setTyped("");
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
        Delete my data
      </Button>
      {asking ? (
        <SignedDialog
          title="Delete your data here?"
          description="This can’t be taken back. You are signed out everywhere with it."
          danger
          sentenceOf={sentenceOf}
          call={typed.trim() === ERASE_WORDS ? eraseCall : null}
          onClose={close}
          onDone={() => {
            close();
            notify({ kind: "success", text: "Your data are deleted. You are signed out." });
            router.push("/");
            router.refresh();
          }}
        >
          <p className="text-sm font-medium">What stays, and why</p>
          <ul
            tabIndex={0}
            aria-label="What stays, and why"
            className="border-line mt-2 mb-4 grid max-h-64 list-disc gap-2 overflow-y-auto border-y py-3 pr-2 pl-5 text-sm"
          >
            {stays.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
          <TextField
            label={`Type “${ERASE_WORDS}”`}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </SignedDialog>
      ) : null}
    </>
  );
}
