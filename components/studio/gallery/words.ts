import { jobTitle, type ResultView } from "@/lib/core/job";

const names: Readonly<Record<string, string>> = {
  width: "Width",
  height: "Height",
  guidanceScale: "Guidance",
  numOutputs: "Pictures asked for",
  strength: "Strength",
  animationType: "Movement",
  durationSeconds: "Duration",
  fps: "Frames per second",
  motionStrength: "Strength of movement",
  enhanceQuality: "Sharpened",
  detectMultipleFaces: "Every face",
  steps: "Steps",
  learningRate: "Learning rate",
};

const units: Readonly<Record<string, string>> = {
  width: " px",
  height: " px",
  durationSeconds: " s",
};

const valueOf = (name: string, value: unknown): string | null => {
  if (typeof value === "number") return `${value}${units[name] ?? ""}`;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "string" ? value.replaceAll("_", " ") : null;
};

interface Named {
  readonly name: string;
  readonly value: string;
}

/** The parameters people know by name, in a fixed order; prompts and files are shown elsewhere. */
export const namedParameters = (parameters: Readonly<Record<string, unknown>>): readonly Named[] =>
  Object.entries(names).flatMap(([key, name]) => {
    const value = valueOf(key, parameters[key]);
    return value === null ? [] : [{ name, value }];
  });

/** A text among the parameters, such as the prompt; null where there is none. */
export const textParameter = (
  parameters: Readonly<Record<string, unknown>>,
  name: string,
): string | null => {
  const value = parameters[name];
  return typeof value === "string" && value !== "" ? value : null;
};

/** What a result is called: its prompt, or what it is. */
export const titleOf = ({
  parameters,
  jobKind,
}: Pick<ResultView, "parameters" | "jobKind">): string => jobTitle(jobKind, parameters);
