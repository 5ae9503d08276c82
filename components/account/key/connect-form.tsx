"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState, type ClipboardEvent } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CheckField, TextField } from "@/components/ui/form";
import { Problem } from "@/components/ui/problem";
import { connectRealm } from "@/lib/browser/account/client";
import {
  connectSchema,
  looksLikeWalletSecret,
  WALLET_SECRET_WORDS,
  type ConnectRequest,
} from "@/lib/core/account";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { sentenceOf } from "../sentence";

/** What a person at the form can do about it; the coded sentence speaks to operators as well. */
const OTHER_ACCOUNT =
  "This key belongs to another REALM account than the last one in force. Enter one of the same account, or say below that you mean to change.";

const empty: ConnectRequest = { apiKey: "", apiSecret: "" };

/** What is wrong with the key itself, to be said at its field. */
const ofTheKey: ReadonlySet<ErrorCode> = new Set([
  "CREDENTIAL_REFUSED",
  "CREDENTIAL_KNOWN",
  "CREDENTIAL_ENVIRONMENT",
  "CREDENTIAL_OTHER_ACCOUNT",
]);

interface ConnectFormProps {
  /** The button's words. */
  action: string;
  onConnected: () => void;
}

/**
 * Takes a REALM key and its secret. They live in the two fields only: no draft is kept, and once REALM
 * has answered, whatever it was, the fields are empty again. Posted by a browser without scripts they
 * would still not come into an address.
 */
export function ConnectForm({ action, onConnected }: ConnectFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [asksForAccount, setAsksForAccount] = useState(false);
  const form = useForm<ConnectRequest, unknown, ConnectRequest>({
    resolver: zodResolver(connectSchema),
    defaultValues: empty,
    mode: "onTouched",
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (secret) => {
    setProblem(null);
    try {
      await connectRealm(secret);
      form.reset(empty);
      onConnected();
    } catch (error) {
      if (error instanceof CodedError && ofTheKey.has(error.code)) {
        form.reset(empty);
        const isOther = error.code === "CREDENTIAL_OTHER_ACCOUNT";
        if (isOther) setAsksForAccount(true);
        const message = isOther ? OTHER_ACCOUNT : error.sentence;
        form.setError("apiKey", { message }, { shouldFocus: true });
      } else setProblem(sentenceOf(error));
    }
  });

  const guarded = (name: "apiKey" | "apiSecret") => ({
    type: "password",
    autoComplete: "off",
    spellCheck: false,
    readOnly: isSubmitting,
    onPaste: (event: ClipboardEvent) => {
      if (!looksLikeWalletSecret(event.clipboardData.getData("text"))) return;
      event.preventDefault();
      setProblem(WALLET_SECRET_WORDS);
    },
    problem: errors[name]?.message,
  });

  return (
    <form
      method="post"
      // By its own rules, which refuse anything of a wallet's form.
      data-own-guard
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid max-w-md gap-5"
    >
      <TextField label="API key" {...guarded("apiKey")} {...form.register("apiKey")} />
      <TextField label="API secret" {...guarded("apiSecret")} {...form.register("apiSecret")} />
      {asksForAccount ? (
        <CheckField
          label="Connect another REALM account than before"
          hint="Models, jobs and listings of the former one are out of reach here until one of its keys is connected again."
          {...form.register("otherAccount")}
        />
      ) : null}
      <Problem said={problem} />
      <div>
        <Button type="submit" variant="primary" disabled={isSubmitting}>
          {isSubmitting ? "Asking REALM…" : action}
        </Button>
      </div>
    </form>
  );
}
