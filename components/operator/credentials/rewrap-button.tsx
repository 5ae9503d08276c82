"use client";

import { rewrapCall } from "@/lib/browser/operator/credentials";
import { SignedAction } from "../actions/signed-action";

/** After a change of the master key: everything stored is wrapped with the new one. */
export function RewrapButton() {
  return (
    <SignedAction
      label="Wrap anew"
      title="Wrap every credential with the current master key?"
      description="For after a change of the vault's master key. Secrets stay as they are; the keys that encrypt them are wrapped again, so that the former master key can be taken away."
      call={rewrapCall}
      said={({ message }) => message}
    />
  );
}
