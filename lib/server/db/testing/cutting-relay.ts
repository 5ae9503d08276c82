import { once } from "node:events";
import { connect, createServer } from "node:net";

export interface CuttingRelay {
  /** The same address, by way of the relay. */
  readonly url: string;
  /** From now on, a connection is cut the moment it sends these words; null stops it. */
  cutAt(words: string | null): void;
  /**
   * From now on, a connection that sends these words stands for ever and carries nothing more, as where
   * a host is gone without a word; null stops it for those that have not sent them.
   */
  silentAt(words: string | null): void;
  close(): Promise<void>;
}

/** Stands between an instance and its Postgres, as a network does that can fail at any word. */
export const cuttingRelay = async (url: string): Promise<CuttingRelay> => {
  const { hostname, port } = new URL(url);
  let fatal: string | null = null;
  let hushing: string | null = null;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let silent = false;
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const side of [near, far]) side.on("error", end).on("close", end);
    far.on("data", (bytes) => {
      if (!silent) near.write(bytes);
    });
    near.on("data", (bytes) => {
      silent ||= hushing !== null && bytes.includes(hushing);
      if (silent) return;
      if (fatal !== null && bytes.includes(fatal)) end();
      else far.write(bytes);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  const nearby = new URL(url);
  nearby.port = String(bound.port);
  return {
    url: nearby.href,
    cutAt: (words) => {
      fatal = words;
    },
    silentAt: (words) => {
      hushing = words;
    },
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
};
