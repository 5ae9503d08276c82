import { parseSignInMessage } from "@solana/wallet-standard-util";
import { describe, expect, it } from "vitest";
import { foreignParts, signInMessage } from "./sign-in";

const origin = "http://127.0.0.1:3000";
const address = "8iPQ3731Tb7NvJ3SgsRnPrELAqsqWXVBZPtAedRmzwfs";
const text = (...parameters: Parameters<typeof signInMessage>): string =>
  new TextDecoder().decode(signInMessage(...parameters));

describe("the sign-in message", () => {
  it("fills in the site's own host and the account, and nothing else", () => {
    expect(text({}, origin, address)).toBe(
      `127.0.0.1:3000 wants you to sign in with your Solana account:\n${address}`,
    );
  });

  it("has every field the site gave, in the order of the specification", () => {
    const message = text(
      {
        statement: "Sign in to Countersign.",
        uri: origin,
        version: "1",
        chainId: "solana:localnet",
        nonce: "abcdef123456",
        issuedAt: "2026-11-21T22:20:00.000Z",
        expirationTime: "2026-11-21T22:25:00.000Z",
        resources: ["https://example.com/terms"],
      },
      origin,
      address,
    );
    expect(message.split("\n").slice(2)).toEqual([
      "",
      "Sign in to Countersign.",
      "",
      "URI: http://127.0.0.1:3000",
      "Version: 1",
      "Chain ID: solana:localnet",
      "Nonce: abcdef123456",
      "Issued At: 2026-11-21T22:20:00.000Z",
      "Expiration Time: 2026-11-21T22:25:00.000Z",
      "Resources:",
      "- https://example.com/terms",
    ]);
  });

  it("keeps a domain the site gave, so that the person sees it", () => {
    const message = signInMessage({ domain: "other.example" }, origin, address);
    expect(parseSignInMessage(message)?.domain).toBe("other.example");
  });
});

describe("parts of another site", () => {
  it.each([
    [{}, []],
    [{ domain: "127.0.0.1:3000", uri: "http://127.0.0.1:3000/library" }, []],
    [{ domain: "127.0.0.1" }, ["127.0.0.1"]],
    [{ domain: "127.0.0.1:3001" }, ["127.0.0.1:3001"]],
    [{ uri: "https://127.0.0.1:3000" }, ["https://127.0.0.1:3000"]],
    [{ uri: "not a uri" }, ["not a uri"]],
    [{ domain: "a.example", uri: "https://a.example" }, ["a.example", "https://a.example"]],
  ])("of %j are %j", (input, expected) => {
    expect(foreignParts(input, origin)).toEqual(expected);
  });
});
