import { afterEach, describe, expect, it } from "vitest";
import { PLATFORM } from "@/lib/server/vault";
import { fixedAccess } from ".";
import {
  closeRealms,
  credential,
  errorOf,
  left,
  realmThat,
  type Reply,
} from "./testing/realm-that";

afterEach(closeRealms);

const KEY = "7b0e1c52-6f0c-4c11-9a53-5d2f3a1b8c90";
const MODEL = { name: "Dawn", description: "", baseModel: "realm-base-v2.1", tags: [] };
const made = JSON.stringify({
  modelId: "mod_1",
  name: "Dawn",
  status: "pending_training",
  createdAt: "2026-01-01T00:00:00Z",
});
const accepted = JSON.stringify({ jobId: "job_1", status: "queued" });
const usedUp = (code = "quota_exceeded"): Reply => [
  429,
  JSON.stringify({ error: { code, message: "canary", requestId: null } }),
  left(600, 590),
];

describe("a month's quota that is used up", () => {
  it("is told in words of its own, at once: asking again changes nothing", async () => {
    const { client, requests } = await realmThat(() => usedUp());
    const error = await errorOf(client.createModel(MODEL, KEY));
    expect([error.code, error.retryable, requests.length]).toEqual(["REALM_QUOTA", false, 1]);
    expect(error.sentence).toMatch(/month's quota.*used up.*[Nn]othing was charged.*Account/u);
    expect(JSON.stringify([error.message, error.sentence])).not.toContain("canary");
  });

  it("is the instance's where a call is made with its account", async () => {
    const access = { ...fixedAccess(credential), owner: PLATFORM };
    const { client } = await realmThat(() => usedUp("MONTHLY_QUOTA"), access);
    const error = await errorOf(client.generateImages({ modelId: "mod_1", prompt: "A harbour" }));
    expect(error.code).toBe("REALM_QUOTA_INSTANCE");
    expect(error.sentence).toMatch(/quota.*used up.*[Nn]othing was charged/u);
  });

  it("holds nothing back: once it is given back, the next call goes and is answered", async () => {
    const { client, upstream, requests } = await realmThat((_, call) =>
      call === 1 ? usedUp() : [202, accepted, left(600, 589)],
    );
    const request = { modelId: "mod_1", prompt: "A harbour" };
    expect((await errorOf(client.generateImages(request))).code).toBe("REALM_QUOTA");
    expect(upstream.rateLimits()).toMatchObject([{ limit: 600, remaining: 590 }]);
    expect(await client.generateImages(request)).toMatchObject({ jobId: "job_1" });
    expect(requests).toHaveLength(2);
  });
});

it("a 429 for another reason is repeated soon where something is left, and is REALM being busy", async () => {
  const { client, requests } = await realmThat((_, call) =>
    call === 1 ? [429, '{"error":{"code":"too_many"}}', left(600, 590)] : [201, made],
  );
  expect(await client.createModel(MODEL, KEY)).toMatchObject({ modelId: "mod_1" });
  expect(requests).toHaveLength(2);
  const busy = await realmThat(() => [429, "<html>", left(600, 590)]);
  const request = { modelId: "mod_1", prompt: "A harbour" };
  expect((await errorOf(busy.client.generateImages(request))).code).toBe("REALM_RATE_LIMITED");
});
