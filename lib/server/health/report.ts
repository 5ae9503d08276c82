import { check, type Dependency, type Ping } from "./check";

/** What the app leans on. Without the database it can do nothing; without the others, only part. */
type DependencyName = "database" | "realm" | "solana";

export interface HealthReport {
  /** "degraded": pages are served, but something they need does not answer. */
  readonly status: "up" | "degraded" | "down";
  readonly dependencies: Readonly<Record<DependencyName, Dependency>>;
  /** ISO 8601, UTC: when it was measured. */
  readonly checkedAt: string;
}

export interface ReportOptions {
  readonly pings: Readonly<Record<DependencyName, Ping>>;
  readonly limitMs: number;
  readonly onDown: (dependency: DependencyName, error: unknown) => void;
  readonly now: () => Date;
}

/** Asks every dependency at once. */
export const makeReport = async (options: ReportOptions): Promise<HealthReport> => {
  const ask = (name: DependencyName) =>
    check(options.pings[name], options.limitMs, (error) => {
      options.onDown(name, error);
    });
  const [database, realm, solana] = await Promise.all([
    ask("database"),
    ask("realm"),
    ask("solana"),
  ]);
  return {
    status:
      database.state === "down"
        ? "down"
        : realm.state === "down" || solana.state === "down"
          ? "degraded"
          : "up",
    dependencies: { database, realm, solana },
    checkedAt: options.now().toISOString(),
  };
};
