import { byId } from "../common/dom";
import type { Question } from "./questions";

interface Answers {
  readonly approve: () => Promise<void>;
  readonly reject: () => void;
}

/** How long the answer stands before the window closes, in milliseconds. */
const FAREWELL = 300;

const show = (heading: string, origin: string | null, body: readonly Node[]): void => {
  byId("origin", HTMLParagraphElement).textContent = origin ?? "";
  byId("body", HTMLDivElement).replaceChildren(...body);
  const title = byId("heading", HTMLHeadingElement);
  title.textContent = heading;
  // The heading, not a button: a key pressed by habit must not approve, and it is read out first.
  title.focus();
};

const onEscape = (action: () => void): void => {
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") action();
  });
};

const paragraph = (text: string): HTMLParagraphElement => {
  const element = document.createElement("p");
  element.className = "explanation";
  element.textContent = text;
  return element;
};

/** Shows a question and wires its two answers. */
export const showQuestion = (
  origin: string,
  { heading, body }: Question,
  { approve, reject }: Answers,
): void => {
  show(heading, origin, body);
  const approveButton = byId("approve", HTMLButtonElement);
  const rejectButton = byId("reject", HTMLButtonElement);
  let decided = false;
  // The first answer counts: an Escape after Approve must not tell the site no while it is signed.
  const decide = (carryOut: () => unknown): void => {
    if (decided) return;
    decided = true;
    approveButton.disabled = rejectButton.disabled = true;
    carryOut();
  };
  approveButton.addEventListener("click", () => {
    decide(approve);
  });
  rejectButton.addEventListener("click", () => {
    decide(reject);
  });
  onEscape(() => {
    decide(reject);
  });
  approveButton.hidden = rejectButton.hidden = false;
};

/**
 * Says how it ended, and closes. Not at once: a window that vanishes under a pressed button passes
 * the rest of the click to what is behind it.
 */
export const showAnswer = (answer: "Approved" | "Rejected"): void => {
  byId("heading", HTMLHeadingElement).textContent = answer;
  setTimeout(() => {
    window.close();
  }, FAREWELL);
};

const showEnd = (heading: string, origin: string | null, text: string): void => {
  show(heading, origin, [paragraph(text)]);
  byId("approve", HTMLButtonElement).hidden = true;
  byId("reject", HTMLButtonElement).hidden = true;
  const close = byId("close", HTMLButtonElement);
  close.hidden = false;
  const closeWindow = (): void => {
    window.close();
  };
  close.addEventListener("click", closeWindow);
  onEscape(closeWindow);
};

/** The wallet said no by itself: the site has its answer, the person reads why. */
export const showRefusal = (origin: string, why: string): void => {
  showEnd("The wallet refused", origin, `${why} Nothing was signed.`);
};

/** The page was opened by hand. */
export const showNothing = (): void => {
  showEnd("Nothing to approve", null, "This window opens when a site asks for a signature.");
};
