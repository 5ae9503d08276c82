import {
  addCredentialSchema,
  PLATFORM_OWNER,
  usualScopes,
  type AddCredential,
} from "@/lib/core/operator/credentials";

/** A credential while it is typed. */
export interface CredentialDraft {
  readonly owner: string;
  readonly label: string;
  /** Null until somebody chooses: then what is usual for its owner. */
  readonly scopes: readonly string[] | null;
  readonly apiKey: string;
  readonly apiSecret: string;
}

export const emptyDraft: CredentialDraft = {
  owner: PLATFORM_OWNER,
  label: "",
  scopes: null,
  apiKey: "",
  apiSecret: "",
};

/** What it may be used for as it stands. */
export const scopesOf = ({ scopes, owner }: CredentialDraft): readonly string[] =>
  scopes ?? usualScopes(owner);

export type DraftProblems = Partial<Readonly<Record<keyof CredentialDraft, string>>>;

const schema = addCredentialSchema.omit({ blind: true });

const wordsOf = (field: keyof CredentialDraft, message: string): string =>
  field === "owner" ? "Write platform, or the whole address of a wallet." : message;

/** What was typed as it can be sent, or null; and what is wrong with the fields that are filled in. */
export const readDraft = (
  draft: CredentialDraft,
): {
  readonly credential: Omit<AddCredential, "blind"> | null;
  readonly problems: DraftProblems;
} => {
  const parsed = schema.safeParse({ ...draft, scopes: scopesOf(draft) });
  if (parsed.success) return { credential: parsed.data, problems: {} };
  const problems: Partial<Record<keyof CredentialDraft, string>> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = fields.find((name) => name === path[0]);
    // What is still empty is no mistake yet.
    if (field && (field === "scopes" || draft[field] !== ""))
      problems[field] ??= wordsOf(field, message);
  }
  return { credential: null, problems };
};

const fields = ["owner", "label", "scopes", "apiKey", "apiSecret"] as const;
