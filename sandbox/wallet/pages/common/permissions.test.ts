import { beforeEach, describe, expect, it } from "vitest";
import { Permissions } from "./permissions";

const site = "http://127.0.0.1:3000";
const addresses = ["first", "second"];
let stored: string | null;
const keep = {
  getItem: () => stored,
  setItem: (_key: string, value: string) => {
    stored = value;
  },
};
const open = (): Permissions => new Permissions(keep, addresses);

beforeEach(() => {
  stored = null;
});

describe("permissions", () => {
  it("start with no site and the first account", () => {
    expect(open().sites).toEqual([]);
    expect(open().allows(site)).toBe(false);
    expect(open().active).toBe("first");
  });

  it("of a site are kept with the account it was approved for, which becomes the active one", () => {
    open().approve(site, "second");
    expect(open().allows(site)).toBe(true);
    expect(open().active).toBe("second");
  });

  it("are for the whole origin: another port, scheme or host has none", () => {
    open().approve(site, "first");
    for (const other of [
      "http://127.0.0.1:3001",
      "https://127.0.0.1:3000",
      "http://localhost:3000",
    ]) {
      expect(open().allows(other)).toBe(false);
    }
  });

  it("name a site once, however often it is approved", () => {
    open().approve(site, "first");
    open().approve(site, "second");
    expect(open().sites).toEqual([site]);
  });

  it("end when the site is disconnected; the others keep theirs", () => {
    open().approve(site, "first");
    open().approve("http://127.0.0.1:3001", "first");
    open().disconnect(site);
    expect(open().sites).toEqual(["http://127.0.0.1:3001"]);
  });

  it.each(["{", "null", '{"active":1,"sites":[]}', '{"active":null,"sites":"all"}'])(
    "that can't be read (%s) allow nothing",
    (text) => {
      stored = text;
      expect(open().sites).toEqual([]);
      expect(open().active).toBe("first");
    },
  );

  it("forget an active account that the wallet no longer has", () => {
    open().activate("gone");
    expect(open().active).toBe("first");
  });
});
