"use client";

import { useState } from "react";
import { CheckField } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { CodedError } from "@/lib/core/errors";
import { personalDataInModel } from "@/lib/core/model";
import type { ModelPatch } from "@/lib/core/realm";
import { personalDataWords, type PersonalData } from "@/lib/core/text";

/**
 * Asks before a model's words leave that give somebody away: what was found, and whether to send it.
 * `answerFor` gives what goes with the words, and throws PERSONAL_DATA while that was not answered.
 */
export const usePersonalData = () => {
  const [found, setFound] = useState<readonly PersonalData[]>([]);
  const [agreed, setAgreed] = useState(false);

  const answerFor = (words: ModelPatch): { personalData?: "send" } => {
    const now = personalDataInModel(words);
    const isAnswered = agreed && now.every(({ text }) => found.some((one) => one.text === text));
    setFound(now);
    if (now.length === 0) return {};
    if (isAnswered) return { personalData: "send" };
    setAgreed(false);
    throw new CodedError("PERSONAL_DATA", "not asked about yet");
  };

  const question =
    found.length === 0 ? null : (
      <Notice tone="check" role="alert">
        <p>These words seem to hold personal data. Nothing was sent.</p>
        <ul aria-label="Personal data" className="my-2 list-disc pl-5">
          {found.map(({ kind, text }) => (
            <li key={`${kind} ${text}`} className="wrap-anywhere">
              {text}: {personalDataWords[kind]}
            </li>
          ))}
        </ul>
        <CheckField
          label="Send it anyway"
          hint="It goes to REALM, and buyers see it if you list the model."
          checked={agreed}
          onChange={({ currentTarget }) => {
            setAgreed(currentTarget.checked);
          }}
        />
      </Notice>
    );
  return { answerFor, question };
};
