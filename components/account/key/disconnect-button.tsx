"use client";

import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { disconnectRealm } from "@/lib/browser/account/client";
import { sentenceOf } from "../sentence";

/** Ends the connection for good, after asking. */
export function DisconnectButton() {
  return (
    <ConfirmedAction
      label="Disconnect"
      variant="danger"
      title="Disconnect this REALM account?"
      yes="Disconnect"
      answer="danger"
      act={async () => {
        await disconnectRealm();
        return "Disconnected. Revoke the key at REALM as well.";
      }}
      sentenceOf={sentenceOf}
    >
      <ul className="grid list-disc gap-2 pl-5 text-sm">
        <li>The key&rsquo;s secret is erased here at once. It can&rsquo;t be connected again.</li>
        <li>
          At REALM the key goes on working. Revoke it there too: only REALM can end it for
          everybody.
        </li>
        <li>
          Your models, listings and sales stay at REALM. Jobs under way go on there, but are no
          longer followed here.
        </li>
      </ul>
    </ConfirmedAction>
  );
}
