import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FileView } from "@/lib/core/files";
import { knownFiles } from "./known";
import { listOf, onOtherOwner } from "./lists";
import type { UploadPorts } from "./uploads";

const html: { dataset: Record<string, string> } = { dataset: {} };
const kept = new Map<string, string>();
const asked = vi.fn<(event: string) => void>();
let looked = (): void => undefined;
/** What is on its way: settled by hand. */
let arrive: ((file: FileView) => void)[] = [];
const givenUp = vi.fn();

const mocks = vi.hoisted(() => ({ callApi: vi.fn() }));
vi.mock("@/lib/browser/http/call-api", () => ({ callApi: mocks.callApi }));
vi.mock("./ports", () => ({
  portsFor: (): UploadPorts => ({
    lookFirst: () => Promise.resolve(null),
    hash: (file) => file.text(),
    known: () => Promise.resolve([]),
    pause: () => Promise.resolve(),
    preview: { make: () => "blob:1", drop: () => undefined },
    send: (_, { signal }) =>
      new Promise((resolve, reject) => {
        arrive.push(resolve);
        signal.addEventListener("abort", () => {
          givenUp();
          reject(new DOMException("given up", "AbortError"));
        });
      }),
  }),
}));

const turnTo = (wallet: string | null): void => {
  html.dataset = wallet === null ? {} : { wallet };
  looked();
};
const statesOf = (name: string): readonly string[] =>
  listOf(name, "pictures")
    .items()
    .map((item) => `${item.name} ${item.state.kind}`);
const file = (name: string): File => new File([name], name);
const view = (name: string): FileView => ({
  ...{
    id: crypto.randomUUID(),
    sha256: name.padStart(64, "0"),
    type: "image/png",
    bytes: 3,
    width: 64,
    height: 64,
  },
});

vi.stubGlobal(
  "MutationObserver",
  class {
    public constructor(heard: () => void) {
      looked = heard;
    }
    public observe = (): void => undefined;
  },
);

beforeEach(() => {
  arrive = [];
  kept.clear();
  vi.stubGlobal("document", { documentElement: html });
  vi.stubGlobal("window", {
    addEventListener: () => {
      asked("ask");
    },
    removeEventListener: () => {
      asked("go");
    },
  });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  turnTo("anna");
});

afterEach(() => {
  turnTo(null);
});

it("goes on while nobody looks, is found as it is, and asks before the tab leaves it", async () => {
  listOf("training", "pictures").add([file("a"), file("b")]);
  await vi.waitFor(() => {
    expect(statesOf("training")).toEqual(["a sending", "b sending"]);
  });
  expect(asked).toHaveBeenLastCalledWith("ask");
  expect(statesOf("other")).toEqual([]);
  for (const [at, done] of arrive.entries()) done(view(String(at)));
  await vi.waitFor(() => {
    expect(statesOf("training")).toEqual(["a kept", "b kept"]);
  });
  expect(asked).toHaveBeenLastCalledWith("go");
});

it("gives up and forgets what is on its way when its wallet goes, and remembers the rest for it alone", async () => {
  const changed = vi.fn();
  const stop = onOtherOwner(changed);
  const list = listOf("training", "pictures");
  list.add([file("a"), file("b")]);
  await vi.waitFor(() => {
    expect(arrive).toHaveLength(2);
  });
  arrive[0]?.(view("a"));
  await vi.waitFor(() => {
    expect(statesOf("training")).toEqual(["a kept", "b sending"]);
  });
  turnTo(null);
  expect(changed).toHaveBeenCalledOnce();
  expect(givenUp).toHaveBeenCalledOnce();
  expect(list.items()).toEqual([]);
  turnTo("ben");
  expect(statesOf("training")).toEqual([]);
  turnTo("anna");
  expect(statesOf("training")).toEqual(["a kept", "b lost"]);
  stop();
});

it("asks the server for no more at once than it answers", async () => {
  mocks.callApi.mockImplementation(({ body }: { body: { sha256: string[] } }) => ({
    files: body.sha256.map(view),
  }));
  const many = Array.from({ length: 450 }, (_, at) => String(at).padStart(64, "0"));
  expect((await knownFiles(many)).map(({ sha256 }) => sha256)).toEqual(many);
  expect(mocks.callApi).toHaveBeenCalledTimes(3);
});
