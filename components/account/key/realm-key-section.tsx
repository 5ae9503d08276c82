import type { Connection } from "@/lib/core/account";
import { Section } from "../section";
import { ConnectCard } from "./connect-card";
import { DueNotice } from "./due-notice";
import { EarlierKeys } from "./earlier-keys";
import { KeyCard } from "./key-card";

/** The REALM account a wallet works with: connected, replaced, disconnected here. */
export function RealmKeySection({ connection }: { connection: Connection }) {
  const { active, earlier } = connection;
  return (
    <Section
      id="realm-account"
      title="REALM account"
      about="What you make in the studio is made at REALM, in your name and with your key. Whoever holds the key and its secret can act for you there."
    >
      {active === null ? (
        <ConnectCard />
      ) : (
        <>
          <DueNotice credential={active} />
          <KeyCard credential={active} />
        </>
      )}
      {earlier.length === 0 ? null : <EarlierKeys keys={earlier} />}
    </Section>
  );
}
