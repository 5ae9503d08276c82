import "server-only";

export { fixedAccess } from "./access";
export { createRealmClient, type RealmClient } from "./client";
export { pingRealm, realm } from "./instance";
export { verifyCredential } from "./verify-credential";
