import { contentSecurityPolicy, type PolicyOptions } from "./content-security-policy";

type Header = readonly [name: string, value: string];

/** Two years, as the preload list asks; subdomains are the operator's to decide. */
const HSTS: Header = ["strict-transport-security", "max-age=63072000"];

/** Nothing of the device is needed; a script that slips in shall not have it either. */
const PERMISSIONS =
  "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

const everywhere: readonly Header[] = [
  ["referrer-policy", "strict-origin-when-cross-origin"],
  ["permissions-policy", PERMISSIONS],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  // Wallets that open a window of their own answer through their opener.
  ["cross-origin-opener-policy", "same-origin-allow-popups"],
  ["cross-origin-resource-policy", "same-origin"],
];

export interface SecurityOptions extends PolicyOptions {
  readonly https: boolean;
}

/** Every page's security headers (seed W8). */
export const securityHeaders = (options: SecurityOptions): readonly Header[] => [
  ["content-security-policy", contentSecurityPolicy(options)],
  // Reported only: the framework's runtime writes to sinks that enforcement would break.
  ["content-security-policy-report-only", "require-trusted-types-for 'script'"],
  ...(options.https ? [HSTS] : []),
  ...everywhere,
];

const overHttp: readonly Header[] = [
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
  ...everywhere,
];
const overHttps: readonly Header[] = [...overHttp, HSTS];

/** Every API answer's: data, on which nothing is ever run, loaded or framed. */
export const apiSecurityHeaders = ({ https }: Pick<SecurityOptions, "https">): readonly Header[] =>
  https ? overHttps : overHttp;
