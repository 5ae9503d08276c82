import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { X509Certificate } from "node:crypto";
import type { PeerCertificate } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityCheck, pinOf } from "./pin";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** A certificate of its own for api.example, made by the machine's OpenSSL. */
const certificateIn = (folder: string, name: string): Uint8Array => {
  const file = join(folder, `${name}.pem`);
  spawnSync("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1".split(" "),
    ..."-subj /CN=api.example -addext subjectAltName=DNS:api.example -keyout /dev/null".split(" "),
    "-out",
    file,
  ]);
  return new X509Certificate(readFileSync(file)).raw;
};

/** What `tls` hands to the check, as far as it looks at it. */
const presented = (raw: Uint8Array): PeerCertificate =>
  Object.assign(new X509Certificate(raw).toLegacyObject(), { raw: Buffer.from(raw) });

describe.skipIf(!hasOpenssl)("who answers", () => {
  let folder: string;
  let ours: Uint8Array;
  let other: Uint8Array;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "pin-"));
    ours = certificateIn(folder, "ours");
    other = certificateIn(folder, "other");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("may present any verified key where none is pinned", () => {
    expect(identityCheck([])("api.example", presented(other))).toBeUndefined();
  });

  it("must present one of the pinned keys", () => {
    const check = identityCheck(["A".repeat(43) + "=", pinOf(ours)]);
    expect(check("api.example", presented(ours))).toBeUndefined();
    expect(check("api.example", presented(other))?.message).toContain("another public key");
  });

  it("must have the right name, whatever its key", () => {
    expect(identityCheck([pinOf(ours)])("evil.example", presented(ours))).toBeInstanceOf(Error);
  });

  it("is pinned as OpenSSL computes it", () => {
    const pem = new X509Certificate(ours).publicKey.export({ type: "spki", format: "pem" });
    const der = spawnSync("openssl", ["pkey", "-pubin", "-outform", "der"], { input: pem }).stdout;
    const digest = spawnSync("openssl", ["dgst", "-sha256", "-binary"], { input: der }).stdout;
    expect(pinOf(ours)).toBe(digest.toString("base64"));
  });
});
