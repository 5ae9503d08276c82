import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { isPublicAddress } from "./address";
import { parseTarget, zoneOf, type Reach } from "./target";

const sandbox = new URL("http://127.0.0.1:4010/v1");
const reach: Reach = { sandbox, isPublic: isPublicAddress, port: "" };

/** "public" or "sandbox", or the code and reason of the refusal. */
const judged = (address: string, here = reach): unknown => {
  try {
    return zoneOf(parseTarget(address), here);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return [error.code, error.context["reason"]];
  }
};
const refused = (reason: string) => ["OUTSIDE_ADDRESS_REFUSED", reason];

describe("an address from outside", () => {
  it.each([
    "https://files.example/a.png",
    "https://files.example:443/a.png?size=1",
    "https://1.1.1.1/",
    "https://[2606:4700::1111]/",
    // Where a name leads is seen when it is connected to.
    "https://localhost/",
  ])("may be %s", (address) => {
    expect(judged(address)).toBe("public");
  });

  it.each([
    ["is none", "files.example/a.png"],
    ["is none", "https://"],
    ["is none", "https://999.1.1.1/"],
    ["is not https", "http://files.example/"],
    ["is not https", "file:///etc/passwd"],
    ["is not https", "data:text/plain,hello"],
    ["is not https", "ftp://files.example/"],
    ["carries a name or a password", "https://me@files.example/"],
    ["carries a name or a password", "https://files.example:hush@evil.example/"],
    ["names a port of its own", "https://files.example:8443/"],
    ["names a port of its own", "https://127.0.0.1:22/"],
    ["is not public", "https://127.0.0.1/"],
    ["is not public", "https://127.1/"],
    ["is not public", "https://2130706433/"],
    ["is not public", "https://0x7f000001/"],
    ["is not public", "https://0177.0.0.1/"],
    ["is not public", "https://127.0.0.1./"],
    ["is not public", "https://①②⑦.⓪.⓪.①/"],
    ["is not public", "https://%31%32%37.0.0.1/"],
    ["is not public", "https://[::1]/"],
    ["is not public", "https://[::ffff:7f00:1]/"],
    ["is not public", "https://[::ffff:169.254.169.254]/"],
    ["is not public", "https://169.254.169.254/latest/meta-data/"],
    ["is not public", "https://0/"],
  ])("that %s is refused: %s", (reason, address) => {
    expect(judged(address)).toEqual(refused(reason));
  });

  it("may be the sandbox's, at its own port, where this instance talks to one", () => {
    expect(judged("http://127.0.0.1:4010/files/a.png")).toBe("sandbox");
    expect(judged("http://127.0.0.1:4011/")).toEqual(refused("is not https"));
    expect(judged("http://localhost:4010/")).toEqual(refused("is not https"));
    expect(judged("http://me@127.0.0.1:4010/")).toEqual(refused("carries a name or a password"));
    const elsewhere = { ...reach, sandbox: null };
    expect(judged("http://127.0.0.1:4010/", elsewhere)).toEqual(refused("is not https"));
    const remote = { ...reach, sandbox: new URL("http://10.0.0.1:4010") };
    expect(judged("http://10.0.0.1:4010/", remote)).toEqual(refused("is not https"));
  });
});
