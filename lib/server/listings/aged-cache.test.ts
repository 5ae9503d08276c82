import { describe, expect, it } from "vitest";
import { AgedCache } from "./aged-cache";

const GONE = new Error("gone");
const DOWN = new Error("down");
const BUSY = new Error("busy");

const setUp = (revalidateMillis = 0) => {
  let now = 1_000_000;
  let calls = 0;
  let answer = (): Promise<string> => Promise.resolve(`answer ${calls}`);
  const cache = new AgedCache<string>({
    entries: 2,
    freshMillis: 5_000,
    revalidateMillis,
    restMillis: 3_000,
    isGone: (error) => error === GONE,
    loadsAtOnce: 3,
    busy: () => BUSY,
    now: () => now,
  });
  return {
    forget: (meant: string) => {
      cache.forget((value) => value === meant);
    },
    forgetKey: (key: string) => {
      cache.forgetKey(key);
    },
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
  it("is asked again when the clock was set back, and not fresh for as long as it went back", async () => {
    const { read, pass, calls } = setUp();
    await read();
    pass(-3_600_000);
    await read();
    expect(calls()).toBe(2);
  });

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
    pass(5_000);
    await expect(read()).rejects.toBe(DOWN);
  });

  it("and is gone is not asked for again while that is fresh, unless it was forgotten", async () => {
    const { read, pass, from, forgetKey, calls } = setUp();
    from(() => Promise.reject(GONE));
    for (const millis of [4_998, 1, 1]) {
      await expect(read()).rejects.toBe(GONE);
      pass(millis);
    }
    expect(calls()).toBe(1);
    await expect(read()).rejects.toBe(GONE);
    expect(calls()).toBe(2);
    from(() => Promise.resolve("back"));
    forgetKey("a");
    expect((await read()).value).toBe("back");
  });

  it("is not gone by a read that began before it was forgotten", async () => {
    const { read, from, forgetKey } = setUp();
    from(() => Promise.reject(GONE));
    const reading = read();
    forgetKey("a");
    await expect(reading).rejects.toBe(GONE);
    from(() => Promise.resolve("new"));
    expect((await read()).value).toBe("new");
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

  it("is given at once while it is read anew, for a while", async () => {
    const { read, pass, from, calls } = setUp(10_000);
    await read();
    let release: (text: string) => void = () => undefined;
    from(
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    pass(14_999);
    expect(await read()).toMatchObject({ value: "answer 1", stale: false });
    expect(await read()).toMatchObject({ value: "answer 1", stale: false });
    expect(calls()).toBe(2);
    release("new");
    await expect.poll(async () => (await read()).value).toBe("new");
  });

  it("is stale to the next reader when reading it behind the scenes failed", async () => {
    const { read, pass, from } = setUp(10_000);
    await read();
    from(() => Promise.reject(DOWN));
    pass(6_000);
    expect(await read()).toMatchObject({ stale: false });
    await expect.poll(async () => (await read()).stale).toBe(true);
  });

  it("is gone to the next reader when reading it behind the scenes said so", async () => {
    const { read, pass, from } = setUp(10_000);
    await read();
    from(() => Promise.reject(GONE));
    pass(6_000);
    expect(await read()).toMatchObject({ value: "answer 1" });
    await expect.poll(() => read().catch((error: unknown) => error)).toBe(GONE);
  });

  it("costs the source one question in five seconds, however many thousands read", async () => {
    const { read, pass, calls } = setUp(10_000);
    for (let view = 0; view < 10_000; view += 1) {
      await read();
      // 10,000 views in a minute.
      pass(6);
    }
    expect(calls()).toBeLessThanOrEqual(13);
  });

  it("is asked anew once it was forgotten, and nothing else is", async () => {
    const { read, forget, calls } = setUp();
    await read("a");
    await read("b");
    forget("answer 1");
    expect((await read("b")).value).toBe("answer 2");
    expect((await read("a")).value).toBe("answer 3");
    expect(calls()).toBe(3);
  });

  it("is not remembered from a read that began before it was forgotten", async () => {
    const { read, forget, from } = setUp();
    let release: (text: string) => void = () => undefined;
    from(
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    const reading = read();
    forget("old");
    release("old");
    await reading;
    from(() => Promise.resolve("new"));
    expect((await read()).value).toBe("new");
  });

  it("is remembered from a read that something else was forgotten during", async () => {
    const { read, forget, calls } = setUp();
    const reading = read();
    forget("something else");
    await reading;
    await read();
    expect(calls()).toBe(1);
  });

  it("keeps no more than it may", async () => {
    const { read, calls } = setUp();
    for (const key of ["a", "b", "c", "a"]) await read(key);
    expect(calls()).toBe(4);
  });
});
