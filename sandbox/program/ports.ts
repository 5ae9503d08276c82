import { createServer } from "node:net";
import type { Ports } from "./options";

const LAST_PORT = 65_535;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => {
      resolve(false);
    });
    probe.listen(port, "127.0.0.1", () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });

/** The first port from `wanted` on with `run` free ones in a row, none of which is taken already. */
const freeRun = async (wanted: number, run: number, taken: Set<number>): Promise<number> => {
  for (let first = wanted; first + run - 1 <= LAST_PORT; first += 1) {
    const ports = Array.from({ length: run }, (_, index) => first + index);
    if (ports.some((port) => taken.has(port))) continue;
    const free = await Promise.all(ports.map(isFree));
    if (!free.every(Boolean)) continue;
    for (const port of ports) taken.add(port);
    return first;
  }
  throw new Error(`There is no free port from ${wanted} on.`);
};

/** The ports to use: those wanted, or the next free ones; RPC has its WebSocket and the second RPC right after it. */
export const freePorts = async (wanted: Ports): Promise<Ports> => {
  const taken = new Set<number>();
  return {
    rpc: await freeRun(wanted.rpc, 3, taken),
    realm: await freeRun(wanted.realm, 1, taken),
    control: await freeRun(wanted.control, 1, taken),
    wallet: await freeRun(wanted.wallet, 1, taken),
  };
};
