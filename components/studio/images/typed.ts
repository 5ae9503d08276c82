import * as z from "zod";
import { imageChangeSchema, imageRequestSchema } from "@/lib/core/realm";

/** What the forms of pictures hold while they are filled in: text only. */
const common = {
  modelId: z.string(),
  prompt: z.string(),
  negativePrompt: z.string(),
  guidanceScale: z.string(),
  numOutputs: z.string(),
};
export const generateTyped = z.object({ ...common, width: z.string(), height: z.string() });
export type GenerateTyped = z.infer<typeof generateTyped>;
export const modifyTyped = z.object({ ...common, strength: z.string() });
type ModifyTyped = z.infer<typeof modifyTyped>;

/** What is remembered of each is found by these. */
export const formNames = { generate: "new-picture", modify: "change-picture" } as const;

/** A number as it is typed; an empty field leaves it to REALM. */
const numberIn = <Value extends number>(inner: z.ZodType<Value, number>) =>
  z
    .string()
    .trim()
    .transform((text, context): Value | undefined => {
      if (text === "") return undefined;
      const parsed = inner.safeParse(/^[\d.]{1,8}$/u.test(text) ? Number(text) : NaN);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      const bound = issue?.code === "too_small" ? issue.minimum : undefined;
      const top = issue?.code === "too_big" ? issue.maximum : undefined;
      const message =
        (bound !== undefined && `At least ${bound}.`) ||
        (top !== undefined && `At most ${top}.`) ||
        "A number, such as 7 or 7.5.";
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });

const {
  prompt,
  negativePrompt: negative,
  guidanceScale,
  numOutputs,
  width,
} = imageRequestSchema.shape;

const fields = {
  modelId: z.string().min(1, "Choose a model."),
  prompt: z.string().trim().min(1, "Say what the picture shows.").pipe(prompt),
  negativePrompt: z
    .string()
    .transform((text) => (text.trim() === "" ? undefined : text))
    .pipe(negative),
  guidanceScale: numberIn(guidanceScale.unwrap()),
  numOutputs: numberIn(numOutputs.unwrap()),
};

/** What is typed, within the bounds of what is sent. */
export const generateForm = z.object({
  ...fields,
  width: numberIn(width.unwrap()),
  height: numberIn(width.unwrap()),
});
export const modifyForm = z.object({
  ...fields,
  strength: numberIn(imageChangeSchema.shape.strength.unwrap()),
});

const start = { prompt: "", negativePrompt: "", guidanceScale: "", numOutputs: "1" } as const;
export const generateStart = { ...start, width: "1024", height: "1024" } as const;
export const modifyStart = { ...start, strength: "0.75" } as const;

const textOf = (parameters: Readonly<Record<string, unknown>>, name: string): string => {
  const value = parameters[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

type Parameters = Readonly<Record<string, unknown>>;

const commonFrom = (modelId: string | null, parameters: Parameters) => ({
  modelId: modelId ?? "",
  prompt: textOf(parameters, "prompt"),
  negativePrompt: textOf(parameters, "negativePrompt"),
  guidanceScale: textOf(parameters, "guidanceScale"),
  numOutputs: textOf(parameters, "numOutputs") || "1",
});

/** A form filled with what a picture was made of. */
export const typedFrom = (modelId: string | null, parameters: Parameters): GenerateTyped => ({
  ...commonFrom(modelId, parameters),
  width: textOf(parameters, "width"),
  height: textOf(parameters, "height"),
});

/** A form filled with what a picture was changed by. */
export const changeFrom = (modelId: string | null, parameters: Parameters): ModifyTyped => ({
  ...commonFrom(modelId, parameters),
  strength: textOf(parameters, "strength"),
});
