import { describe, expect, it } from "vitest";
import { AgedCache } from "./aged-cache";

const GONE = new Error("gone");
const DOWN = new Error("down");
const BUSY = new Error("busy");

const setUp = () => {
  let now = 1_000_000;
  let calls = 0;
  let answer = (): Promise<string> => Promise.resolve(`answer ${calls}`);
  const cache = new AgedCache<string>({
    entries: 2,
    freshMillis: 5_000,
    restMillis: 3_000,
    isGone: (error) => error === GONE,
    loadsAtOnce: 3,
    busy: () => BUSY,
    now: () => now,
  });
  return {
    read: (key = "a") =>
      cache.read(key, () => {
        calls += 1;
        return answer();
      }),
    pass: (millis: number) => {
      now += millis;
    },
    from: (next: () => Promise<string>) => {
      answer = next;
    },
    calls: () => calls,
  };
};

describe("what was read before", () => {
  it("is not asked again while it is fresh", async () => {
    const { read, pass, calls } = setUp();
    await read();
    pass(4_999);
    expect(await read()).toMatchObject({ value: "answer 1", stale: false });
    pass(1);
    expect(await read()).toMatchObject({ value: "answer 2", stale: false });
    expect(calls()).toBe(2);
  });

  it("is one question however many ask at once", async () => {
    const { read, calls } = setUp();
    const all = await Promise.all(Array.from({ length: 50 }, () => read()));
    expect([calls(), new Set(all.map(({ value }) => value)).size]).toEqual([1, 1]);
  });

  it("is given with its age when the source fails", async () => {
    const { read, pass, from } = setUp();
    await read();
    from(() => Promise.reject(DOWN));
    pass(60_000);
    const aged = await read();
    expect(aged).toEqual({ value: "answer 1", asOf: new Date(1_000_000), stale: true });
  });

  it("is given without waiting again while the source rests, then asked anew", async () => {
    const { read, pass, from, calls } = setUp();
    await read();
    from(() => Promise.reject(DOWN));
    pass(60_000);
    await read();
    await read();
    expect(calls()).toBe(2);
    from(() => Promise.resolve("back"));
    pass(3_000);
    expect(await read()).toMatchObject({ value: "back", stale: false });
  });

  it("is forgotten when the source says that it is gone", async () => {
    const { read, pass, from } = setUp();
    await read();
    pass(60_000);
    from(() => Promise.reject(GONE));
    await expect(read()).rejects.toBe(GONE);
    from(() => Promise.reject(DOWN));
    await expect(read()).rejects.toBe(DOWN);
  });

  it("is not invented where nothing was ever read", async () => {
    const { read, from } = setUp();
    from(() => Promise.reject(DOWN));
    await expect(read()).rejects.toBe(DOWN);
  });

  it("asks the source only so much at once: many new questions do not pile up behind it", async () => {
    const { read, from, calls } = setUp();
    let release: (text: string) => void = () => undefined;
    const held = new Promise<string>((resolve) => {
      release = resolve;
    });
    from(() => held);
    const inside = ["a", "b", "c"].map((key) => read(key));
    await expect(read("d")).rejects.toBe(BUSY);
    const joined = read("a");
    release("answer");
    await Promise.all([...inside, joined]);
    expect(calls()).toBe(3);
    expect(await read("d")).toMatchObject({ value: "answer", stale: false });
  });

  it("keeps no more than it may", async () => {
    const { read, calls } = setUp();
    for (const key of ["a", "b", "c", "a"]) await read(key);
    expect(calls()).toBe(4);
  });
});
