import { createServer } from "node:http";
import { PREPARED } from "./prepared";

/** A server that stands for REALM, for as long as it is open. */
export interface Answering {
  readonly url: string;
  readonly close: () => void;
}

/** Answers every call alike, as REALM answers a prepared purchase, with a budget that never ends. */
export const answering = async (): Promise<Answering> => {
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => {
      response.writeHead(200, {
        "content-type": "application/json",
        "x-request-id": "req_1",
        "x-ratelimit-limit": "100000000",
        "x-ratelimit-remaining": "99999999",
        "x-ratelimit-reset": (Math.ceil(Date.now() / 60_000) * 60).toString(),
      });
      response.end(PREPARED);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = server.address();
  if (place === null || typeof place === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${place.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
