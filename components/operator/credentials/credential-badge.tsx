import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import {
  credentialStateWords,
  type CredentialLine,
  type CredentialState,
} from "@/lib/core/operator/credentials";

const looks: Readonly<Record<CredentialState, { tone: Tone; icon: IconName }>> = {
  next: { tone: "accent", icon: "clock" },
  active: { tone: "safe", icon: "check" },
  retiring: { tone: "check", icon: "arrowRight" },
  revoked: { tone: "neutral", icon: "close" },
};

/** Where a credential is in its life: shape and word. */
function CredentialBadge({ state }: { state: CredentialState }) {
  return <Badge {...looks[state]}>{credentialStateWords[state]}</Badge>;
}

/** Its state, and what of it needs a person. */
export function CredentialStanding({ credential }: { credential: CredentialLine }) {
  const { state, due, unusual } = credential;
  return (
    <span className="inline-flex flex-wrap gap-1">
      <CredentialBadge state={state} />
      {due === "overdue" ? (
        <Badge tone="stop" icon="alert">
          Overdue
        </Badge>
      ) : null}
      {due === "soon" ? (
        <Badge tone="check" icon="clock">
          Due soon
        </Badge>
      ) : null}
      {unusual.length > 0 ? (
        <Badge tone="check" icon="alert">
          Unusual use
        </Badge>
      ) : null}
    </span>
  );
}
