import { describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { FileView } from "@/lib/core/files";
import { keptFiles } from "./item";
import { createUploads, type UploadPorts } from "./uploads";

const viewOf = (sha256: string): FileView => ({
  id: crypto.randomUUID(),
  sha256,
  type: "image/png",
  ...{ bytes: 3, width: 64, height: 64 },
});

const fileOf = (name: string, text = name): File => new File([text], name);

/** A server that keeps what it is sent; `sending` decides what becomes of each try. */
const listOn = (more: Partial<UploadPorts> = {}) => {
  const there: FileView[] = [];
  const sent: string[] = [];
  const ports: UploadPorts = {
    lookFirst: () => Promise.resolve(null),
    hash: (file) => file.text(),
    known: (sha256) => Promise.resolve(there.filter((file) => sha256.includes(file.sha256))),
    send: async (file, { progress }) => {
      const text = await file.text();
      sent.push(text);
      progress(40);
      const view = viewOf(text);
      there.push(view);
      return view;
    },
    pause: () => Promise.resolve(),
    preview: { make: () => "blob:1", drop: () => undefined },
    ...more,
  };
  const uploads = createUploads(ports);
  const states = () => uploads.items().map(({ name, state }) => `${name} ${state.kind}`);
  return { uploads, states, sent, there };
};

/** A promise and the way to settle it. */
const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

describe("a list of files", () => {
  it("sends three at a time, in its order, and keeps what the server says of each", async () => {
    const gates = [gate(), gate(), gate(), gate(), gate()];
    const begun: string[] = [];
    const { uploads, states } = listOn({
      send: async (file, { progress }) => {
        const text = await file.text();
        begun.push(text);
        progress(10);
        await gates[Number(text)]?.opened;
        return viewOf(text);
      },
    });
    uploads.add(["0", "1", "2", "3", "4"].map((name) => fileOf(name)));
    await vi.waitFor(() => {
      expect(begun).toEqual(["0", "1", "2"]);
    });
    expect(uploads.items().map(({ state }) => state)).toContainEqual({
      kind: "sending",
      percent: 10,
    });
    expect(states().slice(3)).toEqual(["3 waiting", "4 waiting"]);
    gates[1]?.open();
    await vi.waitFor(() => {
      expect(begun).toEqual(["0", "1", "2", "3"]);
    });
    for (const { open } of gates) open();
    await vi.waitFor(() => {
      expect(keptFiles(uploads.items()).map(({ sha256 }) => sha256)).toEqual([
        "0",
        "1",
        "2",
        "3",
        "4",
      ]);
    });
  });

  it("marks the same bytes under another name, and sends them once", async () => {
    const { uploads, sent } = listOn();
    uploads.add([fileOf("a", "same"), fileOf("b", "same"), fileOf("c", "other")]);
    await vi.waitFor(() => {
      expect(
        uploads
          .items()
          .map(({ state }) => state.kind)
          .toSorted(),
      ).toEqual(["duplicate", "kept", "kept"]);
    });
    expect(sent.toSorted()).toEqual(["other", "same"]);
  });

  it("does not send again what the server has", async () => {
    const { uploads, sent, there } = listOn();
    there.push(viewOf("a"));
    uploads.add([fileOf("a"), fileOf("b")]);
    await vi.waitFor(() => {
      expect(keptFiles(uploads.items())).toHaveLength(2);
    });
    expect(sent).toEqual(["b"]);
  });

  it("goes on by itself after the connection broke, also where only the answer was lost", async () => {
    const broken = new CodedError("FILE_BROKEN_OFF", "cut");
    let tries = 0;
    const { uploads, there } = listOn({
      send: async (file) => {
        const text = await file.text();
        tries += 1;
        if (tries === 2) there.push(viewOf(text));
        throw broken;
      },
    });
    uploads.add([fileOf("a")]);
    await vi.waitFor(() => {
      expect(keptFiles(uploads.items())).toHaveLength(1);
    });
    expect(tries).toBe(2);
  });

  it("asks the person after many breaks, and at a session's end, and loses nothing by it", async () => {
    for (const [code, tries] of [
      ["FILE_BROKEN_OFF", 8],
      ["SESSION_REQUIRED", 1],
    ] as const) {
      const error = new CodedError(code, "no");
      const send = vi.fn<UploadPorts["send"]>().mockRejectedValue(error);
      const { uploads, states } = listOn({ send });
      uploads.add([fileOf("a")]);
      await vi.waitFor(() => {
        expect(states()).toEqual(["a held"]);
      });
      expect(send).toHaveBeenCalledTimes(tries);
      send.mockResolvedValue(viewOf("a"));
      uploads.goOn();
      await vi.waitFor(() => {
        expect(states()).toEqual(["a kept"]);
      });
    }
  });

  it("says of each that is refused why, and the others go on", async () => {
    const { uploads, states } = listOn({
      lookFirst: (file) => Promise.resolve(file.size === 0 ? "Empty." : null),
      send: async (file) => {
        const text = await file.text();
        if (text === "bomb") throw new CodedError("FILE_DIMENSIONS", "no");
        return viewOf(text);
      },
    });
    uploads.add([fileOf("empty", ""), fileOf("bomb"), fileOf("fine")]);
    await vi.waitFor(() => {
      expect(states()).toEqual(["empty refused", "bomb refused", "fine kept"]);
    });
    const [empty, bomb] = uploads.items();
    expect(empty?.state).toMatchObject({ sentence: "Empty." });
    expect(bomb?.state).toMatchObject({ sentence: new CodedError("FILE_DIMENSIONS", "").sentence });
  });

  it("gives up what is removed or held while it is sent, and sends what is held when told to", async () => {
    const given: string[] = [];
    let hangs = true;
    const { uploads, states } = listOn({
      send: async (file, { signal }) => {
        const text = await file.text();
        if (!hangs) return viewOf(text);
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            given.push(text);
            reject(new DOMException("given up", "AbortError"));
          });
        });
      },
    });
    uploads.add(["a", "b", "c", "d"].map((name) => fileOf(name)));
    await vi.waitFor(() => {
      expect(states()).toEqual(["a sending", "b sending", "c sending", "d waiting"]);
    });
    uploads.remove(uploads.items()[0]?.key ?? "");
    uploads.hold();
    await vi.waitFor(() => {
      expect(states()).toEqual(["b held", "c held", "d held"]);
    });
    expect(given.slice(0, 3)).toEqual(["a", "b", "c"]);
    hangs = false;
    uploads.goOn();
    await vi.waitFor(() => {
      expect(states()).toEqual(["b kept", "c kept", "d kept"]);
    });
  });

  it("can be put in another order", () => {
    const { uploads } = listOn();
    uploads.restore(
      ["a", "b", "c"].map((name) => ({ name, file: viewOf(name) })),
      () => "/x",
    );
    const keyOf = (name: string) => uploads.items().find((item) => item.name === name)?.key ?? "";
    uploads.move(keyOf("c"), keyOf("b"));
    uploads.move(keyOf("a"), "none");
    uploads.move(keyOf("b"), keyOf("b"));
    expect(keptFiles(uploads.items()).map(({ sha256 }) => sha256)).toEqual(["a", "c", "b"]);
    uploads.move(keyOf("a"), keyOf("b"));
    expect(keptFiles(uploads.items()).map(({ sha256 }) => sha256)).toEqual(["c", "b", "a"]);
  });

  it("asks again what it thought was kept, and sends again what is gone where it can", async () => {
    const { uploads, states, there, sent } = listOn();
    uploads.restore([{ name: "before", file: viewOf("before") }], () => "/x");
    uploads.add([fileOf("a"), fileOf("b")]);
    await vi.waitFor(() => {
      expect(states()).toEqual(["before kept", "a kept", "b kept"]);
    });
    there.splice(0, 1);
    await uploads.check();
    expect(uploads.items()[0]?.state).toEqual({
      kind: "refused",
      sentence: new CodedError("FILE_NOT_FOUND", "").sentence,
    });
    await vi.waitFor(() => {
      expect(states()).toEqual(["before refused", "a kept", "b kept"]);
    });
    expect(sent).toEqual(["a", "b", "a"]);
  });

  it("uses what stood there twice where the one it is the same as is removed or refused", async () => {
    const { uploads, states } = listOn({
      send: async (file) => {
        const text = await file.text();
        if (text === "bomb") throw new CodedError("FILE_DIMENSIONS", "no");
        return viewOf(text);
      },
    });
    uploads.add([fileOf("a", "same"), fileOf("b", "same"), fileOf("c", "same")]);
    await vi.waitFor(() => {
      expect(states()).toEqual(["a kept", "b duplicate", "c duplicate"]);
    });
    uploads.remove(uploads.items()[0]?.key ?? "");
    await vi.waitFor(() => {
      expect(states()).toEqual(["b kept", "c duplicate"]);
    });
    expect(uploads.items()[1]?.state).toEqual({ kind: "duplicate", of: "b" });
    uploads.add([fileOf("d", "bomb"), fileOf("e", "bomb")]);
    await vi.waitFor(() => {
      expect(states().slice(2)).toEqual(["d refused", "e refused"]);
    });
  });

  it("holds what there is no room for, and goes on with it when told to", async () => {
    let isFull = true;
    const { uploads, states } = listOn({
      send: async (file) => {
        if (isFull) throw new CodedError("FILES_FULL", "full");
        return viewOf(await file.text());
      },
    });
    uploads.add([fileOf("a")]);
    await vi.waitFor(() => {
      expect(states()).toEqual(["a held"]);
    });
    isFull = false;
    uploads.goOn();
    await vi.waitFor(() => {
      expect(states()).toEqual(["a kept"]);
    });
  });

  it("names what an earlier visit had not sent yet, until it is added again", async () => {
    const { uploads, states } = listOn();
    const before = [
      { name: "a", file: viewOf("a") },
      { name: "b", file: null },
    ];
    uploads.restore(before, () => "/x");
    expect(states()).toEqual(["a kept", "b lost"]);
    uploads.add([fileOf("b")]);
    await vi.waitFor(() => {
      expect(states()).toEqual(["a kept", "b kept"]);
    });
  });
});
