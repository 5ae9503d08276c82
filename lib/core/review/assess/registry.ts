import { unknownInstruction } from "./rules/msg-02";
import { walletSigns } from "./rules/msg-03";
import { feePayerKnown } from "./rules/msg-04";
import { othersSigned } from "./rules/msg-05";
import { signaturesValid } from "./rules/msg-06";
import { durableNonce } from "./rules/msg-07";
import { blockhashAlive } from "./rules/msg-08";
import { rightCluster } from "./rules/msg-09";
import { tablesRead } from "./rules/msg-10";
import { tablesFinished } from "./rules/msg-11";
import { batchReadable } from "./rules/msg-12";
import { intentsAgree } from "./rules/intent-01";
import { totalAgreed } from "./rules/pay-01";
import { recipientsAgreed } from "./rules/pay-02";
import { amountsAgreed } from "./rules/pay-03";
import { tokensStay } from "./rules/pay-04";
import { feeWithinCap } from "./rules/pay-05";
import { depositsAreOwn } from "./rules/pay-06";
import { enoughSol } from "./rules/pay-07";
import { noLookAlikes } from "./rules/pay-08";
import { promiseArrives } from "./rules/get-01";
import { mintIsPlain } from "./rules/get-02";
import { mintAuthorities } from "./rules/get-03";
import { somethingIsPromised } from "./rules/get-04";
import { accountStaysYours } from "./rules/auth-01";
import { authorityStays } from "./rules/auth-02";
import { noDelegates } from "./rules/auth-03";
import { accountsStayOpen } from "./rules/auth-04";
import { nothingBurned } from "./rules/auth-05";
import { controlStays } from "./rules/auth-06";
import { signatureStays } from "./rules/auth-07";
import { accountsStayOut } from "./rules/auth-08";
import { programsKnown } from "./rules/auth-09";
import { nothingElse } from "./rules/auth-10";
import { accountsStayFree } from "./rules/auth-11";
import { simulationSucceeds } from "./rules/sim-01";
import { clusterAnswers } from "./rules/sim-02";
import { effectsAsStated } from "./rules/sim-03";
import { controlAsBefore } from "./rules/sim-04";
import { endpointsAgree } from "./rules/sim-05";
import { innerCallsKnown } from "./rules/sim-06";
import { memoReadable } from "./rules/memo-01";
import { memoNamesThis } from "./rules/memo-02";
import type { RuleId } from "../rule-ids";
import type { Rule } from "./rule";

const register = (rules: readonly Rule[]): readonly Rule[] => {
  const ids = new Set<RuleId>();
  for (const { id } of rules) {
    if (ids.has(id)) throw new TypeError(`${id} is registered twice`);
    ids.add(id);
  }
  return rules;
};

/**
 * Every rule that is asked about a transaction before it is signed, the static ones first. MSG-01 is
 * the decoder's own finding; POST and CHAIN rules belong to compare/.
 */
export const rules = register([
  unknownInstruction,
  walletSigns,
  feePayerKnown,
  othersSigned,
  signaturesValid,
  durableNonce,
  blockhashAlive,
  rightCluster,
  tablesRead,
  tablesFinished,
  batchReadable,
  intentsAgree,
  totalAgreed,
  recipientsAgreed,
  amountsAgreed,
  tokensStay,
  feeWithinCap,
  depositsAreOwn,
  enoughSol,
  noLookAlikes,
  promiseArrives,
  mintIsPlain,
  mintAuthorities,
  somethingIsPromised,
  accountStaysYours,
  authorityStays,
  noDelegates,
  accountsStayOpen,
  nothingBurned,
  controlStays,
  signatureStays,
  accountsStayOut,
  programsKnown,
  nothingElse,
  accountsStayFree,
  simulationSucceeds,
  clusterAnswers,
  effectsAsStated,
  controlAsBefore,
  endpointsAgree,
  innerCallsKnown,
  memoReadable,
  memoNamesThis,
]);
