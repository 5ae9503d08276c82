let made: BroadcastChannel | undefined;

/** One for the page, which is therefore not told of what it says itself. */
const channel = (): BroadcastChannel => (made ??= new BroadcastChannel("countersign-session"));

/** Tells the browser's other tabs and windows, which have the same cookie, that there is a new session. */
export const tellSignedIn = (): void => {
  channel().postMessage("signed-in");
};

/** Calls `hear` when somebody has signed in in another tab or window. Returns the way to stop. */
export const onSignedInElsewhere = (hear: () => void): (() => void) => {
  const listen = (): void => {
    hear();
  };
  channel().addEventListener("message", listen);
  return () => {
    channel().removeEventListener("message", listen);
  };
};
