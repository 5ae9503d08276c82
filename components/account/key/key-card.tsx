import { Badge, type Tone } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import type { IconName } from "@/components/ui/icon";
import type { AccountCredential } from "@/lib/core/account";
import { Card, Fact } from "../card";
import { days } from "./days";
import { DisconnectButton } from "./disconnect-button";
import { ReplaceButton } from "./replace-button";

const dueLooks: Readonly<
  Record<AccountCredential["due"], { tone: Tone; icon: IconName; words: string }>
> = {
  fine: { tone: "safe", icon: "check", words: "Active" },
  soon: { tone: "check", icon: "clock", words: "Active, due soon" },
  overdue: { tone: "stop", icon: "alert", words: "Active, overdue" },
};

const ageWords = (ageDays: number): string => (ageDays < 1 ? "today" : `${days(ageDays)} ago`);

/** The key in force: what tells it from others and how long it has served, never the key itself. */
export function KeyCard({ credential }: { credential: AccountCredential }) {
  const { tone, icon, words } = dueLooks[credential.due];
  return (
    <Card
      foot={
        <>
          <ReplaceButton />
          <DisconnectButton />
        </>
      }
    >
      <dl className="-my-2 text-sm">
        <Fact name="State">
          <Badge tone={tone} icon={icon}>
            {words}
          </Badge>
        </Fact>
        <Fact name="Key">
          <span className="font-mono">{credential.fingerprint}</span>
          <span className="text-muted block text-xs">
            A fingerprint to tell it by. The key and its secret are kept encrypted and never shown.
          </span>
        </Fact>
        <Fact name="Connected">
          <Day value={credential.connectedAt} />
          <span className="text-muted">, {ageWords(credential.ageDays)}</span>
        </Fact>
        <Fact name="Replace by">
          <Day value={credential.dueAt} />
        </Fact>
        <Fact name="Last used">
          {credential.lastUsedAt === null ? (
            "Not yet"
          ) : (
            <Day value={credential.lastUsedAt} to="time" />
          )}
        </Fact>
      </dl>
    </Card>
  );
}
