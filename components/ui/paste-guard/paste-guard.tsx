"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { notify } from "@/components/ui/toast";
import { watchFields, type Refusal } from "@/lib/browser/guard/watch-fields";

const SecretDialog = lazy(() => import("./secret-dialog"));

/** Keeps recovery phrases and secret keys out of every field of the app, and says why. */
export function PasteGuard() {
  const [kept, setKept] = useState<Exclude<Refusal, "unchecked"> | null>(null);

  useEffect(
    () =>
      watchFields((what) => {
        if (what === "unchecked") {
          notify({
            kind: "error",
            text: "What you pasted could not be looked at, so it was left out. Check your connection and paste it again.",
          });
        } else setKept(what);
      }),
    [],
  );

  if (kept === null) return null;
  return (
    <Suspense>
      <SecretDialog
        secret={kept}
        onClose={() => {
          setKept(null);
        }}
      />
    </Suspense>
  );
}
