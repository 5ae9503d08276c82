import { Amount } from "@/components/ui/amount";
import type { ChartPoint } from "@/components/ui/chart";
import { Day } from "@/components/ui/day";
import { formatSol, type Lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { PriceChart } from "./price-chart";

interface SeenPrice {
  readonly price: Lamports;
  readonly seenAt: Date;
}

interface PriceHistoryProps {
  listing: RealmListing;
  /** The oldest first; the price of now may be missing. */
  seen: readonly SeenPrice[];
  now: Date;
}

const utc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });

const day = { day: "numeric", month: "short" } as const;
const minute = { hour: "2-digit", minute: "2-digit" } as const;
const label = utc({ ...day, ...minute, year: "numeric", second: "2-digit" });
/** Where all of it happened within a day, the day says nothing. */
const ticks = { days: utc(day), minutes: utc(minute) } as const;
const DAY_MILLIS = 86_400_000;

const LAMPORTS_PER_SOL = 1_000_000_000;

const pointOf = ({ price, seenAt }: SeenPrice, tick: Intl.DateTimeFormat): ChartPoint => ({
  label: `${label.format(seenAt)} UTC`,
  tick: tick.format(seenAt),
  at: seenAt.toISOString(),
  // Only places the point; what is read is the exact text.
  value: Number(price) / LAMPORTS_PER_SOL,
  text: `${formatSol(price)} SOL`,
});

/** By their labels: of prices within the same second, the last. */
const pointsOf = (prices: readonly SeenPrice[], first: Date, last: Date): readonly ChartPoint[] => {
  const tick = last.getTime() - first.getTime() < DAY_MILLIS ? ticks.minutes : ticks.days;
  const points = prices.map((price) => pointOf(price, tick));
  return [...new Map(points.map((point) => [point.label, point])).values()];
};

/** A price holds until the next was seen. Of a single one there is nothing to draw. */
export function PriceHistory({ listing, seen, now }: PriceHistoryProps) {
  const [first] = seen;
  const { price, status, createdAt } = listing;
  const isMissing = status === "active" && first !== undefined && seen.at(-1)?.price !== price;
  const changes = isMissing ? [...seen, { price, seenAt: now }] : seen;
  if (first === undefined || changes.length < 2) {
    return (
      <p className="text-muted">
        Listed on <Day value={createdAt} />, {status === "active" ? "at" : "last at"}{" "}
        <Amount value={price} className="text-ink" />.{" "}
        {first === undefined ? null : (
          <>
            No other price was seen here since <Day value={first.seenAt.toISOString()} />.{" "}
          </>
        )}
        REALM tells no earlier prices.
      </p>
    );
  }
  const last = changes.at(-1) ?? first;
  const isOpen = status === "active" && now > last.seenAt;
  const prices = [...changes, ...(isOpen ? [{ price: last.price, seenAt: now }] : [])];
  return (
    <>
      <PriceChart points={pointsOf(prices, first.seenAt, now)} />
      <p className="text-muted mt-3">
        As seen here since <Day value={first.seenAt.toISOString()} />. REALM tells no earlier
        prices.
      </p>
    </>
  );
}
