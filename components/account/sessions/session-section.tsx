import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import type { SessionView } from "@/lib/core/account";
import { Card } from "../card";
import { Section } from "../section";
import { EndOthersButton, EndSessionButton } from "./end-buttons";

/** Where one is signed in, and the ways to end that. */
export function SessionSection({ sessions }: { sessions: readonly SessionView[] }) {
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <Section
      id="sessions"
      title="Sessions"
      about="Each browser you signed in with, for twelve hours at most. Ending one signs that browser out at once."
    >
      <Card {...(others > 0 ? { foot: <EndOthersButton /> } : {})}>
        <ul aria-label="Sessions" className="divide-line -my-3 divide-y text-sm">
          {sessions.map(({ id, since, until, current }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
            >
              <div>
                <p className="font-medium">
                  Signed in <Day value={since} to="time" />
                </p>
                <p className="text-muted">
                  until <Day value={until} to="time" />
                </p>
              </div>
              {current ? (
                <Badge tone="accent" icon="check">
                  This session
                </Badge>
              ) : (
                <EndSessionButton id={id} />
              )}
            </li>
          ))}
        </ul>
      </Card>
      {others === 0 ? <p className="text-muted text-sm">You are signed in nowhere else.</p> : null}
    </Section>
  );
}
