/** A page's open stream, as the hub deals with it. */
export interface Connection {
  readonly wallet: string;
  readonly sessionId: string;
  /** Where it comes from, as limits count it. */
  readonly address: string;
  /** Sends bytes, or gives the connection up where its reader has too much unread already. */
  readonly send: (bytes: Uint8Array) => void;
  /** Ends it in order, after what was sent. */
  readonly close: () => void;
}

/** Why there is no stream. */
export type Refusal = "wallet" | "address" | "instance" | "stopped";

export interface Places {
  readonly perWallet: number;
  /** Wallets cost nothing: without this one address could hold every place of an instance. */
  readonly perAddress: number;
  readonly perInstance: number;
}

/**
 * Who is connected. A place is held from `add` until `remove`, which is when the socket is gone: a
 * reader that was given up and never leaves still counts. Events are for those let in.
 */
export const createConnections = (most: Places) => {
  const byWallet = new Map<string, Set<Connection>>();
  const byAddress = new Map<string, number>();
  const within = new Set<Connection>();
  let held = 0;
  return {
    size: () => held,
    refusal: ({ wallet, address }: Pick<Connection, "wallet" | "address">): Refusal | null => {
      if ((byWallet.get(wallet)?.size ?? 0) >= most.perWallet) return "wallet";
      if ((byAddress.get(address) ?? 0) >= most.perAddress) return "address";
      return held >= most.perInstance ? "instance" : null;
    },
    add: (connection: Connection): void => {
      const known = byWallet.get(connection.wallet);
      if (known) known.add(connection);
      else byWallet.set(connection.wallet, new Set([connection]));
      byAddress.set(connection.address, (byAddress.get(connection.address) ?? 0) + 1);
      held += 1;
    },
    /** Nothing happens to one that has left meanwhile. */
    letIn: (connection: Connection): void => {
      if (byWallet.get(connection.wallet)?.has(connection) === true) within.add(connection);
    },
    remove: (connection: Connection): void => {
      const known = byWallet.get(connection.wallet);
      if (known?.delete(connection) !== true) return;
      within.delete(connection);
      held -= 1;
      const left = (byAddress.get(connection.address) ?? 1) - 1;
      if (left > 0) byAddress.set(connection.address, left);
      else byAddress.delete(connection.address);
      if (known.size === 0) byWallet.delete(connection.wallet);
    },
    isIn: (connection: Connection): boolean => within.has(connection),
    /** A wallet's pages that were let in. */
    of: (wallet: string): Connection[] =>
      [...(byWallet.get(wallet) ?? [])].filter((one) => within.has(one)),
    all: (): Connection[] => [...byWallet.values()].flatMap((some) => [...some]),
  };
};

export type Connections = ReturnType<typeof createConnections>;
