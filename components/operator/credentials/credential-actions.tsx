"use client";

import { promoteCall, retireCall, revokeCall } from "@/lib/browser/operator/credentials";
import type { CredentialAnswer, CredentialFile } from "@/lib/core/operator/credentials";
import { SignedAction } from "../actions/signed-action";
import { VerifyButton } from "./verify-button";

const said = ({ message }: CredentialAnswer): string => message;

function PromoteButton({ id }: { id: string }) {
  return (
    <SignedAction
      label="Promote"
      variant="primary"
      title="Promote this credential?"
      description="The calls it is meant for are made with it from now on. What it takes over from is retiring: calls under way may still use that, and REALM still takes it. One of another REALM account than the last one in force is refused."
      call={() => promoteCall(id)}
      said={said}
    />
  );
}

function RetireButton({ id }: { id: string }) {
  return (
    <SignedAction
      label="Retire"
      variant="danger"
      title="Retire this credential for good?"
      description="Its secret is erased here and can't be brought back. Do it once nothing has used it for a while."
      call={() => retireCall(id)}
      said={said}
    />
  );
}

function CompromisedButton({ id }: { id: string }) {
  return (
    <SignedAction
      label="Compromised"
      variant="danger"
      title="Revoke this credential now?"
      description="For a key that is, or may be, in other hands. It ends at once and its secret is erased; a confirmed next one takes its place in the same moment. Without one, calls of its owner fail until you add one."
      words={{
        label: "What happened",
        hint: "Stays in the audit log and in the evidence, with your wallet and signature.",
      }}
      call={(reason) => revokeCall(id, reason)}
      said={said}
    />
  );
}

/** What can be done with a credential in its state. */
export function CredentialActions({ credential }: { credential: CredentialFile }) {
  const { id, state, verifiedAt } = credential;
  if (state === "revoked") return null;
  return (
    <>
      <VerifyButton id={id} />
      {state === "next" && verifiedAt !== null ? <PromoteButton id={id} /> : null}
      {state === "retiring" ? <RetireButton id={id} /> : null}
      <CompromisedButton id={id} />
    </>
  );
}
