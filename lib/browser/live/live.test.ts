import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLive, type Live, type Source } from "./live";

class FakeSource extends EventTarget implements Source {
  readyState = 0;
  constructor(readonly url: string) {
    super();
  }
  close(): void {
    this.readyState = 2;
  }
  say(type: string, lastEventId = "", data = "{}"): void {
    this.dispatchEvent(new MessageEvent(type, { data, lastEventId }));
  }
  change(kind: string, lastEventId: string): void {
    this.say("message", lastEventId, JSON.stringify({ kind, id: "x" }));
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
}

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";
  show(next: DocumentVisibilityState): void {
    this.visibilityState = next;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

let opened: FakeSource[];
let page: FakePage;
let live: Live;
let heard: string[];
let signIn: () => void;
const last = (): FakeSource => {
  const source = opened.at(-1);
  if (!source) throw new Error("nothing was opened");
  return source;
};
beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  heard = [];
  page = new FakePage();
  live = createLive({
    open: (url) => {
      const source = new FakeSource(url);
      opened.push(source);
      return source;
    },
    page,
    onSignedIn: (hear) => {
      signIn = hear;
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
});
const listen = (): (() => void) =>
  live.onChange(["purchase"], () => {
    heard.push("purchase");
  });
/** Lets those be told who came while the stream stood. */
const soon = (): Promise<void> => Promise.resolve();

describe("the page's stream", () => {
  it("is one, however many listen, and is closed when nobody does", () => {
    const leave = [listen(), live.onChange(["job"], () => undefined)];
    expect(opened).toHaveLength(1);
    for (const one of leave) one();
    expect(last().readyState).toBe(2);
  });

  it("has everything asked anew when it first stands, for the page is older than it", () => {
    listen();
    last().say("ready", "7");
    expect(live.state()).toBe("live");
    expect(heard).toHaveLength(1);
  });

  it("tells of the kinds that were asked for and no other", () => {
    listen();
    last().say("ready", "7");
    last().change("job", "8");
    expect(heard).toHaveLength(1);
    last().change("purchase", "9");
    expect(heard).toHaveLength(2);
  });

  it("tells who wants to hear of two kinds of either, and once where everything may have changed", () => {
    live.onChange(["job", "model"], () => heard.push("studio"));
    last().say("ready", "7");
    last().change("job", "8");
    last().change("model", "9");
    expect(heard).toHaveLength(3);
  });

  it("has who comes while it stands ask once, for a page gone back to is as old as it was left", async () => {
    listen();
    last().say("ready", "7");
    live.onChange(["sale"], () => heard.push("late"));
    expect(heard).toEqual(["purchase"]);
    await soon();
    expect(heard).toEqual(["purchase", "late"]);
    last().fail(0);
    last().say("ready", "7");
    expect(heard).toEqual(["purchase", "late"]);
  });

  it("tells nobody who has left again before", async () => {
    listen();
    last().say("ready", "7");
    live.onChange(["sale"], () => heard.push("late"))();
    await soon();
    expect(heard).toEqual(["purchase"]);
  });

  it("has who comes while it is broken ask once it stands again, though nothing was missed", () => {
    listen();
    last().say("ready", "7");
    last().fail(2);
    live.onChange(["sale"], () => heard.push("late"));
    vi.advanceTimersByTime(2_000);
    last().say("ready", "7");
    expect(heard).toEqual(["purchase", "late"]);
  });

  it("tells who waits for news of news alone", async () => {
    listen();
    last().say("ready", "7");
    live.onChange(["purchase"], () => heard.push("news"), { newsOnly: true });
    await soon();
    expect(heard).toEqual(["purchase"]);
    last().change("purchase", "8");
    expect(heard).toEqual(["purchase", "purchase", "news"]);
  });

  it("has everything asked anew after a reset", () => {
    listen();
    last().say("ready", "7");
    last().say("reset", "9");
    expect(heard).toHaveLength(2);
  });

  it("broken and mended by the browser is polling in between, and asks for nothing twice", () => {
    listen();
    last().say("ready", "7");
    last().fail(0);
    expect(live.state()).toBe("polling");
    expect(opened).toHaveLength(1);
    last().say("ready", "7");
    expect(live.state()).toBe("live");
    expect(heard).toHaveLength(1);
  });

  it.each([
    ["was refused", 2],
    ["broke off, and the browser mended it", 0],
  ])("that %s before it ever stood has everything asked anew once it does", (_, readyState) => {
    listen();
    last().fail(readyState);
    vi.advanceTimersByTime(2_000);
    last().say("ready", "7");
    expect(heard).toHaveLength(1);
    last().fail(0);
    last().say("ready", "7");
    expect(heard).toHaveLength(1);
  });

  it("hidden before it ever stood has everything asked anew once it does", () => {
    listen();
    page.show("hidden");
    vi.advanceTimersByTime(10_000);
    page.show("visible");
    last().say("ready", "7");
    expect(heard).toHaveLength(1);
  });

  it("refused is tried again from its last place, each time later", () => {
    listen();
    last().say("ready", "7");
    last().change("purchase", "9");
    last().fail(2);
    expect(live.state()).toBe("polling");
    for (const [millis, count] of [
      [2_000, 2],
      [4_000, 3],
      [8_000, 4],
    ] as const) {
      vi.advanceTimersByTime(millis - 1);
      expect(opened).toHaveLength(count - 1);
      vi.advanceTimersByTime(1);
      expect(opened).toHaveLength(count);
      expect(last().url).toBe("/api/live?after=9");
      last().fail(2);
    }
  });

  it("that falls silent is broken, though the browser does not know; beats keep it", () => {
    listen();
    last().say("ready", "7");
    vi.advanceTimersByTime(30_000);
    last().say("beat", "8");
    vi.advanceTimersByTime(30_000);
    expect(live.state()).toBe("live");
    vi.advanceTimersByTime(10_000);
    expect(live.state()).toBe("polling");
    vi.advanceTimersByTime(2_000);
    expect(last().url).toBe("/api/live?after=8");
  });

  it("is not asked for again once the session is over", () => {
    listen();
    last().say("ready", "7");
    last().say("end");
    expect(live.state()).toBe("ended");
    vi.advanceTimersByTime(120_000);
    page.show("hidden");
    page.show("visible");
    expect(opened).toHaveLength(1);
  });

  it("is asked for again for the next session", () => {
    listen();
    last().say("end");
    live.renew();
    expect(opened).toHaveLength(2);
    last().say("ready", "9");
    expect(live.state()).toBe("live");
  });

  it.each(["ended", "live", "polling"] as const)(
    "that is %s begins again when somebody signs in in another tab, and everything is asked anew",
    (state) => {
      listen();
      last().say("ready", "7");
      if (state === "ended") last().say("end");
      if (state === "polling") last().fail(2);
      expect(live.state()).toBe(state);
      heard = [];
      const [first] = opened;
      signIn();
      expect(first?.readyState).toBe(2);
      expect(opened).toHaveLength(2);
      last().say("ready", "9");
      expect(live.state()).toBe("live");
      expect(heard).toHaveLength(1);
    },
  );

  it("is not begun for nobody when somebody signs in in another tab", () => {
    listen()();
    signIn();
    expect(opened).toHaveLength(1);
  });

  it("begun in a tab that nobody looks at is given back too", () => {
    page.show("hidden");
    listen();
    last().say("ready", "7");
    vi.advanceTimersByTime(10_000);
    expect(last().readyState).toBe(2);
    page.show("visible");
    expect(opened).toHaveLength(2);
  });

  it("is given back by a tab that nobody looks at, and taken up where it was", () => {
    listen();
    last().say("ready", "7");
    page.show("hidden");
    vi.advanceTimersByTime(9_999);
    expect(last().readyState).toBe(0);
    vi.advanceTimersByTime(1);
    expect(last().readyState).toBe(2);
    page.show("visible");
    expect(opened).toHaveLength(2);
    expect(last().url).toBe("/api/live?after=7");
  });
});
