import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { DeliveryState } from "@/lib/core/operator/deliveries";
import { spanWords } from "@/lib/core/operator/span";
import { Fact, Facts, Panel } from "./frame/facts";

export interface OverviewProps {
  readonly deliveries: {
    readonly byState: Readonly<Record<DeliveryState, number>>;
    readonly waitingSince: string | null;
  };
  readonly purchases: {
    readonly unfinished: number;
    readonly stuck: number;
    readonly disputed: number;
    readonly unfinishedSince: string | null;
    readonly countedAt: string;
  };
  /** How deliveries ended at this process's door since it started. */
  readonly door: {
    readonly stored: number;
    readonly duplicate: number;
    readonly unreadable: number;
    readonly missing: number;
    readonly stale: number;
    readonly wrong: number;
  };
}

interface FigureProps {
  readonly href: string;
  readonly words: string;
  readonly value: number;
  /** Anything but none needs a person. */
  readonly alarming?: boolean;
  readonly aside?: string | null;
}

/** A number that leads to what it counts; its shape says whether somebody has to look. */
function Figure({ href, words, value, alarming = false, aside = null }: FigureProps) {
  const alarmed = alarming && value > 0;
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="border-line hover:border-ink bg-card rounded-card block h-full border px-3 py-3 sm:px-4"
      >
        <span className="text-muted flex items-center gap-1.5 text-sm">
          {alarming ? (
            <Icon
              name={alarmed ? "alert" : "check"}
              className={`size-4 ${alarmed ? "text-stop" : "text-safe"}`}
            />
          ) : null}
          {words}
        </span>
        <span className={`block text-xl font-semibold tabular-nums ${alarmed ? "text-stop" : ""}`}>
          {value}
        </span>
        {aside === null ? null : <span className="text-muted block text-xs">{aside}</span>}
      </Link>
    </li>
  );
}

const oldest = (since: string | null, now: string): string | null =>
  since === null ? null : `oldest: ${spanWords(Date.parse(now) - Date.parse(since))}`;

const row = "mt-2 mb-6 grid grid-cols-3 gap-2 sm:gap-3";

/** The desk: what waits, and what needs a person. */
export function Overview({ deliveries, purchases, door }: OverviewProps) {
  const { byState, waitingSince } = deliveries;
  const refused = door.missing + door.stale + door.wrong;
  return (
    <>
      <h1 className="text-xl">Operator</h1>
      <h2 className="mt-5 text-sm font-semibold">Purchases</h2>
      <ul aria-label="Purchases" className={row}>
        <Figure
          href="/operator/purchases?show=unfinished"
          words="Unfinished"
          value={purchases.unfinished}
          aside={oldest(purchases.unfinishedSince, purchases.countedAt)}
        />
        <Figure
          href="/operator/purchases?show=stuck"
          words="Stuck"
          value={purchases.stuck}
          alarming
        />
        <Figure
          href="/operator/purchases?show=disputed"
          words="Disputed"
          value={purchases.disputed}
          alarming
        />
      </ul>
      <h2 className="text-sm font-semibold">Webhooks</h2>
      <ul aria-label="Webhooks" className={row}>
        <Figure
          href="/operator/webhooks?show=stored"
          words="Waiting"
          value={byState.stored}
          aside={oldest(waitingSince, purchases.countedAt)}
        />
        <Figure
          href="/operator/webhooks?show=parked"
          words="Parked"
          value={byState.parked}
          alarming
        />
        <Figure href="/operator/webhooks?show=applied" words="Applied" value={byState.applied} />
      </ul>
      <Panel title="Deliveries at the door of this instance, since it started">
        <Facts>
          <Fact name="Stored">{door.stored}</Fact>
          <Fact name="Known already">{door.duplicate}</Fact>
          <Fact name="Unreadable">{door.unreadable}</Fact>
          <Fact name="Refused">
            {refused === 0
              ? "0"
              : `${refused}: ${door.wrong} with a wrong signature, ${door.missing} with none, ${door.stale} too old`}
          </Fact>
        </Facts>
      </Panel>
    </>
  );
}
