import * as z from "zod";
import { newModelSchema } from "../realm";
import type { ModelView } from "./wire";

/** What the forms hold while they are filled in: text only, tags in one line. */
const typedShape = { name: z.string(), description: z.string(), tags: z.string() };
export const newModelTyped = z.object({ ...typedShape, baseModel: z.string() });
export const modelChangeTyped = z.object(typedShape);

/** Comma-separated; the same tag twice is one. */
const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

const { name, description, baseModel, tags } = newModelSchema.shape;

/** One line becomes tags; what is wrong with any of them is said of the line. */
const tagLine = z.string().transform((text, context) => {
  const parsed = tags.safeParse(tagsIn(text));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: parsed.error.issues[0]?.message ?? "Not tags." });
  return z.NEVER;
});

/** What is typed, as REALM's own schema takes it. */
export const newModelForm = z.object({
  name,
  description,
  baseModel: z.string().trim().pipe(baseModel),
  tags: tagLine,
});

/** The same for a model that is there: its base stays. */
export const modelChangeForm = z.object({ name, description, tags: tagLine });

/** How a model's words stand in its form. */
export const typedOf = ({ name: called, description: told, tags: all }: ModelView) => ({
  name: called,
  description: told,
  tags: all.join(", "),
});

/** REALM's documentation names one. */
export const DEFAULT_BASE_MODEL = "realm-base-v2.1";
