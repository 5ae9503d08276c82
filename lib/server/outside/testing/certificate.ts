import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** A key and a certificate of its own for these subject names, made by the machine's OpenSSL. */
export const certificate = (
  names = "DNS:files.example,DNS:other.example",
): { readonly key: string; readonly cert: string } => {
  const folder = mkdtempSync(join(tmpdir(), "outside-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  spawnSync("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1".split(" "),
    ...["-subj", "/CN=files.example", "-addext", `subjectAltName=${names}`],
    ...["-keyout", key, "-out", cert],
  ]);
  const made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  rmSync(folder, { recursive: true });
  return made;
};
