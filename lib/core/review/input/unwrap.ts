import * as z from "zod";

/** What is inside the wrapping: text in some encoding, numbers, or why there is neither. */
export type Unwrapped =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly numbers: readonly number[] }
  | { readonly kind: "problem"; readonly problem: "json" | "link" };

/** Wrappings within wrappings: a quoted link that holds an encoded data URL. Deeper is nonsense. */
const MOST_LAYERS = 6;

/** Marks that copying from a page brings along and nobody sees. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;
const QUOTES = /^(["'`“”‘’])(?<inside>[^]*)(["'`“”‘’])[,;]?$/u;
const DATA_URL = /^data:[^,]*,(?<inside>[^]*)$/u;
/** What consoles write before the bracket, the length included. */
const TYPED_ARRAY = /^(?:new )?Uint8Array[^[]*/u;
const ONLY_NUMBERS = /^[\s\d,[\]()]+$/u;
/** Our own share links, explorers' inspectors, and their pages of landed transactions. */
const PARAMETER = /[?#&](?:tx|transaction|message|signature)=(?<inside>[^&#]+)/u;
const LANDED_PATH = /\/(?:tx|transaction)\/(?<inside>[1-9A-HJ-NP-Za-km-z]{64,88})/u;

const insideOf = (pattern: RegExp, text: string): string | null =>
  pattern.exec(text)?.groups?.["inside"] ?? null;

/** Numbers with commas between them, as consoles and source code write bytes; brackets may be missing. */
const listIn = (text: string): readonly number[] | null => {
  const list = text.replace(TYPED_ARRAY, "");
  return ONLY_NUMBERS.test(list) && list.includes(",")
    ? (list.match(/\d+/gu) ?? []).map(Number)
    : null;
};

const percentDecoded = (text: string): string | null => {
  if (!/%[\da-f]{2}/iu.test(text)) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

const fields = ["transaction", "tx", "message", "signature", "data", "result"] as const;
const numbersSchema = z.array(z.number());

/** A string, a list of bytes, or either within the fields that APIs and RPC nodes answer with. */
const insideJson = (json: unknown): Unwrapped => {
  if (typeof json === "string") return { kind: "text", text: json };
  const numbers = numbersSchema.safeParse(json);
  if (numbers.success) return { kind: "list", numbers: numbers.data };
  // RPC nodes answer ["…", "base64"].
  if (Array.isArray(json)) return insideJson(json[0]);
  const object = z.record(z.string(), z.unknown()).safeParse(json);
  if (!object.success) return { kind: "problem", problem: "json" };
  // A Uint8Array through JSON.stringify: {"0": 1, "1": 2}.
  const values = numbersSchema.safeParse(Object.values(object.data));
  if (values.success && Object.hasOwn(object.data, "0"))
    return { kind: "list", numbers: values.data };
  const field = fields.find((name) => Object.hasOwn(object.data, name));
  return field === undefined
    ? { kind: "problem", problem: "json" }
    : insideJson(object.data[field]);
};

const parsed = (text: string): { json: unknown } | null => {
  try {
    const json: unknown = JSON.parse(text);
    return { json };
  } catch {
    return null;
  }
};

const peel = (text: string): string | null => {
  const own = insideOf(QUOTES, text) ?? insideOf(DATA_URL, text) ?? percentDecoded(text);
  if (own !== null) return own;
  if (/^(?:https?:\/\/|\/inspect|#)/u.test(text))
    return insideOf(PARAMETER, text) ?? insideOf(LANDED_PATH, text);
  return null;
};

/**
 * Takes off what people paste along: quotes, data URLs, links, percent-encoding, JSON. Text that is
 * wrapped in nothing is given back trimmed.
 */
export const unwrap = (pasted: string): Unwrapped => {
  let text = pasted.replace(INVISIBLE, "").trim();
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const numbers = listIn(text);
    if (numbers !== null) return { kind: "list", numbers };
    if (/^[{[]/u.test(text)) {
      const inside: Unwrapped = insideJson(parsed(text)?.json);
      if (inside.kind !== "text") return inside;
      text = inside.text.trim();
      continue;
    }
    const inside = peel(text);
    if (inside === null) break;
    text = inside.trim();
  }
  if (/^https?:\/\//u.test(text)) return { kind: "problem", problem: "link" };
  return { kind: "text", text };
};
