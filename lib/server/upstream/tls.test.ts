import { X509Certificate } from "node:crypto";
import { createServer, type Server } from "node:https";
import tls, { type ConnectionOptions } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { certificate, hasOpenssl } from "@/lib/server/outside/testing/certificate";
import { createUpstream } from ".";
import { pinOf } from "./pin";

/** The whole way of a call, over real TLS: who may answer it, and who may not. */

const opened: Server[] = [];
const serving = async (names: string) => {
  const pair = certificate(names);
  const server = createServer(pair, (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  const { raw } = new X509Certificate(pair.cert);
  return { address: new URL(`https://127.0.0.1:${bound.port}`), ca: pair.cert, pin: pinOf(raw) };
};

const called = async (address: URL, pins: readonly string[] = []): Promise<unknown> => {
  const upstream = createUpstream({ name: "test", address, pins, log: () => undefined });
  try {
    const call = { operation: "read", method: "GET", path: "/", retries: 0 } as const;
    return (await upstream.call(call)).status;
  } catch (error) {
    return error instanceof Error ? error.cause : error;
  } finally {
    await upstream.close();
  }
};

/** As if this authority stood among the machine's own: all else is as the connection asks for it. */
const trusting = (ca: string): void => {
  const connect = tls.connect.bind(tls);
  vi.spyOn(tls, "connect").mockImplementation((options: unknown) => {
    const asked: ConnectionOptions = typeof options === "object" ? { ...options, ca } : { ca };
    return connect(asked);
  });
};

describe.skipIf(!hasOpenssl)("an upstream", () => {
  let right: Awaited<ReturnType<typeof serving>>;
  let otherName: Awaited<ReturnType<typeof serving>>;
  beforeAll(async () => {
    right = await serving("IP:127.0.0.1");
    otherName = await serving("DNS:files.example");
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  afterAll(() => {
    for (const server of opened) {
      server.closeAllConnections();
      server.close();
    }
  });

  it("whose certificate nobody vouches for is told nothing, not even with its key pinned", async () => {
    const refusal = { code: "DEPTH_ZERO_SELF_SIGNED_CERT" };
    expect(await called(right.address)).toMatchObject(refusal);
    expect(await called(right.address, [right.pin])).toMatchObject(refusal);
  });

  it("with a certificate that holds is called, and with another's name is not", async () => {
    trusting(right.ca);
    expect(await called(right.address)).toBe(200);
    vi.restoreAllMocks();
    trusting(otherName.ca);
    expect(await called(otherName.address)).toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });

  it("must present the pinned key where one is pinned", async () => {
    trusting(right.ca);
    expect(await called(right.address, [otherName.pin, right.pin])).toBe(200);
    expect(await called(right.address, [otherName.pin])).toMatchObject({ name: "WrongKeyError" });
  });
});
