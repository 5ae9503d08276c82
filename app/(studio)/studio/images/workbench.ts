import type { Workbench } from "@/components/studio/images";
import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { licencesOf } from "@/lib/server/licences";
import { allModels } from "@/lib/server/models";

type Asked<Value> = Value | CodedError;

const asked = async <Value>(question: Promise<Value>): Promise<Asked<Value>> => {
  try {
    return await question;
  } catch (error) {
    if (error instanceof CodedError && error.code !== "INTERNAL") return error;
    throw error;
  }
};

/** What a wallet can make pictures with; null where it has neither an account at REALM nor a licence. */
export const workbenchOf = async (wallet: Address): Promise<Workbench | null> => {
  const [own, licences] = await Promise.all([
    asked(allModels(wallet, "active")),
    asked(licencesOf(wallet)),
  ]);
  const isUnconnected = own instanceof CodedError && own.code === "CREDENTIAL_REQUIRED";
  const mine = own instanceof CodedError ? [] : own;
  const theirs = licences instanceof CodedError ? [] : licences.models;
  const licensed = theirs.filter(({ modelId }) => mine.every((one) => one.modelId !== modelId));
  if (isUnconnected && licensed.length === 0 && !(licences instanceof CodedError)) return null;
  const gaps = [
    ...(own instanceof CodedError && !isUnconnected ? [`Your models: ${own.sentence}`] : []),
    ...(licences instanceof CodedError ? [`Your licences: ${licences.sentence}`] : []),
  ];
  return {
    models: [
      ...mine.map(({ modelId, name }) => ({ modelId, name, by: "own" as const })),
      ...licensed.map(({ modelId, name }) => ({ modelId, name, by: "licence" as const })),
    ],
    quota: licences instanceof CodedError || licensed.length === 0 ? null : licences.quota,
    gap: gaps.length === 0 ? null : gaps.join(" "),
  };
};
