import { expect, type Locator, type Page } from "@playwright/test";
import { answerWallet } from "./person";

interface SignedAction {
  /** Where the button is; the page where left out. */
  readonly within?: Locator;
  /** The button that opens the dialog. */
  readonly button: string;
  /** The dialog's name. */
  readonly dialog: string;
  /** What is typed or chosen before the text to sign is made. */
  readonly fill?: (dialog: Locator) => Promise<void>;
  /** Looked for in the text that is signed. */
  readonly signs: readonly string[];
}

/** Does what is done only with a fresh signature: opened, filled in, read, signed, and gone. */
export const signAction = async (
  page: Page,
  { within, button, dialog: name, fill, signs }: SignedAction,
): Promise<void> => {
  await (within ?? page).getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  await fill?.(dialog);
  await dialog.getByRole("button", { name: "Continue" }).click();
  const text = dialog.getByLabel("Text to sign");
  for (const part of signs) await expect(text).toContainText(part);
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(dialog).toBeHidden();
};
