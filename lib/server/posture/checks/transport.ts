import type { Finding } from "@/lib/core/posture";
import { WrongKeyError } from "@/lib/server/upstream/pin";
import { attention, count, fail, holds, nameOf, pass, type Measure } from "../check";
import { endOf } from "../mirror";
import type { Probe } from "../probe/probe";

/** Days before a certificate ends at which somebody has to look. */
const CERTIFICATE_DAYS = 14;
const DAY_MILLISECONDS = 86_400_000;
const MODERN: ReadonlySet<string> = new Set(["TLSv1.2", "TLSv1.3"]);

/** What an upstream shows of itself to a connection that is made as calls are. */
const shownBy = async (
  url: URL,
  pins: readonly string[],
  { handshake, now }: Probe,
): Promise<Finding> => {
  try {
    const { protocol, validUntil } = await handshake(url, pins);
    const days = Math.floor((validUntil.getTime() - now().getTime()) / DAY_MILLISECONDS);
    const words = `${url.host} speaks ${protocol}; its verified certificate has ${count(days, "day")} left.`;
    if (!MODERN.has(protocol) || days < 0) return fail(words);
    return days < CERTIFICATE_DAYS ? attention(words) : pass(words);
  } catch (error) {
    return fail(`With ${url.host} there is no TLS connection to trust: ${nameOf(error)}.`);
  }
};

/** The hash of nobody's key. */
const NOBODYS_PIN = Buffer.alloc(32).toString("base64");

/** Whether certificates are looked at, and keys compared, on this way out: one that can't be right is refused. */
const refusesOthers = async (url: URL, { handshake }: Probe): Promise<Finding> => {
  const refusal = await handshake(url, [NOBODYS_PIN]).then(
    () => null,
    (error: unknown) => error,
  );
  return holds(
    refusal instanceof WrongKeyError,
    `${url.host} was refused for its key by a connection that is pinned to nobody's.`,
    refusal === null
      ? `A connection that is pinned to nobody's key took that of ${url.host}: certificates are not verified, or pins not compared.`
      : `A connection to ${url.host} that is pinned to nobody's key ended otherwise than by its key: ${nameOf(refusal)}.`,
  );
};

const transport: Measure = async (probe) => {
  const { parts, env } = probe;
  const { apiUrl, publicKeyPins } = env.realm;
  const all = [apiUrl, ...env.solana.rpcUrls];
  const plain = all.filter(({ protocol }) => protocol !== "https:");
  const secure = all.filter(({ protocol }) => protocol === "https:");
  const open = (): void => {
    const address = new URL("http://realm.example/v1");
    void parts.createUpstream({ name: "posture", address, log: () => undefined }).close();
  };
  let refused = false;
  try {
    open();
  } catch (error) {
    refused = error instanceof TypeError;
  }
  const findings = [
    holds(
      refused,
      "An upstream by plain HTTP on the network is refused before anything is sent.",
      "An upstream by plain HTTP on the network was accepted.",
    ),
    pass(
      publicKeyPins.length === 0
        ? "No public key is pinned: the certificate authorities decide."
        : `REALM may present ${count(publicKeyPins.length, "pinned public key")} and no other.`,
    ),
  ];
  if (plain.length > 0)
    findings.push(
      attention(
        `${plain.map(({ host }) => host).join(", ")}: plain HTTP to this machine, as the sandbox has it; there is no TLS to look at.`,
      ),
    );
  const shown = secure.map((url) => shownBy(url, url === apiUrl ? publicKeyPins : [], probe));
  const refusing = secure.slice(0, 1).map((url) => refusesOthers(url, probe));
  return [...findings, ...(await Promise.all([...shown, ...refusing]))];
};

/** What somebody would give as the address of a picture to reach what is not theirs. */
const TRAPS = [
  "http://example.com/",
  "https://127.0.0.1/",
  "https://2130706433/",
  "https://0177.0.0.1/",
  "https://0x7f.1/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[64:ff9b::7f00:1]/",
  "https://localhost/",
  "https://10.0.0.1/",
  "https://100.64.0.1/",
  "https://169.254.169.254/latest/meta-data/",
  "https://[fd00:ec2::254]/",
  "https://0.0.0.0/",
  "https://user:password@example.com/",
  "https://example.com:8443/",
  "file:///etc/passwd",
] as const;

const guardedFetch: Measure = async ({ parts }) => {
  const ends = await Promise.all(
    TRAPS.map((url) => endOf(parts.fetchOutside({ url, types: ["text/plain"], bytes: 1_000 }))),
  );
  const through = TRAPS.filter((_, index) => ends[index] !== "OUTSIDE_ADDRESS_REFUSED");
  return [
    holds(
      through.length === 0,
      `${TRAPS.length} of ${TRAPS.length} addresses refused: loopback in decimal, octal, hex and IPv6-mapped, private, shared, the cloud's metadata, plain HTTP, with a password, with a port.`,
      `Not refused: ${through.join(", ")}.`,
    ),
  ];
};

export const transportChecks = {
  "transport-security": transport,
  "guarded-fetch": guardedFetch,
} as const satisfies Readonly<Record<string, Measure>>;
