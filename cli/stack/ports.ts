import { createServer } from "node:net";

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => {
      resolve(false);
    });
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });

/** The first free port on 127.0.0.1 from `start` upwards. @throws when 200 in a row are taken. */
export const freePort = async (start: number): Promise<number> => {
  for (let port = start; port < start + 200; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${start} and ${start + 199}.`);
};
