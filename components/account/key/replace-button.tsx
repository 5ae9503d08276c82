"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { ConnectForm } from "./connect-form";

/** Puts another key in the place of the one in force, without a moment between them. */
export function ReplaceButton() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        Replace key
      </Button>
      {open ? (
        <DialogFrame
          title="Replace the key"
          description="The key in force goes on working until REALM has taken the new one; then its secret is erased here."
          closeOnBackdrop={false}
          onClose={close}
        >
          <ConnectForm
            action="Replace key"
            onConnected={() => {
              close();
              notify({
                kind: "success",
                text: "The new key is in force. Revoke the old one at REALM as well.",
              });
              router.refresh();
            }}
          />
        </DialogFrame>
      ) : null}
    </>
  );
}
