import { runCase } from "@/lib/core/review/corpus/run";
import { cleanPicture } from "@/lib/server/files/picture";
import { typeByContent } from "@/lib/server/files/kind-of-content";
import { imageRequestSchema, webhookVerifier } from "@/lib/core/realm";
import { findPersonalData, visibleText } from "@/lib/core/text";
import { findWalletSecret } from "@/lib/core/text/wallet-secret";
import { parseSol } from "@/lib/core/money";
import { appendAudit } from "@/lib/server/audit";
import { verifyAudit } from "@/lib/server/audit/verify";
import { parseEnvironment } from "@/lib/server/env/parse";
import { parseAllowlist } from "@/lib/server/http/allowlist";
import { problem } from "@/lib/server/http/answers";
import { createChallenge, redeemChallenge } from "@/lib/server/identity/challenges";
import { isSignedBy } from "@/lib/server/identity/signature";
import { createLimiter } from "@/lib/server/limits/limiter";
import { logTo } from "@/lib/server/log";
import { fetchOutside } from "@/lib/server/outside";
import { createRealmClient } from "@/lib/server/realm";
import { createUpstream } from "@/lib/server/upstream";
import { accessToken } from "@/lib/server/upstream/authentication/access-token";
import { open, seal } from "@/lib/server/vault/envelope";
import { createCredentialSource } from "@/lib/server/vault/source";
import { createVault } from "@/lib/server/vault/vault";
import { redactBody } from "@/lib/server/webhooks/operate/redact";
import { eventStore } from "@/lib/server/webhooks/store/insert";

/** Whether the form for pictures, the same in the browser and on the server, takes a body. */
const takesPicture = (body: unknown): boolean => imageRequestSchema.safeParse(body).success;

/**
 * The parts of this very build that protect something, as the product uses them. The checks put them to
 * work; the tests put a broken one in the place of each and see its line turn red.
 */
export const parts = {
  accessToken,
  appendAudit,
  cleanPicture,
  createChallenge,
  createCredentialSource,
  createLimiter,
  createRealmClient,
  createUpstream,
  createVault,
  eventStore,
  fetchOutside,
  findPersonalData,
  findWalletSecret,
  isSignedBy,
  logTo,
  open,
  parseAllowlist,
  parseEnvironment,
  parseSol,
  problem,
  redactBody,
  redeemChallenge,
  runCase,
  seal,
  takesPicture,
  typeByContent,
  verifyAudit,
  visibleText,
  webhookVerifier,
} as const;

export type Parts = typeof parts;
