import { once } from "node:events";
import { createServer, get } from "node:http";
import { expect, test } from "vitest";
import { PEER_HEADER } from "./client-address";
import { recordPeers } from "./peer";

test("a client cannot name its own peer address: the socket's is written over it", async () => {
  recordPeers();
  const server = createServer((request, response) => {
    response.end(String(request.headers[PEER_HEADER]));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  const seen = await new Promise<string>((resolve, reject) => {
    get(
      { port: bound.port, host: "127.0.0.1", headers: { [PEER_HEADER]: "203.0.113.9" } },
      (answer) => {
        answer.setEncoding("utf8").once("data", resolve);
      },
    ).once("error", reject);
  });
  server.close();
  expect(seen).toBe("127.0.0.1");
});
