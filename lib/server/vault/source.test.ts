import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { CredentialScope } from "./credential";
import { createCredentialSource } from "./source";
import { codeRefused } from "./testing/code-thrown";
import type { Vault } from "./vault";

type InUse = Awaited<ReturnType<Vault["inUse"]>>;

const credential = (id: string, ...scopes: CredentialScope[]): InUse[number] => ({
  id,
  fingerprint: id,
  scopes,
  apiKey: `key ${id}`,
  apiSecret: `secret ${id}`,
});

/** A vault that answers what it is told to, and a clock that is moved by hand. */
const world = (first: InUse) => {
  const state = { answer: (): Promise<InUse> => Promise.resolve(first), now: 0, reads: 0 };
  const source = createCredentialSource({
    vault: {
      inUse: () => {
        state.reads += 1;
        return state.answer();
      },
    },
    owner: "platform",
    now: () => state.now,
  });
  return { state, source };
};

const idOf = async (work: Promise<{ readonly id: string }>): Promise<string> => (await work).id;

describe("the credential a call is made with", () => {
  it("is one that is meant for it, the narrowest first", async () => {
    const { source } = world([
      credential("all", "browse", "market", "studio"),
      credential("b", "browse"),
    ]);
    expect(await idOf(source.current("browse"))).toBe("b");
    expect(await idOf(source.current("market"))).toBe("all");
  });

  it("is refused where none is meant for it", async () => {
    const { source } = world([credential("b", "browse")]);
    expect(await codeRefused(source.current("market"))).toBe("CREDENTIAL_MISSING");
  });

  it("is read once for many calls, and anew after a second", async () => {
    const { source, state } = world([credential("old", "browse")]);
    await Promise.all(Array.from({ length: 50 }, () => source.current("browse")));
    expect(state.reads).toBe(1);
    state.answer = () => Promise.resolve([credential("new", "browse")]);
    state.now = 999;
    expect(await idOf(source.current("browse"))).toBe("old");
    state.now = 1_000;
    expect(await idOf(source.current("browse"))).toBe("new");
  });

  it("is the new one at once when the old one is forgotten, also while the old one is being read", async () => {
    const { source, state } = world([]);
    let release: (answer: InUse) => void = () => undefined;
    state.answer = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const early = source.current("browse");
    source.forget();
    state.answer = () => Promise.resolve([credential("new", "browse")]);
    release([credential("old", "browse")]);
    expect(await idOf(early)).toBe("old");
    expect(await idOf(source.current("browse"))).toBe("new");
  });

  it("stays what it was for a minute while the database is silent, and no longer", async () => {
    const { source, state } = world([credential("known", "browse")]);
    await source.current("browse");
    state.answer = () => Promise.reject(new Error("connection lost"));
    state.now = 59_999;
    expect(await idOf(source.current("browse"))).toBe("known");
    state.now = 60_000;
    await expect(source.current("browse")).rejects.toThrow("connection lost");
  });

  it("is read anew when the clock was set back, however much", async () => {
    const { source, state } = world([credential("old", "browse")]);
    state.now = 5_000;
    await source.current("browse");
    state.answer = () => Promise.resolve([credential("new", "browse")]);
    state.now = 0;
    expect(await idOf(source.current("browse"))).toBe("new");
  });

  it("is not used past an answer that it can't be opened", async () => {
    const { source, state } = world([credential("known", "browse")]);
    await source.current("browse");
    state.answer = () => Promise.reject(new CodedError("VAULT_LOCKED", "no such master key"));
    state.now = 2_000;
    expect(await codeRefused(source.current("browse"))).toBe("VAULT_LOCKED");
  });
});
