"use client";

import { CheckField, TextField } from "@/components/ui/form";
import { credentialScopes } from "@/lib/core/operator/credentials";
import { scopesOf, type CredentialDraft, type DraftProblems } from "./draft";

const scopeWords: Readonly<Record<(typeof credentialScopes)[number], string>> = {
  browse: "Browse: reading the market",
  market: "Market: buying, listing, the profile",
  studio: "Studio: models, training, pictures, videos",
};

interface AddFieldsProps {
  readonly draft: CredentialDraft;
  readonly problems: DraftProblems;
  readonly onChange: (draft: CredentialDraft) => void;
}

/** The fields of a new credential. Key and secret are masked, and kept in no draft and no history. */
export function AddFields({ draft, problems, onChange }: AddFieldsProps) {
  const field = (name: Exclude<keyof CredentialDraft, "scopes">) => ({
    name,
    value: draft[name],
    problem: problems[name],
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => {
      onChange({ ...draft, [name]: event.target.value });
    },
  });
  return (
    <div className="grid gap-4">
      <TextField
        label="Label"
        hint="By which you know it, such as “March 2027”."
        {...field("label")}
      />
      <TextField
        label="Owner"
        hint="“platform”, or the wallet of the creator whose account it is."
        {...field("owner")}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">May be used for</legend>
        {credentialScopes.map((scope) => (
          <CheckField
            key={scope}
            label={scopeWords[scope]}
            checked={scopesOf(draft).includes(scope)}
            onChange={({ target }) => {
              const others = scopesOf(draft).filter((one) => one !== scope);
              onChange({ ...draft, scopes: target.checked ? [...others, scope] : others });
            }}
          />
        ))}
        {problems.scopes === undefined ? null : (
          <p className="text-stop text-xs">{problems.scopes}</p>
        )}
      </fieldset>
      <TextField label="API key" type="password" {...field("apiKey")} />
      <TextField label="API secret" type="password" {...field("apiSecret")} />
    </div>
  );
}
