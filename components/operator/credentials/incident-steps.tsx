import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { CredentialFile } from "@/lib/core/operator/credentials";
import { Panel } from "../frame/facts";

interface StepProps {
  /** Known to be done; of the others nobody but a person can tell. */
  readonly done?: boolean;
  readonly title: string;
  readonly children: ReactNode;
}

function Step({ done = false, title, children }: StepProps) {
  return (
    <li className="flex gap-3">
      <Icon
        name={done ? "check" : "arrowRight"}
        className={`mt-0.5 size-4.5 ${done ? "text-safe" : "text-accent"}`}
      />
      <div className="min-w-0">
        <p className="font-medium">
          {title}
          <span className="sr-only">{done ? " (done)" : " (to do)"}</span>
        </p>
        <p className="text-muted">{children}</p>
      </div>
    </li>
  );
}

const link = "text-accent underline underline-offset-4";

function Replacement({ credential }: { credential: CredentialFile }) {
  const { inForce, waiting } = credential;
  if (inForce)
    return (
      <Step done title="Calls go on with another key">
        <Link
          prefetch={false}
          href={`/operator/credentials/${inForce.id}`}
          className={`${link} font-mono`}
        >
          {inForce.fingerprint}
        </Link>{" "}
        is in force.
      </Step>
    );
  if (waiting)
    return (
      <Step title="Put the next one in force">
        <Link prefetch={false} href={`/operator/credentials/${waiting.id}`} className={link}>
          {waiting.verified ? "Promote it." : "Verify it, then promote it."}
        </Link>{" "}
        Until then calls of this owner fail.
      </Step>
    );
  return (
    <Step title="Add a new key">
      Make one at REALM and{" "}
      <Link prefetch={false} href="/operator/credentials" className={link}>
        add it
      </Link>
      . Until then calls of this owner fail.
    </Step>
  );
}

/** After a revocation: what is done, and what only people can do. */
export function IncidentSteps({ credential }: { credential: CredentialFile }) {
  return (
    <Panel title="What to do next">
      <ol className="grid gap-3 text-sm">
        <Step done title="Revoked here, its secret erased">
          No call is made with it from here any more.
        </Step>
        <Replacement credential={credential} />
        <Step title="Revoke it at REALM as well">
          Only REALM can end it for whoever else has it. Ask there what else it was used for.
        </Step>
        <Step title="Read what it did">
          {credential.calls === 0
            ? "No call was made with it from here."
            : `${credential.calls} calls were made with it from here; compare them with what REALM counted.`}
        </Step>
        <Step title="Keep the evidence elsewhere">
          Save it from the top of this page before anything else is changed, and note the head of
          the{" "}
          <Link prefetch={false} href="/operator/audit" className={link}>
            audit log
          </Link>
          .
        </Step>
        <Step title="Find out how it got out, and tell whom it concerns">
          The runbook has the commands: docs/operations.md, “A compromised key”.
        </Step>
      </ol>
    </Panel>
  );
}
