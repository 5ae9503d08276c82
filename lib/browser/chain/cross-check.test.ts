import { afterEach, describe, expect, it, vi } from "vitest";
import { crossCheckReader } from "./cross-check";

const DIRECT = "https://rpc.two.example";
const GENESIS = "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d";

const answer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json" },
  });

const asked = (respond: (url: string) => Promise<Response>): string[] => {
  const urls: string[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation((input) => {
    const url = input instanceof Request ? input.url : String(input);
    urls.push(url);
    return respond(url);
  });
  return urls;
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the second endpoint", () => {
  it("is asked at its own address, without cookies and without saying where from", async () => {
    const urls = asked(() => Promise.resolve(answer({ jsonrpc: "2.0", id: 1, result: GENESIS })));
    expect(await crossCheckReader({ direct: DIRECT }).genesisHash()).toBe(GENESIS);
    expect(urls).toEqual([DIRECT]);
    const [, options] = vi.mocked(fetch).mock.calls[0] ?? [];
    expect(options).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer" });
  });

  it("is asked through our server from then on where a page may not ask it", async () => {
    const urls = asked((url) =>
      url === DIRECT
        ? Promise.reject(new TypeError("Failed to fetch"))
        : Promise.resolve(answer({ jsonrpc: "2.0", id: 1, result: GENESIS })),
    );
    const reader = crossCheckReader({ direct: DIRECT });
    expect(await reader.genesisHash()).toBe(GENESIS);
    await reader.genesisHash();
    expect(urls).toEqual([DIRECT, "/api/rpc/second", "/api/rpc/second"]);
  });

  it("is asked through our server where its address is not for browsers", async () => {
    const urls = asked(() => Promise.resolve(answer({ jsonrpc: "2.0", id: 1, result: GENESIS })));
    await crossCheckReader({ direct: null }).genesisHash();
    expect(urls).toEqual(["/api/rpc/second"]);
  });

  it.each([
    ["an error", { jsonrpc: "2.0", id: 1, error: { code: -32005, message: "behind" } }, 200],
    ["a refusal", {}, 429],
    ["something else", [], 200],
  ])("gave no answer when it says %s: our server is not taken for it", async (_, body, status) => {
    const urls = asked(() => Promise.resolve(answer(body, status)));
    await expect(crossCheckReader({ direct: DIRECT }).genesisHash()).rejects.toThrow();
    expect(urls).toEqual([DIRECT]);
  });
});
