import { afterEach, expect, it, vi } from "vitest";
import { balanceTexts } from "./balances";

const cluster = (answer: string): void => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(answer)));
};
const valuesOf = (...lamports: string[]): string =>
  `{"result":{"value":[${lamports.map((text) => (text === "null" ? text : `{"lamports":${text}}`)).join()}]}}`;

afterEach(() => {
  vi.unstubAllGlobals();
});

it("shows balances to the lamport, and an account that does not exist as empty", async () => {
  cluster(valuesOf("15750000000", "1", "null"));
  expect(await balanceTexts("http://127.0.0.1:8899", ["a", "b", "c"])).toEqual([
    "15.75 SOL",
    "0.000000001 SOL",
    "0 SOL",
  ]);
});

it.each([
  ["that JSON numbers can't hold exactly", valuesOf("9007199254740993")],
  ["below zero", valuesOf("-1")],
  ["in an error", '{"error":{"code":-32005,"message":"Node is behind"}}'],
  ["that are no JSON", "Bad gateway"],
])("shows no balance where the cluster answers with one %s", async (_, answer) => {
  cluster(answer);
  expect(await balanceTexts("http://127.0.0.1:8899", ["a"])).toEqual(["balance unknown"]);
});

it("says so where the cluster does not answer", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  expect(await balanceTexts("http://127.0.0.1:8899", ["a"])).toEqual(["balance unknown"]);
});
