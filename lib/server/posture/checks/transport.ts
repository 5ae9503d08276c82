import { attention, count, fail, holds, pass, type Measure } from "../check";
import { endOf } from "../mirror";

/** Days before a certificate ends at which somebody has to look. */
const CERTIFICATE_DAYS = 14;
const DAY_MILLISECONDS = 86_400_000;
const MODERN: ReadonlySet<string> = new Set(["TLSv1.2", "TLSv1.3"]);

const transport: Measure = async ({ parts, env, handshake, now }) => {
  const { apiUrl, publicKeyPins } = env.realm;
  const plain = [apiUrl, ...env.solana.rpcUrls].filter(({ protocol }) => protocol !== "https:");
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
  if (apiUrl.protocol !== "https:") return findings;
  const { protocol, validUntil } = await handshake(apiUrl);
  const days = Math.floor((validUntil.getTime() - now().getTime()) / DAY_MILLISECONDS);
  const words = `${apiUrl.host} speaks ${protocol}; its verified certificate has ${count(days, "day")} left.`;
  if (!MODERN.has(protocol) || days < 0) return [...findings, fail(words)];
  return [...findings, days < CERTIFICATE_DAYS ? attention(words) : pass(words)];
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
