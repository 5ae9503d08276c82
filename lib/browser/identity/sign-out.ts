/** Ends the session on the server. Nothing of the wallet changes. @throws Error when it did not end. */
export const signOut = async (): Promise<void> => {
  const response = await fetch("/api/identity/sign-out", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
  // 401: it had ended already, which is what was asked for.
  if (!response.ok && response.status !== 401)
    throw new Error(`sign-out answered ${response.status}`);
};
