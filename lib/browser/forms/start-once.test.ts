import { expect, it } from "vitest";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { attemptKey } from "./attempt-key";
import { startOnce } from "./start-once";
import { tabStore } from "./testing/tab-store";

const wish = { prompt: "a red door" };

/** The keys that are sent where the first press ends with an error, and a second one goes through. */
const keysAfter = async (error: Error): Promise<readonly string[]> => {
  const sent: string[] = [];
  const attempt = attemptKey("a", tabStore());
  const answers = [() => Promise.reject(error), () => Promise.resolve("begun")];
  const press = () =>
    startOnce(
      "a",
      wish,
      ({ key }) => {
        sent.push(key);
        return (answers.shift() ?? (() => Promise.resolve("late")))();
      },
      attempt,
    );
  await expect(press()).rejects.toBe(error);
  await expect(press()).resolves.toBe("begun");
  return sent;
};

it.each([
  ...["REALM_UNAVAILABLE", "REALM_RATE_LIMITED", "REALM_REFUSED", "JOB_KEY"],
] as const satisfies readonly ErrorCode[])(
  "is another attempt after %s: with the same key the stored refusal would come for ever",
  async (code) => {
    const [first, second] = await keysAfter(new CodedError(code, "no"));
    expect(second).not.toBe(first);
  },
);

it.each([
  ...["SESSION_REQUIRED", "WALLET_BLOCKED", "RATE_LIMITED", "STORE_UNAVAILABLE", "INTERNAL"],
] as const satisfies readonly ErrorCode[])(
  "is the same attempt after %s: that tells nothing of an answer that was lost, and twice is paid twice",
  async (code) => {
    const [first, second] = await keysAfter(new CodedError(code, "no"));
    expect(second).toBe(first);
  },
);

it("is the same attempt after what nobody answered, and another once it has begun", async () => {
  const [first, second] = await keysAfter(new TypeError("network"));
  expect(second).toBe(first);
  const attempt = attemptKey("a", tabStore());
  const key = await startOnce("a", wish, (request) => Promise.resolve(request.key), attempt);
  await expect(
    startOnce("a", wish, (request) => Promise.resolve(request.key), attempt),
  ).resolves.not.toBe(key);
});
