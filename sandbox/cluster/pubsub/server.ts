import { createServer, type Server } from "node:http";
import { setTimeout as pass } from "node:timers/promises";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import { commitments } from "../chain/slots";
import { answer } from "../rpc/dispatch";
import type { RpcNode } from "../rpc/node";
import { PubSubClient } from "./client";

const MAX_MESSAGE_BYTES = 50 * 1024;

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data))).toString("utf8");

/** The WebSocket side of the cluster. */
interface PubSubServer {
  readonly http: Server;
  /** Drops every client. */
  dropAll(): void;
}

const serve = (
  socket: WebSocket,
  client: PubSubClient,
  node: RpcNode,
  log: (line: string) => void,
): void => {
  const reply = async (text: string): Promise<void> => {
    const fault = node.fault();
    if (fault?.kind === "latency") await pass(fault.millis);
    const call = (method: string, params: readonly unknown[]) =>
      Promise.resolve().then(() => client.call(method, params));
    const sent = await answer(text, call, log);
    if (sent !== null && socket.readyState === socket.OPEN) client.send(sent);
  };
  socket.on("message", (data) => {
    reply(textOf(data)).catch((fault: unknown) => {
      log(`pubsub: ${String(fault)}`);
      socket.terminate();
    });
  });
  socket.on("error", (fault) => {
    log(`pubsub: ${fault.message}`);
  });
};

/** Creates it; its `http` is not listening yet. */
export const createPubSubServer = (node: RpcNode, log: (line: string) => void): PubSubServer => {
  const http = createServer((_, response) => {
    response.writeHead(426, { upgrade: "websocket" }).end();
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const clients = new Map<WebSocket, PubSubClient>();
  let lastId = 0;
  const nextId = (): number => (lastId += 1);

  sockets.on("connection", (socket) => {
    const client = new PubSubClient(socket, node, nextId);
    clients.set(socket, client);
    socket.on("close", () => clients.delete(socket));
    serve(socket, client, node, log);
  });
  http.on("upgrade", (request, socket, head) => {
    if (node.fault()?.kind === "down") {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      sockets.emit("connection", accepted, request);
    });
  });

  const { events } = node.chain;
  events.on("slot", (slot) => {
    for (const client of clients.values()) client.slot(slot);
  });
  for (const commitment of commitments) {
    events.on(commitment, (landing) => {
      for (const client of clients.values()) client.landing(commitment, landing);
    });
  }
  const dropAll = (): void => {
    for (const socket of clients.keys()) socket.terminate();
  };
  return { http, dropAll };
};
