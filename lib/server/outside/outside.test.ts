import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { fetchConfigured, fetchOutside, readOutside } from ".";
import { picture, serving } from "./testing/pages";

const at = { open: "", sandbox: "" };
const realm = { apiUrl: new URL("https://realm.example/v1") };
const instance = { appEnv: "development" };
vi.mock("@/lib/server/env", () => ({ env: () => ({ realm, ...instance }) }));
const server = createServer(serving([], () => at));

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  at.sandbox = `http://127.0.0.1:${bound.port}`;
});
afterAll(() => {
  server.close();
});

const fetching = (url: string) => fetchOutside({ url, types: ["image/png"], bytes: 1_000 });

it("reaches this machine only where REALM_API_URL is on it, and names by the system's resolver", async () => {
  const refusal = { code: "OUTSIDE_ADDRESS_REFUSED" };
  await expect(fetching(`${at.sandbox}/picture`)).rejects.toMatchObject(refusal);
  realm.apiUrl = new URL(`${at.sandbox}/v1`);
  const answer = await fetching(`${at.sandbox}/picture`);
  expect(Buffer.from(await readOutside(answer))).toEqual(picture);
  await expect(fetching("https://localhost/picture")).rejects.toMatchObject(refusal);
});

it("reaches an address of the operator's own on this machine, though not in production, and no other there", async () => {
  const refusal = { code: "OUTSIDE_ADDRESS_REFUSED" };
  realm.apiUrl = new URL("https://realm.example/v1");
  const own = new URL(`${at.sandbox}/picture`);
  const request = { types: ["image/png"], bytes: 1_000 };
  expect((await fetchConfigured(own, request)).status).toBe(200);
  await expect(fetching(`${at.sandbox}/picture`)).rejects.toMatchObject(refusal);
  instance.appEnv = "production";
  await expect(fetchConfigured(own, request)).rejects.toMatchObject(refusal);
  const inside = new URL("https://10.0.0.1/alerts");
  await expect(fetchConfigured(inside, request)).rejects.toMatchObject(refusal);
});
