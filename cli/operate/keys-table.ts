import { visibleText } from "@/lib/core/text";
import type { CommandResult } from "@/lib/server/credentials";

type View = CommandResult["credentials"][number];

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

const dueWords = ({ state, due, dueAt }: View, now: Date): string => {
  if (state === "revoked") return "–";
  const days = Math.floor((Date.parse(dueAt) - now.getTime()) / DAY_MILLISECONDS);
  return due === "overdue"
    ? `${-days} days overdue`
    : `in ${days} days${due === "soon" ? " !" : ""}`;
};

const columns: readonly (readonly [title: string, cell: (view: View, now: Date) => string])[] = [
  ["ID", ({ id }) => id],
  ["OWNER", ({ owner }) => owner],
  ["LABEL", ({ label }) => label],
  ["KEY", ({ fingerprint }) => fingerprint],
  ["ACCOUNT", ({ account }) => (account === null ? "not asked yet" : visibleText(account))],
  ["FOR", ({ scopes }) => scopes.join("+")],
  ["STATE", ({ state }) => state],
  ["VERIFIED", ({ verifiedAt }) => verifiedAt?.slice(0, 10) ?? "no"],
  ["DUE", dueWords],
  ["CALLS", ({ calls, errors }) => `${calls} (${errors} failed)`],
  ["LAST USED", ({ lastUsedAt }) => lastUsedAt?.slice(0, 16).replace("T", " ") ?? "never"],
];

/** Lines of a table, columns aligned. */
export const keysTable = (views: readonly View[], now: Date): readonly string[] => {
  const rows = [
    columns.map(([title]) => title),
    ...views.map((view) => columns.map(([, cell]) => cell(view, now))),
  ];
  const widths = columns.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
};
