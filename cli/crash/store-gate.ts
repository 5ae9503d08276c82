import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { FrameSplitter, type Frame } from "./frames";
import type { Gate } from "./gate";
import type { Holds, Verdict } from "./holds";

/** Types of frontend messages: a simple query, a parsed statement, and the end of a batch. */
const SIMPLE = "Q";
const PARSE = "P";
const SYNC = "S";
/** Of the server's: it is done with all it was asked. */
const READY = "Z";

const begins = (text: string): boolean => /^[\s\S]{5}\0?begin/iu.test(text);
const ends = (text: string): boolean => /^[\s\S]{5}\0?(?:commit|rollback)/iu.test(text);

/** What a connection has said since its last unit of work ended: a transaction, or one statement. */
class Unit {
  #text = "";
  #open = false;

  /** @returns the unit's text where this message makes its writes last */
  take({ type, bytes }: Frame): string | null {
    const text = bytes.toString("latin1");
    const statement = type === SIMPLE || type === PARSE;
    if (statement && begins(text)) this.#open = true;
    this.#text += text;
    const closing = statement && ends(text);
    if (closing) this.#open = false;
    const whole = closing || (type === SYNC && !this.#open) || (type === SIMPLE && !this.#open);
    if (!whole) return null;
    const done = this.#text;
    this.#text = "";
    return done;
  }
}

/** One connection through the gate, in both directions. */
const join = (client: Socket, server: Socket, judge: (text: string) => Verdict | null): void => {
  const asked = new FrameSplitter("client");
  const answered = new FrameSplitter("server");
  const unit = new Unit();
  let keeping: Verdict | null = null;
  client.on("data", (chunk: Buffer) => {
    for (const frame of asked.push(chunk)) {
      if (keeping) return;
      const text = unit.take(frame);
      keeping = text === null ? null : judge(text);
      if (keeping?.keep === "before") {
        keeping.kept();
        return;
      }
      server.write(frame.bytes);
    }
  });
  server.on("data", (chunk: Buffer) => {
    const frames = answered.push(chunk);
    if (!keeping) {
      client.write(chunk);
      return;
    }
    if (frames.some(({ type }) => type === READY)) keeping.kept();
  });
  const cut = (): void => {
    client.destroy();
    server.destroy();
  };
  for (const socket of [client, server]) socket.on("error", cut).on("close", cut);
};

/**
 * A gate between one instance of the app and Postgres. A kept write is one whose COMMIT never arrives
 * (before), or whose success the app never hears of (after).
 */
export const openStoreGate = async (
  target: { readonly port: number },
  holds: Holds,
  instance: number,
): Promise<Gate> => {
  const sockets = new Set<Socket>();
  // At once, as without a gate: held back for the next, each question would take 40 ms.
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target.port, host: "127.0.0.1", noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
    join(client, upstream, (text) => holds.judge({ place: "store", text }, instance));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the gate has no port");
  return {
    port: bound.port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
