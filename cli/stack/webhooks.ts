import type { SandboxReady } from "./sandbox";

/** Has the sandbox send REALM's events to an app. @throws Error where it says no. */
export const registerWebhooks = async (
  { control }: Pick<SandboxReady, "control">,
  appUrl: string,
): Promise<void> => {
  const answer = await fetch(`${control}/webhooks`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ url: `${appUrl}/api/webhooks/realm` }),
  });
  if (!answer.ok) throw new Error(`The sandbox takes no webhook address: ${answer.status}.`);
};
