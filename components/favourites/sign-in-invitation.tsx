import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For who is not signed in, or no longer. */
export function SignInInvitation() {
  return (
    <EmptyState
      heading="h1"
      title="Your favourites open with your wallet"
      action={<ButtonLink href="/">Go to the market</ButtonLink>}
    >
      Connect your wallet at the top of the page and sign in with it. Signing in costs nothing and
      moves nothing.
    </EmptyState>
  );
}
