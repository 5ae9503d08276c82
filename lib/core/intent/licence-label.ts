/** What an intent calls the licence of an asset, which it knows by its id alone. */
export const licenceLabel = (assetId: string): string => `licence for ${assetId}`;
