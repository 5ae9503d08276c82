import { once } from "node:events";
import {
  createServer,
  request as ask,
  Agent,
  IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { Gate } from "./gate";
import type { Holds } from "./holds";
import type { Place } from "./happenings";

const read = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError("a stream of HTTP gives bytes");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Hears what was asked and answered past the gate, whether or not the app hears of it. */
export type Overhear = (asked: Buffer, answered: Buffer) => void;

/**
 * A gate between one instance of the app and a neighbour that speaks HTTP. A kept call is one that
 * never arrives (before), or whose answer never comes back (after).
 */
export const openHttpGate = async (
  place: Exclude<Place, "store">,
  target: { readonly port: number },
  holds: Holds,
  instance: number,
  overhear: Overhear,
): Promise<Gate> => {
  const agent = new Agent({ keepAlive: true });

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request);
    const { method = "GET", url = "/" } = request;
    const text = `${method} ${url} ${body.toString("utf8")}`;
    const kept = holds.judge({ place, text }, instance);
    if (kept?.keep === "before") {
      kept.kept();
      return;
    }
    const onward = ask({
      port: target.port,
      host: "127.0.0.1",
      agent,
      method,
      path: url,
      headers: request.headers,
    });
    onward.end(body);
    const answered: unknown[] = await once(onward, "response");
    const [answer] = answered;
    if (!(answer instanceof IncomingMessage)) throw new TypeError("no answer");
    const bytes = await read(answer);
    overhear(body, bytes);
    if (kept) {
      kept.kept();
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders).end(bytes);
  };

  const server = createServer((request, response) => {
    // A neighbour that is gone is a cut connection, as it would be without the gate.
    pass(request, response).catch(() => {
      response.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the gate has no port");
  return {
    port: bound.port,
    close: async () => {
      agent.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};
