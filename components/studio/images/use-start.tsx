"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { startOnce } from "@/lib/browser/forms/start-once";
import { callApi } from "@/lib/browser/http/call-api";
import { jobAnswerSchema, personalDataIn, type StartJob } from "@/lib/core/job";
import type { PersonalData } from "@/lib/core/text";
import { JOBS } from "./use-latest-jobs";
import { PersonalDataDialog } from "./personal-data-dialog";
import type { ImageWish } from "./wish";

interface Question {
  readonly found: readonly PersonalData[];
  readonly answer: (send: boolean) => void;
}

interface Starting {
  /** True once it was sent, false where its author took it back. @throws CodedError */
  readonly start: (wish: ImageWish) => Promise<boolean>;
  /** The question in between; stands somewhere on the page. */
  readonly question: ReactNode;
}

/** Starts jobs for pictures, each once however often it is pressed, and asks where words need it. */
export const useStart = (): Starting => {
  const client = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);

  const ask = (found: readonly PersonalData[]): Promise<boolean> =>
    new Promise((resolve) => {
      setQuestion({
        found,
        answer: (send) => {
          setQuestion(null);
          resolve(send);
        },
      });
    });

  const send = async (wish: ImageWish & Pick<StartJob, "personalData">): Promise<void> => {
    try {
      await startOnce(wish.kind, wish, (body) =>
        callApi({ path: "/api/jobs", method: "POST", body, schema: jobAnswerSchema }),
      );
    } finally {
      void client.invalidateQueries({ queryKey: [JOBS] });
    }
  };

  const start = async (wish: ImageWish): Promise<boolean> => {
    const found = personalDataIn(wish);
    if (found.length === 0) await send(wish);
    else if (await ask(found)) await send({ ...wish, personalData: "send" });
    else return false;
    return true;
  };

  return {
    start,
    question:
      question === null ? null : (
        <PersonalDataDialog found={question.found} onAnswer={question.answer} />
      ),
  };
};
