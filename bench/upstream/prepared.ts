/** What REALM answers to a purchase that it prepared, about as large as it is. */
export const PREPARED = JSON.stringify({
  purchaseId: "pur_0123456789abcdef01234567",
  listingId: "list_0123456789abcdef01234567",
  status: "pending_signature",
  transaction: "AQID".repeat(220),
  expiresAt: "2026-11-21T22:20:00Z",
});
