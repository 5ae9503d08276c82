"use client";

import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast";
import { Card } from "../card";
import { ConnectForm } from "./connect-form";

/** For a wallet without a REALM account: what happens to a key, and the form. */
export function ConnectCard() {
  const router = useRouter();
  return (
    <Card>
      <p className="max-w-prose text-sm">
        Make a key for this app in your settings at REALM, and enter it with its secret here, once.
      </p>
      <ul className="text-muted mt-3 mb-6 grid max-w-prose list-disc gap-1 pl-5 text-sm">
        <li>REALM is asked whether it takes them. If it does not, nothing of them is kept.</li>
        <li>They are kept encrypted and are never shown again, to you or to anybody else.</li>
        <li>You can replace or disconnect them here at any time.</li>
      </ul>
      <ConnectForm
        action="Connect REALM account"
        onConnected={() => {
          notify({ kind: "success", text: "Your REALM account is connected." });
          router.refresh();
          // The form goes with what had the focus: a keyboard goes on from the page's beginning.
          document.getElementById("main")?.focus();
        }}
      />
    </Card>
  );
}
