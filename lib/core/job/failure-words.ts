/**
 * REALM's error codes of jobs, in words: what happened and what to do. Its documentation lists none;
 * these are the ones its sandbox and its like use.
 */
const words = {
  content_rejected:
    "REALM's rules do not allow what was asked for. Change the words or the picture and try again.",
  no_face: "REALM found no face in the picture. Take one that shows the face from the front.",
  too_few_images: "REALM needs more pictures for a training. Add some and try again.",
  out_of_memory: "REALM ran out of memory over it. Ask for something smaller or shorter.",
  processing_failed: "Something broke at REALM while it worked on this. Try again.",
  timeout: "REALM took too long and gave it up. Try again.",
  quota_exceeded: "Your quota at REALM is used up. It fills again at the date in your account.",
  model_not_ready: "The model is not trained yet. Train it, then try again.",
} as const;

const isKnown = (code: string): code is keyof typeof words => Object.hasOwn(words, code);

/** The sentence of a code; null for one that nobody has heard of yet. */
export const failureWords = (code: string): string | null => (isKnown(code) ? words[code] : null);
