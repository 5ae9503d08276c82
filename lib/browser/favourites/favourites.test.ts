import { beforeEach, describe, expect, it, vi } from "vitest";
import { createFavourites, type FavouritePorts } from "./favourites";

/** A server whose answers the test gives. */
const calls = (): {
  asked: string[];
  answer: (error?: Error) => Promise<void>;
  ports: FavouritePorts;
} => {
  const asked: string[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  const ask = (what: string) =>
    new Promise<void>((resolve, reject) => {
      asked.push(what);
      waiting.push((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  return {
    asked,
    answer: async (error) => {
      waiting.shift()?.(error);
      await new Promise((resolve) => setImmediate(resolve));
    },
    ports: {
      load: async () => {
        await ask("load");
        return ["kept"];
      },
      keep: (id) => ask(`keep ${id}`),
      drop: (id) => ask(`drop ${id}`),
      undone: vi.fn<FavouritePorts["undone"]>(),
    },
  };
};

const nothing = (): void => undefined;
let server = calls();
let favourites = createFavourites(server.ports);
beforeEach(() => {
  server = calls();
  favourites = createFavourites(server.ports);
});

describe("favourites of a page", () => {
  it("ask nobody while nobody is signed in, or while there is no heart to fill", () => {
    favourites.subscribe(nothing);
    expect(server.asked).toEqual([]);
    const alone = createFavourites(server.ports);
    alone.belongTo("alice");
    expect(server.asked).toEqual([]);
  });

  it("are loaded once, however many hearts there are", async () => {
    favourites.belongTo("alice");
    for (let heart = 0; heart < 24; heart += 1) favourites.subscribe(nothing);
    expect(server.asked).toEqual(["load"]);
    await server.answer();
    expect(favourites.isKept("kept")).toBe(true);
    expect(favourites.isKept("other")).toBe(false);
  });

  it("show a press at once, and undo it with word of it when it does not arrive", async () => {
    favourites.belongTo("alice");
    const wish = favourites.wish("one", true);
    expect(favourites.isKept("one")).toBe(true);
    await server.answer(new Error("down"));
    expect(await wish).toBe(false);
    expect(favourites.isKept("one")).toBe(false);
    expect(server.ports.undone).toHaveBeenCalledExactlyOnceWith("keep", expect.any(Error));
  });

  it("end as the last of many quick presses wanted, one call at a time", async () => {
    favourites.belongTo("alice");
    const wishes = [true, false, true, false].map((kept) => favourites.wish("one", kept));
    expect(server.asked).toEqual(["keep one"]);
    await server.answer();
    expect(server.asked).toEqual(["keep one", "drop one"]);
    await server.answer();
    expect(await Promise.all(wishes)).toEqual([true, true, true, true]);
    expect(favourites.isKept("one")).toBe(false);
  });

  it("keep a change that was made while they were being loaded", async () => {
    favourites.belongTo("alice");
    favourites.subscribe(nothing);
    void favourites.wish("kept", false);
    await server.answer();
    await server.answer();
    expect(server.asked).toEqual(["load", "drop kept"]);
    expect(favourites.isKept("kept")).toBe(false);
  });

  it("are another's after another signs in, and an answer that comes late changes nothing of theirs", async () => {
    const heard = vi.fn();
    favourites.belongTo("alice");
    favourites.subscribe(heard);
    void favourites.wish("one", true);
    favourites.belongTo("bob");
    heard.mockClear();
    await server.answer();
    expect(favourites.isKept("kept")).toBe(false);
    await server.answer(new Error("down"));
    expect(favourites.isKept("one")).toBe(false);
    expect(server.ports.undone).not.toHaveBeenCalled();
    expect(heard).not.toHaveBeenCalled();
  });

  it("take no wish from who is not signed in", async () => {
    expect(await favourites.wish("one", true)).toBe(false);
    expect(favourites.isKept("one")).toBe(false);
  });
});
