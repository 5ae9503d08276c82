"use client";

import { verifyCredential } from "@/lib/browser/operator/credentials";
import { ConfirmAction } from "../actions/confirm-action";

export function VerifyButton({ id }: { id: string }) {
  return (
    <ConfirmAction
      label="Verify"
      title="Ask REALM about this credential?"
      description="The profile is read with it, and a call is signed for something that does not exist: that shows whether REALM takes key and secret, and for which account. Nothing else is done with it."
      act={async () => (await verifyCredential(id)).message}
    />
  );
}
