import { get } from "node:http";
import { createParser } from "eventsource-parser";
import * as z from "zod";

const changeSchema = z.object({ kind: z.string(), id: z.string() });

/** A page that listens, and leaves when it is told to. */
export interface Reader {
  readonly leave: () => void;
}

/**
 * Opens a stream as a browser would and waits until it stands.
 * @param address the network address it says it comes from: one machine is many people here
 * @param hear called with each change and the moment it was read
 * @throws Error where the answer is no stream
 */
export const openReader = (
  url: string,
  who: { readonly cookie: string; readonly address: string },
  hear: (id: string, at: number) => void,
): Promise<Reader> =>
  new Promise((resolve, reject) => {
    const request = get(`${url}/api/live`, {
      agent: false,
      headers: {
        accept: "text/event-stream",
        "accept-encoding": "gzip, deflate",
        cookie: who.cookie,
        "x-forwarded-for": who.address,
      },
    });
    request.once("error", reject);
    request.once("response", (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`a stream was answered with ${response.statusCode ?? 0}`));
        return;
      }
      const parser = createParser({
        onEvent: ({ event, data }) => {
          if (event === "ready") {
            resolve({
              leave: () => {
                request.destroy();
              },
            });
          } else if (event === undefined) {
            hear(changeSchema.parse(JSON.parse(data)).id, performance.now());
          }
        },
      });
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        parser.feed(text);
      });
      // A reader that leaves breaks its own stream.
      response.on("error", () => undefined);
    });
  });
