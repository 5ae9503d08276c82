import { expect, test, vi } from "vitest";
import { makeReport } from "./report";

const up = () => Promise.resolve();
const broken = () => Promise.reject(new Error("refused"));
const silent = () => new Promise<never>(() => undefined);

const report = (pings: {
  database?: () => Promise<void>;
  realm?: () => Promise<void>;
  solana?: () => Promise<void>;
}) => {
  const onDown = vi.fn();
  return {
    onDown,
    made: makeReport({
      pings: { database: up, realm: up, solana: up, ...pings },
      limitMs: 20,
      onDown,
      now: () => new Date(0),
    }),
  };
};

test("everything that answers makes it up", async () => {
  expect(await report({}).made).toMatchObject({
    status: "up",
    dependencies: { database: { state: "up" }, realm: { state: "up" }, solana: { state: "up" } },
    checkedAt: "1970-01-01T00:00:00.000Z",
  });
});

test("without REALM or the cluster it is degraded: pages are still served", async () => {
  expect(await report({ realm: broken }).made).toMatchObject({
    status: "degraded",
    dependencies: { realm: { state: "down" } },
  });
  expect(await report({ solana: broken }).made).toMatchObject({ status: "degraded" });
});

test("without the database it is down", async () => {
  expect(await report({ database: broken }).made).toMatchObject({ status: "down" });
});

test("one that never answers is down after its time limit, and why is said", async () => {
  const { made, onDown } = report({ realm: silent });
  expect(await made).toMatchObject({ status: "degraded" });
  expect(onDown).toHaveBeenCalledExactlyOnceWith(
    "realm",
    expect.objectContaining({ message: "no answer within 20 ms" }),
  );
});
