import { once } from "node:events";
import { createServer, get, type Server } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { PEER_HEADER } from "./client-address";
import { watchRequests } from "./peer";

watchRequests({ request: 300, headers: 200 });

const portOf = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  return bound.port;
};

test("a client cannot name its own peer address: the socket's is written over it", async () => {
  const server = createServer((request, response) => {
    response.end(String(request.headers[PEER_HEADER]));
  });
  const port = await portOf(server);
  const seen = await new Promise<string>((resolve, reject) => {
    get({ port, host: "127.0.0.1", headers: { [PEER_HEADER]: "203.0.113.9" } }, (answer) => {
      answer.setEncoding("utf8").once("data", resolve);
    }).once("error", reject);
  });
  server.close();
  expect(seen).toBe("127.0.0.1");
});

test("a body that comes drop by drop is given up: the time is for the whole request", async () => {
  const server = createServer({ connectionsCheckingInterval: 50 }, (request) => {
    request.resume();
  });
  const port = await portOf(server);
  const socket = connect(port, "127.0.0.1");
  socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n");
  const drip = setInterval(() => socket.write("x"), 20);
  const answer: readonly unknown[] = await once(socket, "data");
  clearInterval(drip);
  socket.destroy();
  server.close();
  expect(String(answer[0])).toMatch(/^HTTP\/1\.1 408 /u);
});
