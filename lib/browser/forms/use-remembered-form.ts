"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { useForm, type DefaultValues, type FieldValues, type Path } from "react-hook-form";
import type { z } from "zod";
import { ApiProblem } from "../http/call-api";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { draftStore } from "./draft";

interface RememberedForm<Typed extends FieldValues, Sent> {
  /** Names the draft; one for each thing a form is about, such as "new-model". */
  readonly name: string;
  /** What is typed, as the fields hold it. */
  readonly typed: z.ZodType<Typed>;
  /** What is sent, made from what is typed; the server parses it with its own schema again. */
  readonly schema: z.ZodType<Sent, Typed>;
  readonly initial: DefaultValues<Typed>;
  /** What somebody came here for, such as a model: it takes the place of what was left from before. */
  readonly override?: Partial<Typed> | undefined;
  /** Which field an error of the server is about, such as USERNAME_TAKEN. */
  readonly fieldOf?: (code: ErrorCode) => Path<Typed> | undefined;
}

const sentenceOf = (error: unknown): string =>
  error instanceof CodedError
    ? error.sentence
    : "Something went wrong in this page. What you typed is kept; try again.";

/**
 * A form that loses nothing: what is typed outlives an error, a reload and a session's end (this tab
 * only), and what is wrong is said at its field, whether the browser or the server found it. Not for
 * secrets.
 */
export const useRememberedForm = <Typed extends FieldValues, Sent>({
  name,
  typed,
  schema,
  initial,
  override,
  fieldOf,
}: RememberedForm<Typed, Sent>) => {
  const form = useForm<Typed, unknown, Sent>({
    resolver: zodResolver(schema),
    defaultValues: initial,
    mode: "onTouched",
  });
  const draft = useMemo(() => draftStore(name), [name]);
  const [problem, setProblem] = useState<string | null>(null);

  // After mounting, so that the first picture is the server's own.
  useEffect(() => {
    const kept = typed.safeParse(draft.read());
    if (kept.success) form.reset(kept.data, { keepDefaultValues: true });
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        draft.write(values);
      },
    });
  }, [draft, form, typed]);

  const takeOver = useEffectEvent(() => {
    if (override !== undefined)
      form.reset({ ...form.getValues(), ...override }, { keepDefaultValues: true });
  });
  const meant = JSON.stringify(override);
  // After what was left from before is here; it is written down with the rest.
  useEffect(() => {
    takeOver();
  }, [form, meant]);

  const isField = (path: string): path is Path<Typed> =>
    Object.hasOwn(form.getValues(), path.split(".")[0] ?? "");

  /** Says at the fields what is about them; gives whether anything was. */
  const sayAtFields = (error: CodedError): boolean => {
    const issues = error instanceof ApiProblem ? error.issues : [];
    const about = fieldOf?.(error.code);
    const placed = [
      ...issues,
      ...(about === undefined ? [] : [{ path: about, message: error.sentence }]),
    ].flatMap(({ path, message }) => (isField(path) ? [{ path, message }] : []));
    placed.forEach(({ path, message }, at) => {
      form.setError(path, { message }, { shouldFocus: at === 0 });
    });
    return placed.length > 0;
  };

  /** The form's onSubmit: the draft goes once `act` is done; what it throws is shown. */
  const submit = (act: (sent: Sent) => Promise<void>) =>
    form.handleSubmit(async (sent) => {
      setProblem(null);
      try {
        await act(sent);
        draft.forget();
      } catch (error) {
        if (!(error instanceof CodedError) || !sayAtFields(error)) setProblem(sentenceOf(error));
      }
    });

  return { form, problem, submit, forgetDraft: draft.forget };
};

/** A remembered form that is handed on: typed as `Typed`, sent as `Sent`. */
export type RememberedFormState<Typed extends FieldValues, Sent> = ReturnType<
  typeof useRememberedForm<Typed, Sent>
>;
