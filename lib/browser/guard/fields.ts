export type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** Types of inputs into which a text can be put whole. */
const TEXT_TYPES: ReadonlySet<string> = new Set([
  "text",
  "search",
  "password",
  "email",
  "url",
  "tel",
]);

/** The text control an event is about; null for anything else, and where a form says that it guards itself. */
export const textControlOf = (target: EventTarget | null): TextControl | null => {
  const isText =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && TEXT_TYPES.has(target.type));
  return isText && target.closest("[data-own-guard]") === null ? target : null;
};

/**
 * Puts a value into a control past React's own setter: React then takes the next `input` event for a
 * change by its person and learns of it.
 */
export const setValue = (control: TextControl, value: string): void => {
  const prototype =
    control instanceof HTMLTextAreaElement
      ? HTMLTextAreaElement.prototype
      : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, value);
};

/** Tells everybody who listens that a control's value has changed. */
export const announceInput = (control: TextControl): void => {
  control.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
};

/** Pastes a text where the control's cursor is, as the browser would have done. */
export const pasteInto = (control: TextControl, text: string): void => {
  const { value, selectionStart, selectionEnd, maxLength } = control;
  const start = selectionStart ?? value.length;
  const end = selectionEnd ?? value.length;
  const room = maxLength < 0 ? text.length : Math.max(0, maxLength - value.length + end - start);
  const inserted = text.slice(0, room);
  setValue(control, value.slice(0, start) + inserted + value.slice(end));
  // Inputs of some types have no cursor to set.
  if (selectionStart !== null) {
    const cursor = start + inserted.length;
    control.setSelectionRange(cursor, cursor);
  }
  announceInput(control);
};
