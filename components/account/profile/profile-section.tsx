import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { ProfileView } from "@/lib/core/account";
import type { Address } from "@/lib/core/solana";
import { Card, Fact } from "../card";
import { Section } from "../section";
import { Email } from "./email";
import { Quota } from "./quota";
import { RealmWallet } from "./realm-wallet";
import { UsernameForm } from "./username-form";

interface ProfileSectionProps {
  /** The profile, or why there is none to show, in a sentence. */
  told: ProfileView | string;
  wallet: Address;
}

/** Who one is at REALM, and how much of its quota is used. */
export function ProfileSection({ told, wallet }: ProfileSectionProps) {
  if (typeof told === "string")
    return (
      <Frame>
        <Notice tone="check">{told}</Notice>
      </Frame>
    );
  return (
    <Frame>
      <Card>
        <UsernameForm username={told.username} wallet={wallet} />
        <dl className="border-line -mb-2 mt-5 border-t pt-3 text-sm">
          <Fact name="E-mail">
            <Email masked={told.maskedEmail} />
          </Fact>
          <Fact name="Wallet at REALM">
            <RealmWallet known={told.wallet} wallet={wallet} />
          </Fact>
        </dl>
      </Card>
      <Card>
        <Quota quota={told.quota} />
      </Card>
    </Frame>
  );
}

/** In the shape of what comes, while REALM is asked. */
export function ProfileSkeleton() {
  return (
    <Frame>
      <p className="sr-only">REALM is asked for your profile.</p>
      <Card>
        <Skeleton className="h-4 w-20" />
        <Skeleton className="mt-7 h-11 w-full max-w-md" />
        <Skeleton className="mt-10 h-4 w-64" />
        <Skeleton className="mt-5 h-4 w-72" />
      </Card>
      <Card>
        <Skeleton className="h-4 w-32" />
        <Skeleton className="mt-3 h-2 w-full" />
        <Skeleton className="mt-3 h-4 w-48" />
      </Card>
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <Section
      id="profile"
      title="Profile and quota"
      about="As REALM has them. What you change here is changed there."
    >
      {children}
    </Section>
  );
}
