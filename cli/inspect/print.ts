import { ruleTable, verdictWords, type Movement, type Review } from "@/lib/core/review";
import { formatSol } from "@/lib/core/money";

const amount = ({ mint, amount: units, decimals }: Movement): string => {
  if (mint === "SOL") return `${formatSol(units)} SOL`;
  const digits = units.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return `${decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole} of ${mint}`;
};

const movement = (item: Movement, way: "to" | "from"): string => {
  const names = [item.role, item.label].filter((name) => name !== null).map((name) => ` (${name})`);
  return `  ${amount(item)}${item.counterparty ? ` ${way} ${item.counterparty}` : ""}${names.join("")}`;
};

const outcome = ({ outcome: effects }: Review): string[] => {
  if (effects === null) return ["Effects: unknown"];
  const { pays, receives, networkFee, rent } = effects;
  return [
    "You pay",
    ...(pays.length > 0 ? pays.map((item) => movement(item, "to")) : ["  nothing"]),
    "You receive",
    ...(receives.length > 0 ? receives.map((item) => movement(item, "from")) : ["  nothing"]),
    `Network fee  ${formatSol(networkFee)} SOL`,
    `Deposits     ${formatSol(rent)} SOL`,
  ];
};

const findings = (review: Review): string[] =>
  review.findings.flatMap(({ rule, severity, message, instruction }) => [
    `  ${severity === "block" ? "✗" : "!"} ${rule}  ${message}${instruction === null ? "" : ` [instruction ${instruction + 1}]`}`,
    `      ${ruleTable[rule].why}`,
  ]);

const instructions = (review: Review): string[] =>
  review.instructions.flatMap((instruction) => [
    `  ${instruction.index + 1}. ${instruction.programName}: ${instruction.name}  (${instruction.program})`,
    ...instruction.accounts.map(({ name, address, signer, writable }) => {
      const rights = [signer ? "signs" : "", writable ? "writable" : ""].filter(
        (word) => word !== "",
      );
      return `       ${name}: ${address}${rights.length > 0 ? `  ${rights.join(", ")}` : ""}`;
    }),
    ...Object.entries(instruction.args).map(([name, value]) => `       ${name} = ${value}`),
  ]);

/** The review as text for a terminal: verdict and outcome first, detail last. */
export const printReview = (review: Review): string =>
  [
    verdictWords[review.verdict],
    "",
    ...outcome(review),
    ...(review.findings.length > 0 ? ["", "Findings", ...findings(review)] : []),
    "",
    "Instructions",
    ...instructions(review),
    "",
    "Signers",
    ...review.signers.map(
      ({ address, signed }) => `  ${address}  ${signed ? "signed" : "not signed"}`,
    ),
    ...(review.skipped.length > 0
      ? ["", "Not checked", ...review.skipped.map(({ rule, reason }) => `  ${rule}  ${reason}`)]
      : []),
    "",
    `Message ${review.messageVersion ?? "unreadable"}, hash ${review.messageHash ?? "none"}`,
  ].join("\n");
