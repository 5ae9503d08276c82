import Link from "next/link";
import { AddressLabel } from "@/components/ui/address-label";
import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import type { Person } from "@/lib/core/operator/people";
import { queryAddress } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";
import { deedMoments } from "../frame/deed-moments";
import { Fact, Facts, Panel } from "../frame/facts";
import { Timeline } from "../frame/timeline";
import { BlockButton, EndSessionButton, UnblockButton } from "./person-actions";
import { RoleBadges } from "./role-badges";

function Sessions({ person: { wallet, live } }: { person: Person }) {
  if (live.length === 0) return <p className="text-muted text-sm">Signed in nowhere.</p>;
  return (
    <ul aria-label="Sessions" className="divide-line divide-y text-sm">
      {live.map(({ id, since, until }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
          <div>
            <p>
              Since <Day value={since} to="time" />
            </p>
            <p className="text-muted text-xs">
              until <Day value={until} to="time" />
            </p>
          </div>
          <EndSessionButton wallet={wallet} id={id} />
        </li>
      ))}
    </ul>
  );
}

function Purchases({ person }: { person: Person }) {
  const { wallet, purchases, unfinishedPurchases } = person;
  if (purchases === 0) return "none";
  return (
    <Link
      href={queryAddress("/operator/purchases", { text: wallet })}
      prefetch={false}
      className="text-accent underline-offset-4 hover:underline"
    >
      {unfinishedPurchases === 0
        ? `${purchases}, all at their end`
        : `${purchases} (${unfinishedPurchases} unfinished)`}
    </Link>
  );
}

function Keys({ person }: { person: Person }) {
  if (!person.connected) return "none of its own";
  return (
    <Link
      href={queryAddress("/operator/credentials", { text: person.wallet })}
      prefetch={false}
      className="text-accent underline-offset-4 hover:underline"
    >
      its own
    </Link>
  );
}

/** One wallet whole: what it did here, where it is signed in, and what can be done about it. */
export function PersonView({ person }: { person: Person }) {
  const { wallet, roles, blocked, block, deeds } = person;
  const isOperator = roles.includes("operator");
  return (
    <>
      <Link
        prefetch={false}
        href="/operator/people"
        className="text-muted text-sm underline underline-offset-4"
      >
        Everybody
      </Link>
      <div className="mt-2 mb-5 flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="min-w-0">
          <AddressLabel address={wallet} form="whole" />
        </h1>
        <RoleBadges person={person} />
        <div className="flex gap-2 sm:ml-auto">
          {blocked ? <UnblockButton wallet={wallet} /> : null}
          {blocked || isOperator ? null : <BlockButton wallet={wallet} />}
        </div>
      </div>
      {block === null ? null : (
        <div className="mb-4">
          <Notice tone="stop">
            Blocked since <Day value={block.at} to="time" />: {visibleText(block.reason)}
          </Notice>
        </div>
      )}
      {isOperator ? (
        <div className="mb-4">
          <Notice>
            An operator’s wallet can’t be blocked here. OPERATOR_WALLETS names who is one.
          </Notice>
        </div>
      ) : null}
      <div className="grid items-start gap-4 md:grid-cols-2">
        <div className="grid gap-4">
          <Panel title="Sessions">
            <Sessions person={person} />
          </Panel>
          <Panel title="What it did here">
            <Facts>
              <Fact name="Purchases">
                <Purchases person={person} />
              </Fact>
              <Fact name="Models">{person.models}</Fact>
              <Fact name="Jobs">{person.jobs}</Fact>
              <Fact name="REALM keys">
                <Keys person={person} />
              </Fact>
              <Fact name="First seen">
                <Day value={person.firstSeenAt} to="time" />
              </Fact>
              <Fact name="Last seen">
                <Day value={person.lastSeenAt} to="time" />
              </Fact>
            </Facts>
          </Panel>
        </div>
        <Panel title="What operators did">
          {deeds.length === 0 ? (
            <p className="text-muted text-sm">Nothing was done to this wallet.</p>
          ) : (
            <Timeline name="What operators did" moments={deedMoments(deeds)} />
          )}
        </Panel>
      </div>
    </>
  );
}
