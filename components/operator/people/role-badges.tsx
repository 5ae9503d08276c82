import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { roleWords, type PersonLine, type Role } from "@/lib/core/operator/people";

const looks: Readonly<Record<Role, { tone: Tone; icon: IconName }>> = {
  operator: { tone: "accent", icon: "sliders" },
  creator: { tone: "neutral", icon: "plus" },
  buyer: { tone: "neutral", icon: "wallet" },
};

/** What a wallet is, by what it has done; and whether it may still do anything. */
export function RoleBadges({ person }: { person: Pick<PersonLine, "roles" | "blocked"> }) {
  const { roles, blocked } = person;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {blocked ? (
        <Badge tone="stop" icon="stop">
          Blocked
        </Badge>
      ) : null}
      {roles.map((role) => (
        <Badge key={role} {...looks[role]}>
          {roleWords[role]}
        </Badge>
      ))}
      {roles.length === 0 && !blocked ? <Badge>Visitor</Badge> : null}
    </span>
  );
}
