"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { CheckField } from "@/components/ui/form";
import { faceSwapConsent } from "@/lib/core/job";

interface ConsentDialogProps {
  onAgreed: () => void;
  onClose: () => void;
}

/** Asks for the statement of a face swap anew, before it is begun again. */
export function ConsentDialog({ onAgreed, onClose }: ConsentDialogProps) {
  const [agreed, setAgreed] = useState(false);
  return (
    <DialogFrame
      title="Swap the face again"
      description="Another job with the same files. What you state is recorded with it."
      onClose={onClose}
      footer={
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button variant="primary" disabled={!agreed} onClick={onAgreed}>
            Swap the face
          </Button>
        </div>
      }
    >
      <CheckField
        label={faceSwapConsent.text}
        checked={agreed}
        onChange={({ currentTarget }) => {
          setAgreed(currentTarget.checked);
        }}
      />
    </DialogFrame>
  );
}
