import { lighthouseSentences } from "./lighthouse";
import { loader2Sentences, loader4Sentences, upgradeableLoaderSentences } from "./loaders";
import {
  associatedTokenSentences,
  computeBudgetSentences,
  lookupTableSentences,
  memoSentences,
  precompileSentences,
} from "./native";
import type { Sentences } from "./sentences";
import { stakeSentences, voteSentences } from "./stake";
import { systemSentences } from "./system";
import { tokenSentences } from "./token";
import { tokenExtensionSentences } from "./token-extensions";

/** Every sentence, by the program's name in its table and then by the instruction's. */
export const sentences: ReadonlyMap<string, Sentences> = new Map([
  ["System", systemSentences],
  ["Token", tokenSentences],
  ["Token-2022", { ...tokenSentences, ...tokenExtensionSentences }],
  ["Associated Token", associatedTokenSentences],
  ["Compute Budget", computeBudgetSentences],
  ["Memo", memoSentences],
  ["Address Lookup Table", lookupTableSentences],
  ["Stake", stakeSentences],
  ["Vote", voteSentences],
  ["BPF Upgradeable Loader", upgradeableLoaderSentences],
  ["BPF Loader (deprecated)", loader2Sentences],
  ["BPF Loader 2", loader2Sentences],
  ["Loader v4", loader4Sentences],
  ["Lighthouse", lighthouseSentences],
  ["Ed25519 Signature Check", precompileSentences],
  ["Secp256k1 Signature Check", precompileSentences],
  ["Secp256r1 Signature Check", precompileSentences],
]);
