import type { Database } from "@/lib/server/db";
import type { Connection, Connections } from "./connections";
import { changes, end, ready, reset } from "./frames";
import { firstPlace, missedBy, type LiveEvent } from "./read";

/** Ends a stream and says that its session is over. */
export const endSession = (connection: Connection): void => {
  connection.send(end);
  connection.close();
};

/** Gives events to whom they concern, in their order; one encoding for all of a wallet's pages. */
export const deliver = (connections: Connections, events: readonly LiveEvent[]): void => {
  const byWallet = new Map<string, LiveEvent[]>();
  for (const event of events) {
    const known = byWallet.get(event.wallet);
    if (known) known.push(event);
    else byWallet.set(event.wallet, [event]);
  }
  for (const [wallet, own] of byWallet) {
    const open = connections.of(wallet);
    if (open.length === 0) continue;
    const told = own.filter(({ kind }) => kind !== "session");
    const bytes = told.length > 0 ? changes(told) : null;
    const ended = new Set(own.flatMap(({ kind, subject }) => (kind === "session" ? subject : [])));
    for (const connection of open) {
      if (bytes !== null) connection.send(bytes);
      if (ended.has(connection.sessionId)) endSession(connection);
    }
  }
};

/** A page that has come and is told from `after` on; from now on where it names no place. */
export interface Newcomer {
  readonly connection: Connection;
  readonly after: bigint | null;
}

/**
 * Tells newcomers what they missed up to `head`, from where on they hear with everybody else. Who
 * names a place that is not kept any more, or was never given, is told to read anew.
 */
export const welcome = async (
  database: Database,
  newcomers: readonly Newcomer[],
  head: bigint,
): Promise<void> => {
  const first = newcomers.some(({ after }) => after !== null) ? await firstPlace(database) : null;
  const isKept = (after: bigint): boolean =>
    after <= head && (after === head || (first !== null && after + 1n >= first));
  const back = newcomers.flatMap(({ connection, after }) =>
    after !== null && after < head && isKept(after) ? { connection, after } : [],
  );
  const earliest = back.reduce((least, { after }) => (after < least ? after : least), head);
  const missed =
    back.length === 0
      ? []
      : await missedBy(
          database,
          back.map(({ connection }) => connection.wallet),
          { after: earliest, upTo: head },
        );
  for (const { connection, after } of newcomers) {
    if (after !== null && (missed === null || !isKept(after))) connection.send(reset(head));
    else if (after !== null && missed !== null) {
      const own = missed.filter(
        ({ wallet, sequence, kind }) =>
          wallet === connection.wallet && sequence > after && kind !== "session",
      );
      if (own.length > 0) connection.send(changes(own));
    }
    connection.send(ready(head));
  }
};
