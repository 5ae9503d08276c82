import { Counter, Gauge } from "prom-client";
import { logger } from "@/lib/server/log";
import { processMetrics } from "./process-metrics";

/** A metric that is read when somebody looks, instead of being counted all along. */
export interface ReadMetric<Label extends string> {
  readonly name: `countersign_${string}`;
  readonly help: string;
  /** A counter never goes down while the process lives. */
  readonly kind: "gauge" | "counter";
  readonly labelNames: readonly Label[];
}

export interface Reading<Label extends string> {
  readonly labels: Readonly<Record<Label, string>>;
  readonly value: number;
}

type Read<Label extends string> = () =>
  readonly Reading<Label>[] | Promise<readonly Reading<Label>[]>;

/**
 * Registers a metric with the way to read it; a second one of the same name is left out, because Next's
 * bundles may each register theirs. What can't be read is missing from that answer and counted: the
 * others are still worth having.
 */
export const readAtScrape = <Label extends string>(
  { name, help, kind, labelNames }: ReadMetric<Label>,
  read: Read<Label>,
): void => {
  const { registry, unread } = processMetrics();
  if (registry.getSingleMetric(name) !== undefined) return;
  const readings = async (): Promise<readonly Reading<Label>[]> => {
    try {
      return await read();
    } catch (error) {
      unread.inc({ metric: name });
      logger.warn({ component: "metrics", reason: name, error }, "A metric could not be read.");
      return [];
    }
  };
  const options = { name, help, labelNames, registers: [registry] };
  if (kind === "gauge") {
    const gauge: Gauge<Label> = new Gauge({
      ...options,
      collect: async () => {
        const found = await readings();
        gauge.reset();
        for (const { labels, value } of found) gauge.set(labels, value);
      },
    });
    return;
  }
  const counter: Counter<Label> = new Counter({
    ...options,
    collect: async () => {
      const found = await readings();
      counter.reset();
      for (const { labels, value } of found) counter.inc(labels, value);
    },
  });
};
