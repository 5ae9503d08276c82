import type { Rule } from "./rule";
import { addressPassword } from "./rules/address-password";
import { envFile } from "./rules/env-file";
import { namedSecret } from "./rules/named-secret";
import { pemPrivateKey } from "./rules/pem-private-key";
import { providerToken } from "./rules/provider-token";
import { realmCredential } from "./rules/realm-credential";
import { seedPhrase } from "./rules/seed-phrase";
import { solanaKeypair } from "./rules/solana-keypair";

/** What holds for any repository; a machine adds its own values. */
export const rules: readonly Rule[] = [
  addressPassword,
  envFile,
  namedSecret,
  pemPrivateKey,
  providerToken,
  realmCredential,
  seedPhrase,
  solanaKeypair,
];
