import type { Metadata } from "next";
import { Suspense } from "react";
import {
  AccountFrame,
  OwnDataSection,
  ProfileSkeleton,
  RealmKeySection,
  SessionSection,
  SignInFirst,
} from "@/components/account";
import { PageFrame } from "@/components/layout/page-frame";
import { listSessions, readConnection } from "@/lib/server/account";
import { currentSession } from "@/lib/server/identity";
import { uploadsKept } from "@/lib/server/files";
import { whatStays } from "@/lib/server/own-data";
import { RealmProfile } from "./realm-profile";

export const metadata: Metadata = { title: "Account", robots: { index: false } };

export default async function AccountPage() {
  const session = await currentSession();
  if (session === null)
    return (
      <PageFrame>
        <SignInFirst />
      </PageFrame>
    );
  const [connection, sessions, uploads] = await Promise.all([
    readConnection(session.wallet),
    listSessions(session),
    uploadsKept(session.wallet),
  ]);
  return (
    <PageFrame>
      <AccountFrame wallet={session.wallet}>
        <RealmKeySection connection={connection} />
        {connection.active === null ? null : (
          // Another key may be another account: its profile is asked for anew.
          <Suspense key={connection.active.fingerprint} fallback={<ProfileSkeleton />}>
            <RealmProfile wallet={session.wallet} />
          </Suspense>
        )}
        <SessionSection sessions={sessions} />
        <OwnDataSection uploads={uploads} stays={whatStays()} />
      </AccountFrame>
    </PageFrame>
  );
}
