import { format, resolveConfig } from "prettier";
import { intentToJson, type AnyIntent } from "@/lib/core/intent";
import type { CorpusFile, Landed, RecordedCluster } from "@/lib/core/review/corpus/schema";
import type { AccountState } from "@/lib/core/review/resolve/cluster-reader";
import { ruleIds } from "@/lib/core/review/rule-ids";
import { toBase64, type Address } from "@/lib/core/solana";
import type { Definition, FindingText, Scene, StatedOutcome } from "./definition";
import { recordCluster } from "./recording";
import { NOW, openStage } from "./stage";
import { homeOf } from "./tokens";

type ClusterFile = CorpusFile["cluster"];
type AccountsFile = NonNullable<ClusterFile["accounts"]>;

const accountsToFile = (accounts: ReadonlyMap<Address, AccountState | null>): AccountsFile =>
  Object.fromEntries(
    [...accounts].map(([address, state]) => [
      address,
      state && {
        lamports: state.lamports.toString(),
        owner: state.owner,
        data: toBase64(state.data),
        executable: state.executable,
      },
    ]),
  );

const clusterToFile = (recorded: RecordedCluster): ClusterFile => ({
  ...recorded,
  accounts: recorded.accounts && accountsToFile(recorded.accounts),
  simulation: recorded.simulation && {
    ...recorded.simulation,
    unitsConsumed: recorded.simulation.unitsConsumed.toString(),
    accounts: accountsToFile(recorded.simulation.accounts),
  },
});

const findingToFile = (text: FindingText): CorpusFile["expected"]["findings"][number] => {
  const rule = ruleIds.find((id) => text.startsWith(`${id} `));
  if (rule === undefined) throw new TypeError(`${text} names no rule`);
  return { rule, severity: text.endsWith(" block") ? "block" : "warn" };
};

const landedToFile = ({ transaction, meta }: Landed): NonNullable<CorpusFile["landed"]> => {
  const amounts = (list: readonly bigint[]) => list.map(String);
  const tokens = (list: Landed["meta"]["preTokenBalances"]) =>
    list.map((balance) => ({ ...balance, amount: balance.amount.toString() }));
  return {
    transaction: toBase64(transaction),
    meta: {
      ...meta,
      fee: meta.fee.toString(),
      preBalances: amounts(meta.preBalances),
      postBalances: amounts(meta.postBalances),
      preTokenBalances: tokens(meta.preTokenBalances),
      postTokenBalances: tokens(meta.postTokenBalances),
    },
  };
};

const outcomeToFile = ({ pays, receives, networkFee, rent }: StatedOutcome) => {
  const movements = (list: StatedOutcome["pays"]) =>
    list.map(({ mint, amount, counterparty }) => ({
      mint,
      amount: amount.toString(),
      counterparty,
    }));
  return {
    pays: movements(pays),
    receives: movements(receives),
    networkFee: networkFee.toString(),
    rent: rent.toString(),
  };
};

const verdictFor = (finds: readonly FindingText[]): "ok" | "warn" | "block" => {
  if (finds.some((text) => text.endsWith(" block"))) return "block";
  return finds.length > 0 ? "warn" : "ok";
};

const intentToFile = (intent: AnyIntent) =>
  intent.kind === "free" ? intent : intentToJson(intent);

const toFile = (
  definition: Definition,
  scene: Scene,
  honest: RecordedCluster,
  landed: Landed | undefined,
  operator: Address,
): CorpusFile => ({
  description: definition.about,
  transaction: toBase64(scene.transaction),
  ...(scene.reviewed ? { reviewed: toBase64(scene.reviewed) } : {}),
  ...(landed ? { landed: landedToFile(landed) } : {}),
  intent: intentToFile(scene.intent),
  ...(scene.counterpart ? { counterpart: intentToJson(scene.counterpart) } : {}),
  ...(scene.sponsors ? { sponsors: [...scene.sponsors] } : {}),
  authorities: [...(scene.authorities ?? [operator])],
  now: scene.now ?? NOW,
  cluster: clusterToFile(scene.answers ? scene.answers(honest) : honest),
  ...(scene.second ? { second: clusterToFile(scene.second(honest)) } : {}),
  expected: {
    verdict: verdictFor(definition.finds),
    findings: definition.finds.map(findingToFile),
    ...(scene.outcome ? { outcome: outcomeToFile(scene.outcome) } : {}),
  },
});

/** Plays a case on a fresh stage and gives the text of its file. The same text every time. */
export const recordCase = async (name: string, definition: Definition): Promise<string> => {
  const stage = await openStage(name);
  const scene = await definition.scene(stage);
  const { intent } = scene;
  const promised = intent.kind === "free" ? [] : intent.receive.map(({ mint }) => mint);
  const homes = await Promise.all(
    promised.map((mint) =>
      homeOf(intent.wallet ?? stage.buyer.address, { ...stage.licence, mint }),
    ),
  );
  const extra = [intent.wallet ?? stage.buyer.address, ...promised, ...homes];
  const honest = recordCluster(stage.ledger, scene.transaction, extra);
  const landed = await scene.landing?.();
  const file = toFile(definition, scene, honest, landed, stage.escrow.address);
  const config = await resolveConfig(import.meta.filename);
  return format(JSON.stringify(file), { ...config, parser: "json" });
};
