import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For who is not signed in, or no longer. */
export function SignInFirst() {
  return (
    <EmptyState
      title="The studio opens with your wallet"
      action={<ButtonLink href="/">Go to the market</ButtonLink>}
    >
      Connect your wallet at the top of the page and sign in with it. Signing in costs nothing and
      moves nothing.
    </EmptyState>
  );
}

/** For who has no REALM account connected: what is made here is made at REALM, in their name. */
export function ConnectInvitation() {
  return (
    <EmptyState
      title="Connect your REALM account"
      action={
        <ButtonLink href="/account" variant="primary">
          Connect REALM account
        </ButtonLink>
      }
    >
      Models, pictures and sales belong to your account at REALM. Connect it once with its key and
      secret; they are kept encrypted and are never shown again.
    </EmptyState>
  );
}
