import { createHmac } from "node:crypto";
import type { HmacSha256 } from "@/lib/core/realm";

/** HMAC-SHA256 by OpenSSL. */
export const opensslHmac: HmacSha256 = (key, prefix, bytes) => {
  const mac = createHmac("sha256", key);
  if (prefix !== "") mac.update(prefix);
  return mac.update(bytes).digest();
};
