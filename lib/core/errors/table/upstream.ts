import { entry, type ErrorEntry } from "./entry";

/** REALM, its credentials, and addresses outside. */
export const upstream = {
  REALM_UNAVAILABLE: entry(
    503,
    true,
    "REALM does not answer at the moment. Nothing was paid. Try again soon.",
  ),
  REALM_RATE_LIMITED: entry(
    503,
    true,
    "REALM is busy and asked for a pause. Nothing was paid. Try again soon.",
  ),
  REALM_QUOTA: entry(
    429,
    false,
    "This month's quota of your REALM account is used up. Nothing was charged. When it begins anew stands under Account.",
  ),
  REALM_QUOTA_INSTANCE: entry(
    503,
    false,
    "This month's quota of this instance's REALM account is used up. Nothing was charged. The operator has to look at it.",
  ),
  REALM_CREDENTIAL: entry(
    502,
    false,
    "This instance's REALM key was refused. The operator has to look at it.",
  ),
  REALM_SIGNATURE: entry(
    502,
    false,
    "REALM refused this instance's signature or clock. The operator has to look at it.",
  ),
  REALM_ANSWER: entry(502, true, "REALM answered something unreadable. Nothing was paid."),
  REALM_REFUSED: entry(502, false, "REALM refused this call."),
  CREDENTIAL_NOT_FOUND: entry(404, false, "There is no such credential."),
  CREDENTIAL_KNOWN: entry(409, false, "This key is or was in use here already. Take a new one."),
  CREDENTIAL_STATE: entry(
    409,
    false,
    "This credential is not in a state in which that can be done.",
  ),
  CREDENTIAL_WAITING: entry(
    409,
    false,
    "Another key waits already for some of these operations. Promote or revoke that one first.",
  ),
  CREDENTIAL_UNVERIFIED: entry(
    409,
    false,
    "REALM has not confirmed this credential yet. Verify it first.",
  ),
  CREDENTIAL_BUSY: entry(
    409,
    true,
    "Another key of yours is being connected at this moment. Try again in a minute.",
  ),
  CREDENTIAL_OTHER_ACCOUNT: entry(
    409,
    false,
    "This key belongs to another REALM account than the last one in force, with other models, jobs and listings. Take one of the same account. Whoever means to change accounts says so: a creator under Account, an operator, once nothing else of the former account is in force, with npm run keys -- promote ID --other-account.",
  ),
  CREDENTIAL_REFUSED: entry(422, false, "REALM does not accept this key and secret."),
  CREDENTIAL_MISSING: entry(
    503,
    false,
    "This instance has no REALM credential for this. The operator has to look at it.",
  ),
  CREDENTIAL_ENVIRONMENT: entry(
    422,
    false,
    "This credential was made for another environment, or for the sandbox. Each environment has its own.",
  ),
  CREDENTIAL_REQUIRED: entry(
    409,
    false,
    "This needs a REALM credential of your own. Connect it first.",
  ),
  VAULT_LOCKED: entry(
    500,
    false,
    "The stored credentials can't be read with this instance's master key. The operator has to look at it.",
  ),
  OUTSIDE_ADDRESS_REFUSED: entry(
    422,
    false,
    "That address can't be used: it has to be https, public, and without a name or password in it.",
  ),
  OUTSIDE_ANSWER_REFUSED: entry(
    502,
    false,
    "What came from that address is too large, or of a kind that is not taken here.",
  ),
  OUTSIDE_UNAVAILABLE: entry(
    502,
    true,
    "That address does not answer as it should. Try again soon.",
  ),
} as const satisfies Record<string, ErrorEntry>;
